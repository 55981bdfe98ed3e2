package semblance.gaussianmixture;

import java.util.Arrays;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** Weights, extremes, means and sums of squares of the known cells of each column (Chan, Golub and LeVeque 1979). */
@SuppressWarnings("serial")
final class Moments implements Statistic<Moments> {
    /** Squares and determinants of columns within this are safe from overflow. */
    private static final double WIDEST = 1e140;

    private final Layout layout;
    /** The sum of the weights of the rows that have a known cell. */
    double rows;
    /** The sum of the weights of known cells, shape [d]. */
    final double[] weights;

    final double[] means;
    /** Sums of squares about the means, shape [d]. */
    final double[] squares;
    /** The largest absolute value, shape [d]. */
    final double[] largest;
    /** The sum of the weights of each level, shape [c][levels]. */
    final double[][] levels;

    Moments(Layout layout) {
        this.layout = layout;
        int size = layout.numeric.length;
        weights = new double[size];
        means = new double[size];
        squares = new double[size];
        largest = new double[size];
        levels = Arrays.stream(layout.levels).mapToObj(double[]::new).toArray(double[][]::new);
    }

    @Override
    public void add(Table table) {
        double[] weight = table.weights();
        double[][] numbers = layout.numbers(table);
        int[][] codes = layout.codes(table);
        for (int r = 0; r < table.rows(); r++) {
            boolean known = false;
            for (double[] column : numbers) known |= !Double.isNaN(column[r]);
            for (int c = 0; c < codes.length; c++) {
                known |= codes[c][r] >= 0;
                if (codes[c][r] >= 0) levels[c][codes[c][r]] += weight[r];
            }
            if (known) rows += weight[r];
        }
        for (int j = 0; j < numbers.length; j++) add(j, numbers[j], weight);
    }

    private void add(int j, double[] column, double[] weight) {
        double total = 0;
        double sum = 0;
        double origin = 0;
        for (int r = 0; r < column.length; r++) {
            if (Double.isNaN(column[r]) || !(weight[r] > 0)) continue;
            if (total == 0) origin = column[r];
            largest[j] = Math.max(largest[j], Math.abs(column[r]));
            total += weight[r];
            sum += weight[r] * (column[r] - origin);
        }
        if (total == 0) return;
        double mean = origin + sum / total;
        double square = 0;
        for (int r = 0; r < column.length; r++)
            if (!Double.isNaN(column[r]) && weight[r] > 0)
                square += weight[r] * (column[r] - mean) * (column[r] - mean);
        merge(j, total, mean, square);
    }

    private void merge(int j, double weight, double mean, double square) {
        if (weight == 0) return;
        double total = weights[j] + weight;
        double apart = mean - means[j];
        squares[j] += square + apart * apart * weights[j] / total * weight;
        means[j] += apart * (weight / total);
        weights[j] = total;
    }

    @Override
    public void merge(Moments other) {
        rows += other.rows;
        for (int j = 0; j < weights.length; j++) {
            largest[j] = Math.max(largest[j], other.largest[j]);
            merge(j, other.weights[j], other.means[j], other.squares[j]);
        }
        for (int c = 0; c < levels.length; c++)
            for (int level = 0; level < levels[c].length; level++) levels[c][level] += other.levels[c][level];
    }

    /** @throws IllegalArgumentException if there are no rows, or a column cannot be learned from, saying why */
    void check() {
        if (!(rows > 0)) throw new IllegalArgumentException("there are no rows to learn from");
        for (int j = 0; j < weights.length; j++) {
            String name = "column '" + layout.number(j).name() + "': ";
            if (!(weights[j] > 0)) throw new IllegalArgumentException(name + "every cell is missing; leave it out");
            if (largest[j] > WIDEST)
                throw new IllegalArgumentException(name + "values must lie within " + WIDEST + ", found one of size "
                        + largest[j] + "; rescale the column or correct the value");
        }
        for (int c = 0; c < levels.length; c++)
            if (!(Arrays.stream(levels[c]).sum() > 0))
                throw new IllegalArgumentException(
                        "column '" + layout.category(c).name() + "': every cell is missing; leave it out");
    }
}
