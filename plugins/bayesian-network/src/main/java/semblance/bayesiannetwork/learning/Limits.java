package semblance.bayesiannetwork.learning;

import java.util.Arrays;

/**
 * Which graphs may be learned.
 *
 * @param allowed for each node the columns that may be its parents, as a set of bits; required parents are among them
 * @param required for each node the parents that it must have, ascending
 * @param maximumParents the most parents of a node, at least as many as are required
 */
record Limits(long[][] allowed, int[][] required, int maximumParents) {

    /** Any arc but those from numbers to levels, which a conditional Gaussian cannot have. */
    static Limits of(Layout layout, int maximumParents, boolean numericParents) {
        int size = layout.size();
        long[][] allowed = new long[size][Graphs.words(size)];
        for (int node = 0; node < size; node++)
            for (int parent = 0; parent < size; parent++)
                if (parent != node && (numericParents || layout.numeric(node) || !layout.numeric(parent)))
                    Graphs.set(allowed[node], parent);
        return new Limits(allowed, Graphs.empty(size), maximumParents);
    }

    boolean allows(int parent, int node) {
        return Graphs.has(allowed[node], parent);
    }

    boolean requires(int parent, int node) {
        return Sets.has(required[node], parent);
    }

    /** Whether no arc is required. */
    boolean free() {
        return Arrays.stream(required).allMatch(parents -> parents.length == 0);
    }
}
