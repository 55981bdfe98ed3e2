package semblance.decisiontree.growing;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/**
 * How the cells of some columns become small codes. Code 0 is a missing cell. A number's code is one more than how many
 * cut points lie below it, so that {@code number <= thresholds[column][c - 1]} is {@code code <= c}; a level's code is one
 * more than its index.
 *
 * @param columns where each column stands in the schema of the rows, shape [columns]
 * @param thresholds the cut points of numeric columns, ascending; empty for columns of levels
 * @param levels how many levels a column has; 0 if it is numeric
 * @param ordered whether tests on a column are of the form {@code code <= c}: numbers, and levels with an order
 */
public record Cuts(int[] columns, double[][] thresholds, int[] levels, boolean[] ordered) implements Serializable {
    /** The codes a column can have, not counting that for missing cells. */
    static final int MOST = 65534;

    private static final int MOST_COLUMNS = 8192;
    /** Data of at most so many distinct rows are never binned. */
    private static final int SMALL = 20000;

    /** @throws IllegalArgumentException if there are more columns or codes than trees can tell apart */
    public Cuts {
        if (columns.length > MOST_COLUMNS)
            throw new IllegalArgumentException(
                    "a tree takes at most " + MOST_COLUMNS + " columns, found " + columns.length + "; choose fewer");
        for (int c = 0; c < columns.length; c++)
            if (Math.max(thresholds[c].length + 1, levels[c]) > MOST)
                throw new IllegalArgumentException("column " + (columns[c] + 1) + " has "
                        + Math.max(thresholds[c].length + 1, levels[c]) + " levels; a tree takes at most " + MOST);
    }

    /**
     * Cuts between neighbouring distinct values, at their midpoints: between all of them in data of up to 20,000 distinct
     * rows and in columns of at most {@code bins} values, else between {@code bins} groups of about equal weight.
     *
     * @param columns numeric or categorical columns of the data
     * @param bins the number of groups, from 2 to 65534; at most 255 keeps a code in a byte
     * @throws IllegalArgumentException if a column is of another type
     */
    public static Cuts of(Dataset data, int[] columns, int bins, Run run) {
        return of(data, columns, bins, bins, SMALL, run);
    }

    /** The same on one thread, apart from reading the data. */
    public static Cuts of(Dataset data, int[] columns, int bins) {
        return of(data, columns, bins, bins, SMALL, Run.of(0));
    }

    /**
     * The same for those who decide themselves what small data and columns of few values are.
     *
     * @param few the number of distinct values up to which a column has all cuts
     * @param small the number of distinct rows up to which all columns have
     */
    public static Cuts of(Dataset data, int[] columns, int bins, int few, int small, Run run) {
        if (bins < 2 || bins > MOST)
            throw new IllegalArgumentException("bins must be from 2 to " + MOST + ", got " + bins);
        Schema schema = data.schema();
        int[] levels = new int[columns.length];
        boolean[] ordered = new boolean[columns.length];
        for (int c = 0; c < columns.length; c++) {
            Column column = schema.columns().get(columns[c]);
            if (column instanceof Column.Categorical some)
                levels[c] = some.levels().size();
            else if (!(column instanceof Column.Numeric))
                throw new IllegalArgumentException(
                        "column '" + column.name() + "' has neither numbers nor levels; leave it out");
            ordered[c] = !(column instanceof Column.Categorical some) || some.ordered();
        }
        int[] numeric = IntStream.range(0, columns.length)
                .filter(c -> schema.columns().get(columns[c]) instanceof Column.Numeric)
                .toArray();
        int[] positions = IntStream.of(numeric).map(c -> columns[c]).toArray();
        double[][] thresholds = new double[columns.length][0];
        if (numeric.length > 0) {
            Values values = data.collect(() -> new Values(positions, bins, few, small));
            List<double[]> found = values.cuts(run);
            for (int i = 0; i < numeric.length; i++) thresholds[numeric[i]] = found.get(i);
        }
        return new Cuts(columns.clone(), thresholds, levels, ordered);
    }

    /** The number of columns. */
    public int size() {
        return columns.length;
    }

    /** How many codes a column has besides 0; they are 1, 2, up to this number. */
    public int codes(int column) {
        return levels[column] > 0 ? levels[column] : thresholds[column].length + 1;
    }

    /**
     * The number that {@code code <= c} compares with: the cut point of a number, or c - 0.5 for the index of an ordered
     * level; infinite where the test is of being known at all.
     */
    public double threshold(int column, int code) {
        if (code >= codes(column)) return Double.POSITIVE_INFINITY;
        return levels[column] > 0 ? code - 0.5 : thresholds[column][code - 1];
    }

    /** Of the cuts between two codes that are met next to each other, that in the middle of their values. */
    int between(int column, int low, int high) {
        if (high - low <= 1) return low;
        double middle = threshold(column, low) / 2 + threshold(column, high - 1) / 2;
        int a = low;
        int b = high - 1;
        while (a < b) {
            int c = a + b >>> 1;
            if (threshold(column, c) < middle) a = c + 1;
            else b = c;
        }
        if (a > low && middle - threshold(column, a - 1) <= threshold(column, a) - middle) a--;
        return a;
    }

    /** The codes of some rows. Their schema must have these columns in these places; the target may be absent or missing. */
    public Codes encode(Table rows) {
        Codes codes = Codes.zeros(this, rows.rows());
        for (int c = 0; c < columns.length; c++) {
            if (rows.array(columns[c]) instanceof int[] indices) encode(indices, codes.bytes(c), codes.chars(c));
            else encode(thresholds[c], rows.numbers(columns[c]), codes.bytes(c), codes.chars(c));
        }
        return codes;
    }

    private static void encode(int[] indices, byte[] bytes, char[] chars) {
        for (int r = 0; r < bytes.length; r++) bytes[r] = (byte) (indices[r] + 1);
        for (int r = 0; r < chars.length; r++) chars[r] = (char) (indices[r] + 1);
    }

    private static void encode(double[] cuts, double[] numbers, byte[] bytes, char[] chars) {
        if (cuts.length == 1) {
            double most = cuts[0];
            for (int r = 0; r < bytes.length; r++)
                bytes[r] = (byte) (numbers[r] > most ? 2 : numbers[r] <= most ? 1 : 0);
            return;
        }
        for (int r = 0; r < bytes.length; r++) bytes[r] = (byte) code(cuts, numbers[r]);
        for (int r = 0; r < chars.length; r++) chars[r] = (char) code(cuts, numbers[r]);
    }

    /** Halving without branches on the outcome, which no processor could foresee. */
    static int code(double[] cuts, double number) {
        if (number != number) return 0;
        int base = 0;
        int length = cuts.length;
        while (length > 1) {
            int half = length >>> 1;
            base = cuts[base + half - 1] < number ? base + half : base;
            length -= half;
        }
        return 1 + base + (length == 1 && cuts[base] < number ? 1 : 0);
    }
}
