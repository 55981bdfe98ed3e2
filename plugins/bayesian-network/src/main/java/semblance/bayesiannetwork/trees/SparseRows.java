package semblance.bayesiannetwork.trees;

/**
 * Rows as lists of the cells that differ from the most frequent level of their column, which is what makes counting fast:
 * one cell in eight of a sparse table, half of those of any binary one. A cell is named by an item, the number of its
 * level among the levels of all columns.
 */
final class SparseRows {
    final CodedRows rows;
    /** The sum of the weights. */
    final double weight;
    /** The first item of each column, and at the end the number of items, shape [columns + 1]. */
    final int[] first;

    private final int[] reference; // the item of the most frequent level of each column
    private final int[] starts; // where each row's items start
    private final int[] items; // rows one after another
    private final long[][] having; // of each item the rows that have it, one bit a row

    SparseRows(CodedRows rows) {
        this.rows = rows;
        weight = rows.weight();
        int columns = rows.columns();
        first = new int[columns + 1];
        for (int c = 0; c < columns; c++) first[c + 1] = Math.addExact(first[c], rows.levels()[c]);
        reference = new int[columns];
        for (int c = 0; c < columns; c++) reference[c] = first[c] + frequent(rows.codes()[c], rows.levels()[c]);
        int count = rows.rows();
        having = new long[first[columns]][words()];
        starts = new int[count + 1];
        for (int c = 0; c < columns; c++)
            for (int r = 0; r < count; r++) {
                int item = first[c] + rows.codes()[c][r];
                having[item][r >> 6] |= 1L << r;
                if (item != reference[c]) starts[r + 1]++;
            }
        for (int r = 0; r < count; r++) starts[r + 1] = Math.addExact(starts[r], starts[r + 1]);
        items = new int[starts[count]];
        int[] next = starts.clone();
        for (int c = 0; c < columns; c++)
            for (int r = 0; r < count; r++) {
                int item = first[c] + rows.codes()[c][r];
                if (item != reference[c]) items[next[r]++] = item;
            }
    }

    private int frequent(short[] codes, int levels) {
        double[] sums = new double[levels];
        for (int r = 0; r < codes.length; r++) sums[codes[r]] += rows.weights()[r];
        int best = 0;
        for (int i = 1; i < levels; i++) if (sums[i] > sums[best]) best = i;
        return best;
    }

    /** The number of words that hold one bit for each row. */
    int words() {
        return rows.rows() + 63 >> 6;
    }

    /** Keeps of some rows those that have an item, or those that have not. */
    void keep(int item, boolean has, long[] some) {
        long[] these = having[item];
        for (int i = 0; i < some.length; i++) some[i] &= has ? these[i] : ~these[i];
    }

    /** The weight of some rows in each state of one column, shape [states]. */
    double[] totals(int column, long[] some) {
        double[] totals = new double[rows.levels()[column]];
        short[] state = rows.codes()[column];
        for (int word = 0; word < some.length; word++)
            for (long bits = some[word]; bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                totals[state[row]] += rows.weights()[row];
            }
        return totals;
    }

    /**
     * The weight of some rows in some states of one column and at each item.
     *
     * @param some one bit for each row
     * @param place of each state among those counted, shape [states]
     * @param totals the weight in each state counted
     * @return shape [items][states counted], flat
     */
    double[] count(int column, long[] some, int[] place, double[] totals) {
        int states = totals.length;
        double[] counts = new double[first[first.length - 1] * states];
        short[] state = rows.codes()[column];
        double[] weights = rows.weights();
        for (int word = 0; word < some.length; word++)
            for (long bits = some[word]; bits != 0; bits &= bits - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(bits);
                int own = place[state[row]];
                double weight = weights[row];
                for (int at = starts[row]; at < starts[row + 1]; at++) counts[items[at] * states + own] += weight;
            }
        for (int c = 0; c < reference.length; c++) {
            int at = reference[c] * states;
            System.arraycopy(totals, 0, counts, at, states);
            for (int item = first[c]; item < first[c + 1]; item++)
                for (int s = 0; s < states && item != reference[c]; s++) counts[at + s] -= counts[item * states + s];
            for (int s = 0; s < states; s++) counts[at + s] = Math.max(0, counts[at + s]); // against rounding
        }
        return counts;
    }
}
