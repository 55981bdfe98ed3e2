package semblance.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import semblance.api.data.Location;

/**
 * A location whose writing is finished here: what a sink wrote appears with {@link #commit}, and is dropped by
 * {@link #close} without one. {@link #close} also frees what reading needed.
 */
public sealed interface LocalLocation extends Location, AutoCloseable permits FileLocation, StandardLocation, Address {

    /**
     * What users mean by a text that names data to read: {@code -} is standard input, {@code jdbc:...} and the like an
     * address, all else a file, or a folder if it ends with a slash.
     *
     * @param folder where a long standard input waits
     * @throws IllegalArgumentException if it is none of these
     */
    static LocalLocation input(String text, InputStream in, Path folder) {
        return text.equals("-") ? StandardLocation.input(in, folder) : named(text);
    }

    /**
     * What users mean by a text that names where to write: {@code -} is standard output, all else as for
     * {@link #input}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static LocalLocation output(String text, OutputStream out) {
        return text.equals("-") ? StandardLocation.output(out) : named(text);
    }

    private static LocalLocation named(String text) {
        try {
            // A scheme has two letters at least, because C: is a drive.
            if (!text.matches("[A-Za-z][A-Za-z0-9+.-]+:.+") || Files.exists(Path.of(text)))
                return text.endsWith("/") ? FileLocation.folder(Path.of(text)) : new FileLocation(Path.of(text));
            return new Address(new URI(text));
        } catch (InvalidPathException | URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is neither a path nor an address", e);
        }
    }

    /** Makes what was written appear: a file all at once, what is long on standard output the last of it. */
    void commit() throws IOException;

    /** Drops what was written and not committed. */
    @Override
    void close() throws IOException;
}
