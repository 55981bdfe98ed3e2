package semblance.bayesiannetwork.learning;

import java.util.Arrays;

/** Small sets of columns, as ascending arrays. */
final class Sets {
    private Sets() {}

    static int[] with(int[] set, int element) {
        int at = -Arrays.binarySearch(set, element) - 1;
        int[] more = new int[set.length + 1];
        System.arraycopy(set, 0, more, 0, at);
        more[at] = element;
        System.arraycopy(set, at, more, at + 1, set.length - at);
        return more;
    }

    static int[] without(int[] set, int element) {
        int at = Arrays.binarySearch(set, element);
        if (at < 0) return set;
        int[] less = new int[set.length - 1];
        System.arraycopy(set, 0, less, 0, at);
        System.arraycopy(set, at + 1, less, at, less.length - at);
        return less;
    }

    static boolean has(int[] set, int element) {
        return Arrays.binarySearch(set, element) >= 0;
    }
}
