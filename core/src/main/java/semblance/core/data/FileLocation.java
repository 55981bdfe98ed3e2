package semblance.core.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file. What is written goes to a file beside it, which takes its place with {@link #commit}. */
public final class FileLocation implements LocalLocation {
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private AtomicFile writing; // null if nothing is being written
    private OutputStream stream;

    /** @param path as the user gave it, for messages */
    public FileLocation(Path path) {
        this.path = path;
    }

    /** The file. */
    public Path path() {
        return path;
    }

    @Override
    public URI uri() {
        return path.toUri();
    }

    /** @throws IOException if there is no such file, it is a folder, or it may not be read; the message names it */
    @Override
    public InputStream open() throws IOException {
        if (Files.isDirectory(path)) throw new IOException(path + " is a folder, expected a file");
        try {
            return Files.newInputStream(path);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + path, e);
        } catch (AccessDeniedException e) {
            throw new IOException("cannot read " + path + ": permission denied", e);
        }
    }

    /** A stream whose bytes appear with {@link #commit}; a second one starts anew. */
    @Override
    public OutputStream create() throws IOException {
        close();
        writing = AtomicFile.create(path);
        stream = new BufferedOutputStream(writing.stream(), BUFFER);
        return stream;
    }

    @Override
    public void commit() throws IOException {
        if (writing == null) return;
        stream.flush();
        writing.commit();
        writing = null;
    }

    @Override
    public void close() throws IOException {
        if (writing != null) writing.close();
        writing = null;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
