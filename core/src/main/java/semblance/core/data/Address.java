package semblance.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;

/** An address that is no file, such as that of a database: its source or sink opens it by itself. */
record Address(URI uri) implements LocalLocation {

    @Override
    public InputStream open() throws IOException {
        throw new IOException(uri + " is no file");
    }

    @Override
    public OutputStream create() throws IOException {
        throw new IOException(uri + " is no file");
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return uri.toString();
    }
}
