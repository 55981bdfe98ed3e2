package semblance.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import semblance.core.contract.MemoryLocation;
import semblance.core.data.FileLocation;

/** Texts for tests, and places of them. */
final class Texts {
    private Texts() {}

    static MemoryLocation place(String name, byte[] bytes) {
        return new MemoryLocation(URI.create("file:///" + name), bytes);
    }

    static MemoryLocation place(String text) {
        return place("x.txt", text.getBytes(StandardCharsets.UTF_8));
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

    /** All rows. */
    static List<String> rows(TextSource source, Location from) throws IOException {
        Dataset data = source.read(from, Optional.empty());
        List<String> rows = new ArrayList<>();
        for (int p = 0; p < data.partitions(); p++)
            try (Stream<semblance.api.data.Table> tables = data.partition(p)) {
                tables.forEachOrdered(table -> rows.addAll(List.of(table.texts(0))));
            }
        return rows;
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
