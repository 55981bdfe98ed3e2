package semblance.core.data;

import java.io.IOException;
import java.io.OutputStream;

/** Many files that appear together with {@link #commit} or not at all. */
sealed interface Whole extends AutoCloseable permits AtomicFolder, AtomicZip {

    /** A stream to a new file, to be closed before the next one is asked for. */
    OutputStream create(String name) throws IOException;

    /** Makes all of them appear. */
    void commit() throws IOException;

    /** Drops what was not committed. */
    @Override
    void close() throws IOException;
}
