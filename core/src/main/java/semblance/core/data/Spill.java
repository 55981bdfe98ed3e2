package semblance.core.data;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that are written once and then read any number of times: in memory, or in a temporary file if they are many. */
final class Spill extends OutputStream {
    private static final int MEMORY = 1 << 20;

    private final Path folder;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file; // null while all is in memory
    private OutputStream stream;

    Spill(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (file == null && memory.size() + count > MEMORY) {
            file = Files.createTempFile(folder, "semblance-", ".stream");
            file.toFile().deleteOnExit();
            stream = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            memory.writeTo(stream);
            memory = new ByteArrayOutputStream();
        }
        if (file == null) memory.write(bytes, from, count);
        else stream.write(bytes, from, count);
    }

    @Override
    public void flush() throws IOException {
        if (file != null) stream.flush();
    }

    /** To be called once all is written and flushed. */
    InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
    }

    void drop() throws IOException {
        memory = new ByteArrayOutputStream();
        if (file == null) return;
        stream.close();
        Files.deleteIfExists(file);
    }
}
