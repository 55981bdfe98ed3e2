package semblance.api.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;

/**
 * Where rows come from or go to, resolved by the platform: a file, a folder, a database, a standard stream. What is
 * written through {@link #create} appears only after the sink has returned, all of it or nothing.
 */
public interface Location {

    /** The address, such as {@code file:///data/iris.csv} or {@code jdbc:postgresql:flowers}. */
    URI uri();

    /** Its bytes from the start, as often as asked. */
    InputStream open() throws IOException;

    /** A stream that replaces its bytes. */
    OutputStream create() throws IOException;

    /** What messages call it: the path as the user gave it. */
    @Override
    String toString();
}
