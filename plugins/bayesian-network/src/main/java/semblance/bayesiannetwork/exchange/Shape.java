package semblance.bayesiannetwork.exchange;

import java.util.List;

/**
 * The shape of a table of probabilities: the number of states of each parent, the first of which varies slowest, and of
 * the node itself.
 */
record Shape(int[] parents, int states) {
    /** The most entries that a table may have: 128 MiB. */
    static final int MOST = 1 << 24;

    /** The number of configurations of the parents, at most {@link Long#MAX_VALUE}. */
    long configurations() {
        long product = 1;
        for (int states : parents) {
            if (product > Long.MAX_VALUE / states) return Long.MAX_VALUE;
            product *= states;
        }
        return product;
    }

    /** The number of entries, at most {@link Long#MAX_VALUE}. */
    long entries() {
        long configurations = configurations();
        return configurations > Long.MAX_VALUE / states ? Long.MAX_VALUE : configurations * states;
    }

    /** The state of each parent in a configuration. */
    int[] states(int configuration) {
        int[] result = new int[parents.length];
        for (int p = parents.length - 1; p >= 0; p--) {
            result[p] = configuration % parents[p];
            configuration /= parents[p];
        }
        return result;
    }

    /** The number of the configuration in which the parents have these states. */
    int configuration(int[] states) {
        int result = 0;
        for (int p = 0; p < parents.length; p++) result = result * parents[p] + states[p];
        return result;
    }

    /** A configuration in words, such as {@code smoke=yes, tub=no}. */
    static String words(List<String> names, List<String> levels) {
        StringBuilder words = new StringBuilder();
        for (int p = 0; p < names.size(); p++)
            words.append(p == 0 ? "" : ", ").append(names.get(p)).append('=').append(levels.get(p));
        return words.toString();
    }
}
