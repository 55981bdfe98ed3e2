package semblance.randomforest.adversarial;

import java.util.Arrays;
import semblance.decisiontree.growing.Trees;

/**
 * Which rows fall into which leaves of one tree. Rows with missing cells fall into several, in proportion to the rows
 * that are known to go either way, as if cells were missing at random.
 *
 * @param starts where the entries of each leaf begin, and their number; shape [leaves + 1]
 * @param rows the row of each entry
 * @param shares its weight times the share of the leaf
 */
record Falls(int[] starts, int[] rows, double[] shares) {

    /**
     * @param tree the number of a tree
     * @param first the number of the tree's first leaf
     * @param last the number of the next tree's first leaf
     */
    static Falls of(Trees trees, int tree, Reality reality, int first, int last) {
        return of(trees, tree, trees.leaves(reality.codes, tree), reality, first, last);
    }

    /**
     * @param found the leaf of each row without missing cells; there may be further rows
     */
    static Falls of(Trees trees, int tree, int[] found, Reality reality, int first, int last) {
        double[] weights = reality.weights;
        boolean[] complete = reality.complete;
        int size = last - first;
        double[] totals = new double[first + size];
        int entries = 0;
        for (int r = 0; r < weights.length; r++)
            if (complete[r]) {
                totals[found[r]] += weights[r];
                entries++;
            }
        Entries list = new Entries(first, size, entries);
        if (entries < weights.length) {
            double[] all = new double[trees.leaves()];
            System.arraycopy(totals, 0, all, 0, totals.length);
            double[] nodes = trees.totals(all);
            for (int r = 0; r < weights.length; r++) {
                if (complete[r]) {
                    list.add(found[r], r, weights[r]);
                } else {
                    int row = r;
                    trees.share(
                            reality.codes, r, tree, nodes, (leaf, share) -> list.add(leaf, row, share * weights[row]));
                }
            }
        } else {
            for (int r = 0; r < weights.length; r++) list.add(found[r], r, weights[r]);
        }
        return list.falls();
    }

    /** The weight of a leaf, counted from the tree's first. */
    double weight(int leaf) {
        double weight = 0;
        for (int i = starts[leaf]; i < starts[leaf + 1]; i++) weight += shares[i];
        return weight;
    }

    /** Entries in the order of the rows, to be put into that of the leaves. */
    private static final class Entries {
        private final int first;
        private final int[] starts;
        private int[] leaves;
        private int[] rows;
        private double[] shares;
        private int count;

        Entries(int first, int size, int expected) {
            this.first = first;
            starts = new int[size + 1];
            leaves = new int[Math.max(16, expected)];
            rows = new int[leaves.length];
            shares = new double[leaves.length];
        }

        void add(int leaf, int row, double share) {
            if (count == leaves.length) {
                leaves = Arrays.copyOf(leaves, 2 * count);
                rows = Arrays.copyOf(rows, 2 * count);
                shares = Arrays.copyOf(shares, 2 * count);
            }
            leaves[count] = leaf - first;
            rows[count] = row;
            shares[count++] = share;
            starts[leaf - first + 1]++;
        }

        Falls falls() {
            for (int leaf = 1; leaf < starts.length; leaf++) starts[leaf] += starts[leaf - 1];
            int[] next = starts.clone();
            int[] sortedRows = new int[count];
            double[] sortedShares = new double[count];
            for (int i = 0; i < count; i++) {
                int at = next[leaves[i]]++;
                sortedRows[at] = rows[i];
                sortedShares[at] = shares[i];
            }
            return new Falls(starts, sortedRows, sortedShares);
        }
    }
}
