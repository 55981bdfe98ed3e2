package semblance.csv;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** What the end of an address tells. */
final class Suffix {
    private static final Set<String> SUFFIXES = Set.of("csv", "tsv", "tab", "txt", "data");

    private Suffix() {}

    /** Whether it names a local file of separated values. */
    static boolean accepts(URI location) {
        String scheme = location.getScheme();
        return (scheme == null || scheme.equalsIgnoreCase("file")) && SUFFIXES.contains(of(location));
    }

    /** Whether it names a packed file. */
    static boolean packed(URI location) {
        return path(location).endsWith(".gz");
    }

    /** Whether values are separated by tabs. */
    static boolean tabs(URI location) {
        return Set.of("tsv", "tab").contains(of(location));
    }

    private static String of(URI location) {
        String path = path(location);
        if (path.endsWith(".gz")) path = path.substring(0, path.length() - 3);
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String path(URI location) {
        String path = location.getPath() == null ? location.getSchemeSpecificPart() : location.getPath();
        return path.toLowerCase(Locale.ROOT);
    }
}
