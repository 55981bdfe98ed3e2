package semblance.images;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import semblance.api.data.Location;

/** Streams that are packed if the address says so. */
final class Packed {
    private static final int BUFFER = 1 << 16;

    private Packed() {}

    static OutputStream create(Location to) throws IOException {
        OutputStream out = to.create();
        if (!to.uri().getPath().toLowerCase(Locale.ROOT).endsWith(".gz")) return new BufferedOutputStream(out, BUFFER);
        try {
            return new GZIPOutputStream(out, BUFFER);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }
}
