package semblance.text;

import java.net.URI;
import java.util.Locale;

/** What the end of an address tells. */
final class Suffix {
    private Suffix() {}

    static boolean accepts(URI location) {
        String scheme = location.getScheme();
        if (scheme != null && !scheme.equalsIgnoreCase("file")) return false;
        return path(location).endsWith(".txt") || path(location).endsWith(".txt.gz");
    }

    /** Whether it names a packed file. */
    static boolean packed(URI location) {
        return path(location).endsWith(".gz");
    }

    private static String path(URI location) {
        String path = location.getPath() == null ? location.getSchemeSpecificPart() : location.getPath();
        return path.toLowerCase(Locale.ROOT);
    }
}
