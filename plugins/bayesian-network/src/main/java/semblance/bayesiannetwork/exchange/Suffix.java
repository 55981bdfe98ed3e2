package semblance.bayesiannetwork.exchange;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What the end of an address tells. */
final class Suffix {
    private Suffix() {}

    /** Whether it names a local file with one of some suffixes. */
    static boolean accepts(URI location, String... suffixes) {
        String scheme = location.getScheme();
        if (scheme != null && !scheme.equalsIgnoreCase("file")) return false;
        String path = location.getPath() == null ? location.getSchemeSpecificPart() : location.getPath();
        String file = path.toLowerCase(Locale.ROOT);
        return List.of(suffixes).contains(file.substring(file.lastIndexOf('.') + 1));
    }
}
