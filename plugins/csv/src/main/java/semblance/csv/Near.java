package semblance.csv;

import java.util.List;
import java.util.Locale;

/** Finds names that someone may have meant. */
final class Near {
    private static final int MANY = 3;

    private Near() {}

    /** The nearest names, at most three, among those that differ from this one in case or in few letters. */
    static List<String> of(String name, List<String> names) {
        String lower = name.toLowerCase(Locale.ROOT);
        List<String> near = List.of();
        for (int far = 0; far <= Math.min(2, name.length() / 3) && near.isEmpty(); far++) {
            int most = far;
            near = names.stream()
                    .filter(other -> distance(lower, other.toLowerCase(Locale.ROOT), most) <= most)
                    .limit(MANY)
                    .toList();
        }
        return near;
    }

    /** How many letters to insert, delete or replace (Levenshtein 1966); any larger number if more than {@code far}. */
    private static int distance(String a, String b, int far) {
        if (Math.abs(a.length() - b.length()) > far) return far + 1;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
