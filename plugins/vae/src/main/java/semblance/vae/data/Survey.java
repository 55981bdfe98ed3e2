package semblance.vae.data;

import java.util.Arrays;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** What each column holds: counts, means and deviations, bounds, shares of levels. */
public final class Survey implements Statistic<Survey> {
    private static final long serialVersionUID = 1;

    private final Schema schema;

    /** The sum of weights of each column's known values, for tensors of all their values, shape [columns]. */
    public final double[] counts;

    /** The means of numbers and of all values of tensors, shape [columns]. */
    public final double[] means;

    /** The sums of squares about the means, shape [columns]. */
    public final double[] squares;

    /** The least values, shape [columns]. */
    public final double[] least;

    /** The greatest values, shape [columns]. */
    public final double[] most;

    /** Whether all values are 0 or 1, shape [columns]. */
    public final boolean[] binary;

    /** Whether any cell, or any value of a tensor, is missing, shape [columns]. */
    public final boolean[] holes;

    /** Of levels their weights, of tensors the sums of each value and then their weights, shape [columns][]. */
    public final double[][] parts;

    /** Nothing seen yet. */
    public Survey(Schema schema) {
        this.schema = schema;
        int columns = schema.columns().size();
        counts = new double[columns];
        means = new double[columns];
        squares = new double[columns];
        least = new double[columns];
        most = new double[columns];
        binary = new boolean[columns];
        holes = new boolean[columns];
        parts = new double[columns][];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        Arrays.fill(binary, true);
        for (int c = 0; c < columns; c++) {
            Column column = schema.columns().get(c);
            parts[c] = new double
                    [column instanceof Column.Categorical some
                            ? some.levels().size()
                            : column instanceof Column.Tensor tensor ? 2 * tensor.size() : 0];
        }
    }

    @Override
    public void add(Table rows) {
        double[] weights = rows.weights();
        for (int c = 0; c < counts.length; c++) {
            Column column = schema.columns().get(c);
            if (column instanceof Column.Numeric) {
                double[] numbers = rows.numbers(c);
                for (int r = 0; r < numbers.length; r++) if (weights[r] > 0) number(c, numbers[r], weights[r]);
            } else if (column instanceof Column.Categorical) {
                int[] codes = rows.codes(c);
                for (int r = 0; r < codes.length; r++) {
                    if (weights[r] == 0) continue;
                    if (codes[r] < 0) holes[c] = true;
                    else {
                        parts[c][codes[r]] += weights[r];
                        counts[c] += weights[r];
                    }
                }
            } else if (column instanceof Column.Tensor tensor) tensor(c, rows.tensors(c), tensor.size(), weights);
            else texts(c, rows.texts(c), weights);
        }
    }

    private void texts(int c, String[] texts, double[] weights) {
        for (int r = 0; r < texts.length; r++) {
            if (weights[r] == 0) continue;
            if (texts[r] == null) holes[c] = true;
            else counts[c] += weights[r];
        }
    }

    private void tensor(int c, float[] values, int size, double[] weights) {
        for (int r = 0; r < weights.length; r++) {
            if (weights[r] == 0) continue;
            for (int i = 0; i < size; i++) {
                float x = values[r * size + i];
                number(c, x, weights[r]);
                if (x != x) continue;
                parts[c][i] += weights[r] * x;
                parts[c][size + i] += weights[r];
            }
        }
    }

    private void number(int c, double x, double weight) {
        if (Double.isNaN(x)) {
            holes[c] = true;
            return;
        }
        counts[c] += weight;
        double away = x - means[c];
        means[c] += away * weight / counts[c];
        squares[c] += weight * away * (x - means[c]);
        least[c] = Math.min(least[c], x);
        most[c] = Math.max(most[c], x);
        if (x != 0 && x != 1) binary[c] = false;
    }

    @Override
    public void merge(Survey other) {
        for (int c = 0; c < counts.length; c++) {
            double both = counts[c] + other.counts[c];
            if (other.counts[c] > 0) {
                double away = other.means[c] - means[c];
                squares[c] += other.squares[c] + away * away * counts[c] / both * other.counts[c];
                means[c] += away * (other.counts[c] / both);
            }
            counts[c] = both;
            least[c] = Math.min(least[c], other.least[c]);
            most[c] = Math.max(most[c], other.most[c]);
            binary[c] &= other.binary[c];
            holes[c] |= other.holes[c];
            for (int i = 0; i < parts[c].length; i++) parts[c][i] += other.parts[c][i];
        }
    }

    /** The deviation of a column's values, or if they are all alike a number of their size. */
    public double scale(int column) {
        double deviation = Math.sqrt(squares[column] / counts[column]);
        if (deviation > 1e-9 * Math.abs(means[column]) && deviation > 0) return deviation;
        return means[column] == 0 ? 1 : Math.abs(means[column]);
    }

    /** The mean of each value of a tensor; of all values where it is never known. */
    public float[] cells(int column) {
        int size = parts[column].length / 2;
        float[] cells = new float[size];
        for (int i = 0; i < size; i++) {
            double count = parts[column][size + i];
            cells[i] = (float) (count > 0 ? parts[column][i] / count : means[column]);
        }
        return cells;
    }
}
