package semblance.core.data;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import semblance.api.data.Location;

/** An address where nothing is and nothing stays: what is written is thrown away. */
public record Nowhere(URI uri) implements Location {

    @Override
    public InputStream open() throws FileNotFoundException {
        throw new FileNotFoundException("there is nothing at " + uri);
    }

    @Override
    public OutputStream create() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public Location resolve(String name) {
        return this;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
