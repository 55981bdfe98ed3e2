package semblance.core.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a misspelled name was probably meant to be. */
public final class Near {
    private Near() {}

    /**
     * The candidate nearest to a text, the first of equals: at most one edit in three letters away, where an edit
     * inserts, deletes, replaces or swaps neighbouring letters (optimal string alignment, Damerau 1964), letter case
     * and separators aside; or, failing that, the first that begins with the text.
     */
    public static Optional<String> match(String text, Collection<String> candidates) {
        String wanted = plain(text);
        String best = null;
        int fewest = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : candidates) {
            int edits = edits(wanted, plain(candidate));
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        if (best != null && fewest < plain(best).length()) return Optional.of(best);
        return candidates.stream()
                .filter(candidate -> wanted.length() >= 3 && plain(candidate).startsWith(wanted))
                .findFirst();
    }

    /** {@code "; did you mean 'x'?"}, or nothing if no candidate is near. */
    public static String hint(String text, Collection<String> candidates) {
        return match(text, candidates)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }

    /** The hint, if there is one, and then what there is to choose from: {@code "the columns are a, b"}. */
    public static String hint(String text, Collection<String> candidates, String what) {
        String hint = hint(text, candidates);
        return hint + (hint.isEmpty() ? "; " : " ") + what + " " + String.join(", ", candidates);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }

    private static int edits(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int replaced = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int least = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                distance[i][j] = swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
            }
        }
        return distance[a.length()][b.length()];
    }
}
