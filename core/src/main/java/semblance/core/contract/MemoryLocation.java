package semblance.core.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import semblance.api.data.Location;

/** Bytes in memory under any address: what was written is there once its stream is closed. */
public final class MemoryLocation implements Location {
    private final URI uri;
    private byte[] bytes;

    /** A location that holds nothing yet, not even no bytes: opening it fails. */
    public MemoryLocation(URI uri) {
        this.uri = uri;
    }

    /** A location that holds bytes. */
    public MemoryLocation(URI uri, byte[] bytes) {
        this.uri = uri;
        this.bytes = bytes.clone();
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public synchronized InputStream open() throws FileNotFoundException {
        if (bytes == null) throw new FileNotFoundException(uri + " does not exist");
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public OutputStream create() {
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                keep(toByteArray());
            }
        };
    }

    private synchronized void keep(byte[] written) {
        bytes = written;
    }

    /** What it holds; empty if nothing was written. */
    public synchronized byte[] bytes() {
        return bytes == null ? new byte[0] : Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
