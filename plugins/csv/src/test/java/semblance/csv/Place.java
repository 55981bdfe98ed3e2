package semblance.csv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Table;

/** Places of rows for tests: bytes in memory, or a file. */
final class Place implements Location {
    private final URI uri;
    private byte[] bytes;

    private Place(String name, byte[] bytes) {
        this.uri = URI.create("memory:/" + name);
        this.bytes = bytes;
    }

    static Place of(String name, byte[] bytes) {
        return new Place(name, bytes);
    }

    static Place of(String text) {
        return new Place("x.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static Place empty(String name) {
        return new Place(name, new byte[0]);
    }

    /** A file, called by its last name. */
    static Location file(Path path) {
        return new Location() {
            @Override
            public URI uri() {
                return path.toUri();
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(path);
            }

            @Override
            public OutputStream create() throws IOException {
                return Files.newOutputStream(path);
            }

            @Override
            public String toString() {
                return path.getFileName().toString();
            }
        };
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

    /** All tables of some text, read with the defaults. */
    static Dataset read(String text) throws IOException {
        return new CsvSource().read(of(text), Optional.empty());
    }

    /** All tables, in order. */
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

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public OutputStream create() {
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                bytes = toByteArray();
            }
        };
    }

    @Override
    public String toString() {
        return uri.getPath().substring(1);
    }
}
