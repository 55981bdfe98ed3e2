package semblance.bayesiannetwork.learning;

import java.util.Arrays;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** What one pass tells of each column alone: how often its levels occur, and where its numbers lie. */
final class Census implements Statistic<Census> {
    private static final long serialVersionUID = 1;

    private final Layout layout;
    /** Rows of weight above 0, and the sum of the weights. */
    long rows;

    double total;
    /** The weight of each level, shape [columns][levels]. */
    final double[][] levels;
    /** The weight of the known cells of numeric columns, their means and sums of squared deviations. */
    final double[] known;

    final double[] means;
    final double[] squares;
    final double[] largest;
    /** Whether a column has missing cells. */
    final boolean[] gaps;

    Census(Layout layout) {
        this.layout = layout;
        levels = new double[layout.size()][];
        for (int c = 0; c < levels.length; c++) levels[c] = new double[layout.radix()[c]];
        known = new double[layout.size()];
        means = new double[layout.size()];
        squares = new double[layout.size()];
        largest = new double[layout.size()];
        gaps = new boolean[layout.size()];
    }

    @Override
    public void add(Table table) {
        double[] weights = table.weights();
        for (double weight : weights) {
            if (weight > 0) rows++;
            total += weight;
        }
        for (int c = 0; c < levels.length; c++) {
            if (layout.numeric(c)) numbers(c, table.numbers(c), weights);
            else codes(c, table.codes(c), weights);
        }
    }

    private void codes(int column, int[] codes, double[] weights) {
        for (int r = 0; r < codes.length; r++)
            if (codes[r] >= 0) levels[column][codes[r]] += weights[r];
            else if (weights[r] > 0) gaps[column] = true;
    }

    private void numbers(int column, double[] values, double[] weights) {
        double weight = 0;
        double sum = 0;
        for (int r = 0; r < values.length; r++) {
            if (values[r] != values[r] && weights[r] > 0) gaps[column] = true;
            if (values[r] != values[r] || !(weights[r] > 0)) continue;
            if (Math.abs(values[r]) > Scales.LARGEST) throw Scales.huge(layout, column, values[r]);
            largest[column] = Math.max(largest[column], Math.abs(values[r]));
            weight += weights[r];
            sum += weights[r] * values[r];
        }
        if (!(weight > 0)) return;
        double mean = sum / weight;
        double square = 0;
        for (int r = 0; r < values.length; r++)
            if (values[r] == values[r]) square += weights[r] * (values[r] - mean) * (values[r] - mean);
        merge(column, weight, mean, square);
    }

    private void merge(int column, double weight, double mean, double square) {
        double all = known[column] + weight;
        double apart = mean - means[column];
        squares[column] += square + apart * apart * (known[column] / all * weight);
        means[column] += apart * (weight / all);
        known[column] = all;
    }

    @Override
    public void merge(Census other) {
        rows += other.rows;
        total += other.total;
        for (int c = 0; c < levels.length; c++) {
            for (int level = 0; level < levels[c].length; level++) levels[c][level] += other.levels[c][level];
            if (other.known[c] > 0) merge(c, other.known[c], other.means[c], other.squares[c]);
            largest[c] = Math.max(largest[c], other.largest[c]);
            gaps[c] |= other.gaps[c];
        }
    }

    /** Whether a cell is missing somewhere. */
    boolean gaps() {
        for (boolean gap : gaps) if (gap) return true;
        return false;
    }

    /** Whether a column has one value or level. */
    boolean constant(int column) {
        return layout.numeric(column)
                ? scales().constant()[column]
                : Arrays.stream(levels[column]).filter(weight -> weight > 0).count() == 1;
    }

    /** The moments of one numeric column. */
    Moments moments(int column, Scales scales) {
        double spread = scales.spread()[column];
        double square = scales.constant()[column] ? 0 : squares[column] / spread / spread;
        return new Moments(new int[] {column}, 1, new double[] {known[column], 0, square});
    }

    /** The scales as far as one pass tells them, with the least floors. */
    Scales scales() {
        Scales scales = Scales.empty(layout.size());
        for (int c = 0; c < levels.length; c++)
            if (layout.numeric(c)) {
                double deviation = known[c] > 0 ? Math.sqrt(squares[c] / known[c]) : 0;
                scales.set(layout, c, means[c], deviation, largest[c], 0);
            }
        return scales;
    }

    /** @throws IllegalArgumentException if there is no row, or a column without a known cell, naming it */
    void check() {
        if (!(total > 0)) throw new IllegalArgumentException("there is no row of weight above 0 to learn from");
        for (int c = 0; c < levels.length; c++)
            if (!(known[c] + Arrays.stream(levels[c]).sum() > 0))
                throw new IllegalArgumentException(
                        "column '" + layout.name(c) + "' has no known cell; leave it out to learn a network");
    }

    /** How many bytes the rows take in compact form, with what is needed to sort them. */
    double bytes() {
        double row = 28;
        for (int radix : layout.radix()) row += radix == 0 ? 8 : radix < 256 ? 1 : 2;
        return row * rows;
    }
}
