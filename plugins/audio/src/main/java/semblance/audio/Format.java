package semblance.audio;

import java.net.URI;
import java.util.Locale;

/** What the end of an address tells. */
enum Format {
    /** One sound, or on writing all of them one after the other. */
    WAV(".wav"),
    /** Many sounds in one archive. */
    ZIP(".zip"),
    /** Many sounds. */
    FOLDER("/"),
    /** Something else. */
    NONE("");

    private final String end;

    Format(String end) {
        this.end = end;
    }

    static Format of(URI location) {
        String scheme = location.getScheme();
        if (scheme != null && !scheme.equalsIgnoreCase("file")) return NONE;
        String path = location.getPath().toLowerCase(Locale.ROOT);
        for (Format format : values()) if (path.endsWith(format.end)) return format;
        return NONE;
    }

    /** Whether it holds many files. */
    boolean holdsFiles() {
        return this == ZIP || this == FOLDER;
    }
}
