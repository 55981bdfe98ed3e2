package semblance.bayesiannetwork.trees;

/**
 * Rows as lists of the cells that differ from the most frequent level of their column, which is what makes counting fast:
 * one cell in eight of a sparse table, half of those of any binary one. A cell is named by an item, the number of its
 * level among the levels of all columns.
 */
final class SparseRows {
    final CodedRows rows;
    /** The first item of each column, and at the end the number of items, shape [columns + 1]. */
    final int[] first;
    /** The item of the most frequent level of each column, shape [columns]. */
    final int[] reference;
    /** Where each row's items start, and at the end their number, shape [rows + 1]. */
    final int[] starts;
    /** The items, rows one after another, ascending in each. */
    final int[] items;

    SparseRows(CodedRows rows) {
        this.rows = rows;
        int columns = rows.columns();
        first = new int[columns + 1];
        for (int c = 0; c < columns; c++) first[c + 1] = first[c] + rows.levels()[c];
        reference = new int[columns];
        for (int c = 0; c < columns; c++) reference[c] = first[c] + frequent(rows.codes()[c], rows.levels()[c]);
        int count = rows.rows();
        starts = new int[count + 1];
        for (int c = 0; c < columns; c++)
            for (int r = 0; r < count; r++) if (first[c] + rows.codes()[c][r] != reference[c]) starts[r + 1]++;
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
        double[] weight = new double[levels];
        for (int r = 0; r < codes.length; r++) weight[codes[r]] += rows.weights()[r];
        int best = 0;
        for (int i = 1; i < levels; i++) if (weight[i] > weight[best]) best = i;
        return best;
    }

    /**
     * The weight of some rows in each state of one column and at each item.
     *
     * @param some the numbers of rows, of which those from {@code from} to {@code to} count
     * @param totals gets the weight in each state, shape [states]
     * @return shape [items][states], flat
     */
    double[] count(int column, int[] some, int from, int to, double[] totals) {
        int states = rows.levels()[column];
        double[] counts = new double[first[first.length - 1] * states];
        short[] state = rows.codes()[column];
        double[] weights = rows.weights();
        for (int i = from; i < to; i++) {
            int row = some[i];
            double weight = weights[row];
            totals[state[row]] += weight;
            for (int at = starts[row]; at < starts[row + 1]; at++) counts[items[at] * states + state[row]] += weight;
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
