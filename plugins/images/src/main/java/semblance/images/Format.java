package semblance.images;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** What the end of an address tells. */
enum Format {
    /** One picture, or many in a grid. */
    PNG(".png"),
    /** One picture, read only. */
    JPEG(".jpg", ".jpeg"),
    /** Grey pictures of one size, see {@link Idx}. */
    IDX("idx3-ubyte", "idx3-ubyte.gz"),
    /** Many pictures in one archive. */
    ZIP(".zip"),
    /** Many pictures. */
    FOLDER("/"),
    /** Something else. */
    NONE;

    private final List<String> ends;

    Format(String... ends) {
        this.ends = List.of(ends);
    }

    static Format of(URI location) {
        String scheme = location.getScheme();
        if (scheme != null && !scheme.equalsIgnoreCase("file")) return NONE;
        String path = location.getPath().toLowerCase(Locale.ROOT);
        for (Format format : values()) if (format.ends.stream().anyMatch(path::endsWith)) return format;
        return NONE;
    }

    /** Whether it holds many files. */
    boolean holdsFiles() {
        return this == ZIP || this == FOLDER;
    }
}
