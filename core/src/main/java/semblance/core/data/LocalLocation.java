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
     * What users mean by a text: {@code -} is standard input or output, all else a file.
     *
     * @param folder where a long standard input or output waits
     */
    static LocalLocation of(String text, InputStream in, OutputStream out, Path folder) {
        return text.equals("-") ? new StandardLocation(in, out, folder) : new FileLocation(Path.of(text));
    }

    /** Makes what was written appear, all at once. */
    void commit() throws IOException;

    /** Drops what was written and not committed. */
    @Override
    void close() throws IOException;
}
