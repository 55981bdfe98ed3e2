package semblance.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import semblance.api.data.Location;

/**
 * A location whose writing is finished here: what a sink wrote appears with {@link #commit}, and is dropped by
 * {@link #close} without one. {@link #close} also frees what reading needed.
 */
public sealed interface LocalLocation extends Location, AutoCloseable permits FileLocation, StandardLocation {

    /**
     * What users mean by a text that names data to read: {@code -} is standard input, all else a file.
     *
     * @param folder where a long standard input waits
     */
    static LocalLocation input(String text, InputStream in, Path folder) {
        return text.equals("-") ? StandardLocation.input(in, folder) : new FileLocation(Path.of(text));
    }

    /**
     * What users mean by a text that names where to write: {@code -} is standard output, all else a file.
     *
     * @param folder where a long standard output waits
     */
    static LocalLocation output(String text, OutputStream out, Path folder) {
        return text.equals("-") ? StandardLocation.output(out, folder) : new FileLocation(Path.of(text));
    }

    /** Makes what was written appear, all at once. */
    void commit() throws IOException;

    /** Drops what was written and not committed. */
    @Override
    void close() throws IOException;
}
