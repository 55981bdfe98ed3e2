package semblance.transforms;

import java.util.Arrays;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/**
 * The range, mean and deviation of every numeric column over its known cells, weighted: updated cell by cell (West 1979,
 * Updating mean and variance estimates) and merged pairwise (Chan, Golub and LeVeque 1983), so that large means do not
 * swallow small deviations.
 */
@SuppressWarnings("serial")
final class Moments implements Statistic<Moments> {
    /** Below this, squares have lost digits, or all of them. */
    private static final double TINY = 1e-280;

    private final double[]
            units; // powers of two in which cells are measured, so that squares neither over- nor underflow
    private final double[] weights;
    private final double[] means;
    private final double[] squares;
    private final double[] lowest;
    private final double[] highest;

    /** Nothing yet, measured in units of 1. */
    Moments(int columns) {
        this(IntStream.range(0, columns).mapToDouble(c -> 1).toArray());
    }

    /** Nothing yet, each column measured in a unit of its own. */
    private Moments(double[] units) {
        this.units = units;
        weights = new double[units.length];
        means = new double[units.length];
        squares = new double[units.length];
        lowest = new double[units.length];
        highest = new double[units.length];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    }

    /** The moments of data; where squares of the numbers leave the range of a double, found in a second pass. */
    static Moments of(Dataset data) {
        int columns = data.schema().columns().size();
        Moments first = data.collect(() -> new Moments(columns));
        double[] units = first.units.clone();
        boolean again = false;
        for (int c = 0; c < columns; c++) {
            boolean exact = first.squares[c] < Double.POSITIVE_INFINITY && first.squares[c] > first.weights[c] * TINY;
            if (first.empty(c) || first.constant(c) || exact) continue;
            units[c] =
                    Math.scalb(1.0, Math.getExponent(Math.max(Math.abs(first.lowest[c]), Math.abs(first.highest[c]))));
            again = true;
        }
        return again ? data.collect(() -> new Moments(units)) : first;
    }

    @Override
    public void add(Table rows) {
        double[] rowWeights = rows.weights();
        for (int c = 0; c < units.length; c++) {
            if (!(rows.schema().columns().get(c) instanceof Column.Numeric)) continue;
            double[] cells = rows.numbers(c);
            for (int r = 0; r < cells.length; r++)
                if (cells[r] == cells[r] && rowWeights[r] > 0) add(c, cells[r], rowWeights[r]);
        }
    }

    private void add(int column, double cell, double weight) {
        double value = cell / units[column];
        weights[column] += weight;
        double difference = value - means[column];
        means[column] += difference * (weight / weights[column]);
        squares[column] += weight * difference * (value - means[column]);
        lowest[column] = Math.min(lowest[column], cell);
        highest[column] = Math.max(highest[column], cell);
    }

    @Override
    public void merge(Moments other) {
        for (int c = 0; c < units.length; c++) {
            double weight = weights[c] + other.weights[c];
            if (weight == 0) continue;
            double difference = other.means[c] - means[c];
            double share = other.weights[c] / weight;
            means[c] += difference * share;
            squares[c] += other.squares[c] + difference * difference * (weights[c] * share);
            weights[c] = weight;
            lowest[c] = Math.min(lowest[c], other.lowest[c]);
            highest[c] = Math.max(highest[c], other.highest[c]);
        }
    }

    /** Whether no cell is known. */
    boolean empty(int column) {
        return weights[column] == 0;
    }

    /** Whether all known cells are the same. */
    boolean constant(int column) {
        return lowest[column] == highest[column];
    }

    /** The mean of the known cells. */
    double mean(int column) {
        return constant(column) ? lowest[column] : means[column] * units[column];
    }

    /** The population standard deviation of the known cells. */
    double deviation(int column) {
        return Math.sqrt(squares[column] / weights[column]) * units[column];
    }

    /** The smallest known cell. */
    double lowest(int column) {
        return lowest[column];
    }

    /** The largest known cell. */
    double highest(int column) {
        return highest[column];
    }
}
