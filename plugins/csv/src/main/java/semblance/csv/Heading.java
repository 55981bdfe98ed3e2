package semblance.csv;

import java.util.HashSet;
import java.util.List;

/** Guesses whether the first row holds names. */
final class Heading {
    private Heading() {}

    /**
     * Whether the first row looks like names: none is a number or a marker of a missing cell. Names that repeat are
     * names only if numbers stand below them.
     */
    static boolean likely(List<List<String>> rows, Numbers numbers, List<String> missing) {
        List<String> first = rows.get(0);
        for (String cell : first) if (number(cell, numbers) || missing.contains(cell)) return false;
        List<String> words = first.stream().filter(cell -> !cell.isEmpty()).toList();
        if (words.isEmpty()) return false;
        if (new HashSet<>(words).size() == words.size()) return true;
        return rows.size() > 1 && rows.get(1).stream().anyMatch(cell -> number(cell, numbers));
    }

    private static boolean number(String cell, Numbers numbers) {
        return numbers.scan(cell.toCharArray(), 0, cell.length());
    }
}
