package semblance.images;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Table;
import semblance.core.contract.MemoryLocation;
import semblance.core.data.FileLocation;

/** Pictures for tests, and places of them. */
final class Pictures {
    private Pictures() {}

    /** Bytes of a picture whose every value tells where it is. */
    static byte[] pixels(Size size, int seed) {
        byte[] pixels = new byte[size.values()];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (seed * 31 + i * 7);
        return pixels;
    }

    static byte[] png(Size size, int seed) {
        return png(size, pixels(size, seed));
    }

    static byte[] png(Size size, byte[] pixels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Picture.write(pixels, size, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An IDX file of pictures, or with height 0 of labels. */
    static byte[] idx(int magic, int count, int height, int width, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(out)) {
            data.writeInt(magic);
            data.writeInt(count);
            if (height > 0) {
                data.writeInt(height);
                data.writeInt(width);
            }
            data.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A place in memory, at file:///name. */
    static MemoryLocation place(String name, byte[] bytes) {
        return new MemoryLocation(URI.create("file:///" + name), bytes);
    }

    /** A folder or archive in memory, without entries. */
    static MemoryLocation place(String name) {
        return new MemoryLocation(URI.create("file:///" + name));
    }

    static void put(MemoryLocation place, String name, byte[] bytes) {
        try (OutputStream out = place.resolve(name).create()) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Dataset read(Location from) throws IOException {
        return new ImageSource().read(from, Optional.empty());
    }

    static List<Table> tables(Dataset data) {
        List<Table> tables = new ArrayList<>();
        for (int p = 0; p < data.partitions(); p++)
            try (Stream<Table> some = data.partition(p)) {
                some.forEachOrdered(tables::add);
            }
        return tables;
    }

    /** The only table. */
    static Table table(Dataset data) {
        List<Table> tables = tables(data);
        if (tables.size() != 1) throw new AssertionError("expected one table, found " + tables.size());
        return tables.get(0);
    }

    /** A file of the data beside the checkout; the test is skipped if there are none. */
    static FileLocation shared(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
            if (Files.exists(folder.resolve("LICENSE"))) {
                Path data = folder.resolve("../shared/data");
                Assumptions.assumeTrue(Files.isDirectory(data), "no data beside the checkout");
                return new FileLocation(data.resolve(name));
            }
        throw new IllegalStateException("not within the repository");
    }
}
