package semblance.decisiontree.growing;

/** Rows on their way from the root of a tree to a leaf. */
final class Walk {
    private static final int BLOCK = 64;
    private final Trees trees;
    private final Codes rows;

    Walk(Trees trees, Codes rows) {
        this.trees = trees;
        this.rows = rows;
    }

    void leaves(int tree, int from, int to, int[] found) {
        for (int r = from; r < to; r++) {
            int node = trees.roots()[tree];
            while (!trees.leaf(node))
                node = trees.left(node, rows.at(trees.column(node), r)) ? trees.left(node) : trees.right(node);
            found[r - from] = trees.number(node);
        }
    }

    double[] sums(float[] values, int width) {
        double[] sums = new double[rows.rows() * width];
        int[] found = new int[BLOCK];
        for (int from = 0; from < rows.rows(); from += BLOCK) {
            int to = Math.min(from + BLOCK, rows.rows());
            for (int tree = 0; tree < trees.size(); tree++) {
                leaves(tree, from, to, found);
                for (int r = from; r < to; r++)
                    for (int k = 0; k < width; k++) sums[r * width + k] += values[found[r - from] * width + k];
            }
        }
        return sums;
    }
}
