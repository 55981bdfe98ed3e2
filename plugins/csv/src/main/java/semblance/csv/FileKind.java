package semblance.csv;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells files that are not text by their first bytes. */
final class FileKind {
    private static final Map<String, String> MAGIC = new LinkedHashMap<>();

    static {
        MAGIC.put("PK\3\4", "is a zip archive or a spreadsheet (.xlsx, .ods): unpack it, or save it as CSV");
        MAGIC.put("\u00d0\u00cf\u0011\u00e0", "is an old Office file (.xls): save it as CSV");
        MAGIC.put("PAR1", "is a Parquet file: convert it to CSV");
        MAGIC.put("ARROW1", "is an Arrow file: convert it to CSV");
        MAGIC.put("SQLite format 3", "is a SQLite database: export a table as CSV");
        MAGIC.put("%PDF", "is a PDF document: export its table as CSV");
        MAGIC.put("BZh", "is packed with bzip2: unpack it first");
        MAGIC.put("\u00fd7zXZ", "is packed with xz: unpack it first");
        MAGIC.put("\u0028\u00b5\u002f\u00fd", "is packed with zstd: unpack it first");
        MAGIC.put("7z\u00bc\u00af", "is packed with 7-Zip: unpack it first");
        MAGIC.put("\u0093NUMPY", "is a NumPy array: save it with numpy.savetxt");
        MAGIC.put("\u0089HDF", "is an HDF5 file: convert it to CSV");
        MAGIC.put("\u0089PNG", "is a PNG image, not rows of separated values");
        MAGIC.put("\u00ff\u00d8\u00ff", "is a JPEG image, not rows of separated values");
    }

    private FileKind() {}

    /** What a file with these first bytes is and what to do about it; empty if it looks like text. */
    static Optional<String> of(byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> kind : MAGIC.entrySet())
            if (text.startsWith(kind.getKey())) return Optional.of(kind.getValue());
        int zeros = 0;
        int odd = 0;
        for (int i = 0; i < first.length; i++) {
            if (first[i] != 0) continue;
            zeros++;
            odd += i & 1;
        }
        if (zeros == 0) return Optional.empty();
        if (3 * zeros > first.length && (odd == 0 || odd == zeros))
            return Optional.of("looks like UTF-16 without a byte order mark: say encoding="
                    + (odd == 0 ? "UTF-16BE" : "UTF-16LE"));
        return Optional.of("is a binary file, not rows of separated values");
    }
}
