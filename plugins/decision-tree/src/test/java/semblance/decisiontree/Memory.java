package semblance.decisiontree;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import semblance.api.data.Location;

/** Bytes in memory. */
final class Memory implements Location {
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public URI uri() {
        return URI.create("memory:tree");
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public OutputStream create() {
        bytes = new ByteArrayOutputStream();
        return bytes;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "memory";
    }
}
