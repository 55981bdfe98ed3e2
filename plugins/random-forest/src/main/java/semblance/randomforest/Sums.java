package semblance.randomforest;

/** What the leaves of some rows add up to over trees. */
final class Sums {
    private final long[] words;
    private final LeafShares distributions;
    private final short[] deviations;
    /** The sums of class shares, shape [classes][rows]; of length 0 for numbers. */
    final double[][] shares;
    /** The sums of means and of mean squares, in the unit of the forest, shape [rows]; of length 0 for classes. */
    final double[] means;

    final double[] squares;
    /** How many trees were added for each row, shape [rows]. */
    final int[] trees;

    Sums(Content content, int rows) {
        words = content.nodes().words();
        distributions = content.shares();
        deviations = content.deviations();
        shares = new double[content.classes()][rows];
        means = new double[content.classes() == 0 ? rows : 0];
        squares = new double[means.length];
        trees = new int[rows];
    }

    /**
     * Adds one tree.
     *
     * @param leaves of the rows in {@code some}, of which the first {@code count} are meant
     */
    void add(int[] leaves, int[] some, int count) {
        for (int i = 0; i < count; i++) trees[some[i]]++;
        if (shares.length == 0) numbers(leaves, some, count);
        else if (shares.length > 2) classes(leaves, some, count);
        else if (shares.length == 2) second(leaves, some, count);
    }

    private void numbers(int[] leaves, int[] some, int count) {
        for (int i = 0; i < count; i++) {
            int leaf = leaves[i];
            double mean = Float.intBitsToFloat((int) words[leaf]);
            double deviation = Sapling.whole(deviations[leaf]);
            means[some[i]] += mean;
            squares[some[i]] += mean * mean + deviation * deviation;
        }
    }

    private void second(int[] leaves, int[] some, int count) {
        double[] sums = shares[1];
        for (int i = 0; i < count; i++) sums[some[i]] += Float.intBitsToFloat((int) words[leaves[i]]);
    }

    private void classes(int[] leaves, int[] some, int count) {
        int[] ends = distributions.ends();
        int[] classes = distributions.classes();
        float[] each = distributions.shares();
        for (int i = 0; i < count; i++) {
            int distribution = (int) words[leaves[i]];
            for (int e = distribution == 0 ? 0 : ends[distribution - 1]; e < ends[distribution]; e++)
                shares[classes[e]][some[i]] += each[e];
        }
    }

    /** Turns the sums into means over the trees; a row without trees has probabilities of 0. */
    void average() {
        for (int k = shares.length == 2 ? 1 : 0; k < shares.length; k++)
            for (int r = 0; r < trees.length; r++) if (trees[r] > 0) shares[k][r] /= trees[r];
        for (int r = 0; r < trees.length; r++) {
            if (trees[r] == 0) continue;
            if (shares.length == 2) shares[0][r] = 1 - shares[1][r];
            if (shares.length == 1) shares[0][r] = 1;
            if (means.length == 0) continue;
            means[r] /= trees[r];
            squares[r] /= trees[r];
        }
    }

    /** The most probable class of a row, the first of equals. */
    int best(int row) {
        int best = 0;
        for (int k = 1; k < shares.length; k++) if (shares[k][row] > shares[best][row]) best = k;
        return best;
    }
}
