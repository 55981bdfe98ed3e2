package semblance.decisiontree;

/**
 * What is known of a column whose value is not: how much of each cell is possible.
 *
 * @param shares of each cell, in [0, 1]; of length 0 if nothing is known
 * @param sums of the shares times the column's base, up to each cell; shape [cells + 1]
 */
record Soft(double[] shares, double[] sums) {
    static Soft nothing(Cells cells) {
        return new Soft(new double[0], sums(cells, new double[0]));
    }

    static Soft of(Cells cells, double[] shares) {
        return new Soft(shares, sums(cells, shares));
    }

    boolean known() {
        return shares.length > 0;
    }

    double share(int cell) {
        return known() ? shares[cell] : 1;
    }

    private static double[] sums(Cells cells, double[] shares) {
        double[] sums = new double[cells.size() + 1];
        for (int c = 0; c < cells.size(); c++)
            sums[c + 1] = sums[c] + cells.base()[c] * (shares.length > 0 ? shares[c] : 1);
        return sums;
    }

    /** The base of some neighbouring cells, as far as they are possible; exact for one cell. */
    double between(Cells cells, int from, int to) {
        if (to <= from) return 0;
        return to - from == 1 ? cells.base()[from] * share(from) : sums[to] - sums[from];
    }
}
