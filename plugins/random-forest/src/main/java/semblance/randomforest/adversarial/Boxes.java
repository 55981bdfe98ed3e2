package semblance.randomforest.adversarial;

import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/** Where leaves lie: what the tests on the way from the root say of a column. Numbers are scaled. */
final class Boxes {
    private final Columns columns;
    private final Cuts cuts;
    private final Trees trees;
    private final Marginals marginals;
    /** The number of the first leaf of each tree, and of all leaves. */
    final int[] first;

    Boxes(Columns columns, Cuts cuts, Trees trees, Marginals marginals) {
        this.columns = columns;
        this.cuts = cuts;
        this.trees = trees;
        this.marginals = marginals;
        first = new int[trees.size() + 1];
        for (int tree = 0; tree < trees.size(); tree++)
            first[tree + 1] = first[tree] + (trees.roots()[tree + 1] - trees.roots()[tree] + 1) / 2;
    }

    /** The tree of a leaf. */
    int tree(int leaf) {
        int at = java.util.Arrays.binarySearch(first, leaf);
        return at >= 0 ? at : -at - 2;
    }

    /** The scaled number that a test compares with; of whole numbers, that halfway to the next one. */
    double bound(int node) {
        int column = trees.column(node);
        int j = columns.place[column];
        double threshold = cuts.threshold(column, trees.code(node));
        return ((columns.whole[j] ? Math.floor(threshold) + 0.5 : threshold)
                        - marginals.centres()[j])
                / marginals.units()[j];
    }

    /** How many leaves are left of a node's right child. */
    private int leavesLeft(int node) {
        return (trees.right(node) - node) / 2;
    }

    /** The bounds of a leaf on a numeric column, perhaps infinite, into {@code box}. */
    void numbers(int tree, int leaf, int column, double[] box) {
        box[0] = Double.NEGATIVE_INFINITY;
        box[1] = Double.POSITIVE_INFINITY;
        int node = trees.roots()[tree];
        int before = first[tree];
        while (!trees.leaf(node)) {
            int left = leavesLeft(node);
            boolean goesLeft = leaf < before + left;
            if (trees.column(node) == column) {
                if (goesLeft) box[1] = Math.min(box[1], bound(node));
                else box[0] = Math.max(box[0], bound(node));
            }
            node = goesLeft ? trees.left(node) : trees.right(node);
            before += goesLeft ? 0 : left;
        }
    }

    /** The bounds of a leaf on all numeric columns, into {@code low} and {@code high}. */
    void numbers(int tree, int leaf, double[] low, double[] high) {
        java.util.Arrays.fill(low, Double.NEGATIVE_INFINITY);
        java.util.Arrays.fill(high, Double.POSITIVE_INFINITY);
        int node = trees.roots()[tree];
        int before = first[tree];
        while (!trees.leaf(node)) {
            int left = leavesLeft(node);
            boolean goesLeft = leaf < before + left;
            if (columns.numeric(trees.column(node))) {
                int j = columns.place[trees.column(node)];
                if (goesLeft) high[j] = Math.min(high[j], bound(node));
                else low[j] = Math.max(low[j], bound(node));
            }
            node = goesLeft ? trees.left(node) : trees.right(node);
            before += goesLeft ? 0 : left;
        }
    }

    /**
     * Removes the levels that do not reach a leaf.
     *
     * @param possible which levels are left, shape [levels]
     * @return whether the way to the leaf tests the column at all
     */
    boolean levels(int tree, int leaf, int column, boolean[] possible) {
        boolean tested = false;
        int node = trees.roots()[tree];
        int before = first[tree];
        while (!trees.leaf(node)) {
            int left = leavesLeft(node);
            boolean goesLeft = leaf < before + left;
            if (trees.column(node) == column) {
                tested = true;
                for (int level = 0; level < possible.length; level++)
                    possible[level] &= trees.left(node, level + 1) == goesLeft;
            }
            node = goesLeft ? trees.left(node) : trees.right(node);
            before += goesLeft ? 0 : left;
        }
        return tested;
    }
}
