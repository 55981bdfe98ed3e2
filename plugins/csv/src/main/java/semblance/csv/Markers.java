package semblance.csv;

import java.util.List;

/** The cells that stand for a missing value. */
final class Markers {
    private final char[][] markers;
    private final boolean numeric;
    private final long[] first = new long[4]; // the first characters of markers, one bit each; others share the last

    /** @param words the markers besides the empty cell; blanks around them do not count */
    Markers(List<String> words, Numbers numbers) {
        markers = words.stream()
                .map(word -> word.strip().toCharArray())
                .filter(word -> word.length > 0)
                .toArray(char[][]::new);
        boolean number = false;
        for (char[] marker : markers) {
            number |= numbers.scan(marker, 0, marker.length);
            int bit = Math.min(marker[0], 255);
            first[bit >> 6] |= 1L << bit;
        }
        numeric = number;
    }

    /** Whether a marker is itself a number. */
    boolean numeric() {
        return numeric;
    }

    /** Whether a cell without blanks around it is missing. */
    boolean missing(char[] text, int from, int to) {
        if (from == to) return true;
        int bit = Math.min(text[from], 255);
        if ((first[bit >> 6] & 1L << bit) == 0) return false;
        for (char[] marker : markers) if (equal(marker, text, from, to)) return true;
        return false;
    }

    private static boolean equal(char[] marker, char[] text, int from, int to) {
        if (marker.length != to - from) return false;
        for (int i = 0; i < marker.length; i++) if (marker[i] != text[from + i]) return false;
        return true;
    }
}
