package semblance.core.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import semblance.api.data.Location;
import semblance.core.data.Entries;

/**
 * Bytes in memory under any address: what was written is there once its stream is closed. An address that ends with a
 * slash or {@code .zip} holds entries, any other has things beside it.
 */
public final class MemoryLocation implements Location {
    private final URI uri;
    private final Map<String, MemoryLocation> others = new TreeMap<>(Entries.ORDER); // entries, or what is beside
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

    private boolean holdsEntries() {
        return uri.toString().endsWith("/") || uri.toString().endsWith(".zip");
    }

    @Override
    public synchronized List<Location> entries() {
        if (!holdsEntries()) return List.of();
        return others.values().stream()
                .filter(MemoryLocation::exists)
                .map(Location.class::cast)
                .toList();
    }

    private synchronized boolean exists() {
        return bytes != null;
    }

    @Override
    public synchronized MemoryLocation resolve(String name) throws IOException {
        Entries.check(name, this);
        String text = uri.toString();
        URI place = holdsEntries() ? uri : URI.create(text.substring(0, text.lastIndexOf('/') + 1));
        return others.computeIfAbsent(name, other -> new MemoryLocation(Entries.within(place, other)));
    }

    private synchronized void keep(byte[] written) {
        bytes = written;
    }

    /** What it holds, and then the names and bytes of its entries or of what is beside; empty if nothing was written. */
    public synchronized byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (bytes != null) all.writeBytes(bytes);
        others.forEach((name, other) -> {
            all.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            all.writeBytes(other.bytes());
        });
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
