package semblance.bayesiannetwork.trees;

/**
 * Rows of levels, each different from all others and with the weight of all its repetitions, in an order that depends on
 * what the rows hold alone.
 *
 * @param levels the number of levels of each column, shape [columns]
 * @param codes the level of each cell, -1 where it is missing, shape [columns][rows]
 * @param weights how often each row counts, above 0, shape [rows]
 */
public record CodedRows(int[] levels, short[][] codes, double[] weights) {

    /** The number of columns. */
    public int columns() {
        return levels.length;
    }

    /** The number of different rows. */
    public int rows() {
        return weights.length;
    }

    /** The sum of the weights. */
    public double weight() {
        double sum = 0;
        for (double weight : weights) sum += weight;
        return sum;
    }

    /** Whether no cell is missing. */
    public boolean complete() {
        for (short[] column : codes) for (short code : column) if (code < 0) return false;
        return true;
    }

    /** Some of the rows, with other weights. */
    public CodedRows select(int[] rows, double[] weight) {
        short[][] some = new short[codes.length][rows.length];
        for (int c = 0; c < some.length; c++) for (int r = 0; r < rows.length; r++) some[c][r] = codes[c][rows[r]];
        return new CodedRows(levels, some, weight);
    }

    /** A hash of what a row holds, the same for equal rows in any data of the same columns. */
    public long hash(int row, long seed) {
        long hash = seed;
        for (short[] column : codes) hash = DistinctRows.mix(hash, column[row]);
        return hash;
    }
}
