package semblance.csv;

import java.util.ArrayList;
import java.util.List;

/** Finds the separator of a file in its first lines. */
final class Separators {
    /** The candidates, the most telling first: a comma may also be a decimal mark or part of a sentence. */
    private static final String CANDIDATES = "\t;,|";

    private static final int LINES = 200;

    private Separators() {}

    /** @throws IllegalArgumentException if this names no separator */
    static void check(String separator) {
        boolean word = separator.equals("auto") || separator.equals("tab");
        if (!word && (separator.length() != 1 || "\n\r".contains(separator)))
            throw new IllegalArgumentException(
                    "separator must be one character, 'tab' or 'auto', got '" + separator + "'");
    }

    /**
     * The separator of some text.
     *
     * @param wanted "auto", "tab" or the character itself
     * @param whole whether the text ends with the file, so that its last line is whole too
     */
    static char find(String wanted, String text, boolean whole, char quote) {
        if (wanted.equals("tab")) return '\t';
        return wanted.equals("auto") ? find(text, whole, quote) : wanted.charAt(0);
    }

    private static char find(String text, boolean whole, char quote) {
        List<int[]> lines = new ArrayList<>();
        int[] counts = new int[CANDIDATES.length()];
        boolean quoted = false;
        boolean blank = true;
        char before = '\n';
        for (int i = 0; i < text.length() && lines.size() < LINES; i++) {
            char c = text.charAt(i);
            boolean opens = before == '\n' || before == '\r' || CANDIDATES.indexOf(before) >= 0;
            if (c == quote && (quoted || opens || before == quote)) quoted = !quoted;
            before = c;
            if (quoted) continue;
            if (c == '\n' || c == '\r') {
                if (!blank) lines.add(counts);
                counts = new int[CANDIDATES.length()];
                blank = true;
                continue;
            }
            blank = false;
            int candidate = CANDIDATES.indexOf(c);
            if (candidate >= 0) counts[candidate]++;
        }
        if (!blank && (whole || lines.isEmpty())) lines.add(counts);
        return best(lines);
    }

    /** The candidate that occurs as often in most lines as in the first. */
    private static char best(List<int[]> lines) {
        char best = ',';
        int most = 0;
        for (int candidate = 0; candidate < CANDIDATES.length(); candidate++) {
            int first = lines.isEmpty() ? 0 : lines.get(0)[candidate];
            int same = 0;
            for (int[] counts : lines) if (counts[candidate] == first) same++;
            if (first > 0 && same > most) {
                most = same;
                best = CANDIDATES.charAt(candidate);
            }
        }
        return best;
    }
}
