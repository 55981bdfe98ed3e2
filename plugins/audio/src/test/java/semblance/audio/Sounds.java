package semblance.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Table;
import semblance.core.contract.MemoryLocation;
import semblance.core.data.FileLocation;

/** Sounds for tests, and places of them. */
final class Sounds {
    private Sounds() {}

    /** A file of 16 bits. */
    static byte[] wav(int rate, int channels, float... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Wav.write(rate, channels, values, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Values that 16 bits can hold. */
    static float[] values(int length, int seed) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (short) (seed * 4099 + i * 7919) / 32768f;
        return values;
    }

    /** A description of a format, for {@link #riff}. */
    static byte[] format(int tag, int channels, int rate, int bits) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .array();
    }

    /** A file of chunks: names and contents in turn. */
    static byte[] riff(Object... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("RIFF\0\0\0\0WAVE".getBytes(StandardCharsets.US_ASCII));
        for (int c = 0; c < chunks.length; c += 2) {
            byte[] content = (byte[]) chunks[c + 1];
            out.writeBytes(((String) chunks[c]).getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(content.length)
                    .array());
            out.writeBytes(content);
            if (content.length % 2 == 1) out.write(0);
        }
        return out.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) values[i];
        return bytes;
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
        return new AudioSource().read(from, Optional.empty());
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
