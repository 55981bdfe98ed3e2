package semblance.bayesiannetwork.learning;

import java.io.Serializable;
import java.util.Arrays;
import semblance.api.data.Column;

/**
 * Where numeric columns lie and how far they spread, and how small a variance of a residual the data can show: values are
 * rounded, and without a floor a regression that is exact would be infinitely likely.
 *
 * @param location the mean of each column, 0 of a categorical one, shape [columns]
 * @param spread the standard deviation, 1 of a constant one
 * @param floor the least variance of a residual, in units of the squared spread
 * @param constant whether a column has, up to rounding, one value
 */
record Scales(double[] location, double[] spread, double[] floor, boolean[] constant) implements Serializable {
    /** Beyond this a variance may overflow. */
    static final double LARGEST = 1e150;
    /** A deviation below this squares to nothing. */
    private static final double LEAST = 1e-140;
    /** With a deviation of .14 all but 1 in 2,500 draws of a whole number are rounded to the mean. */
    private static final double WHOLE = 0.02;
    /** Rows that tell how finely values are rounded. */
    private static final int SAMPLE = 10_000;

    static Scales empty(int size) {
        double[] spread = new double[size];
        Arrays.fill(spread, 1);
        return new Scales(new double[size], spread, new double[size], new boolean[size]);
    }

    static Scales of(Rows rows) {
        Scales scales = empty(rows.layout.size());
        for (int c = 0; c < rows.layout.size(); c++) {
            if (!rows.layout.numeric(c)) continue;
            double weight = 0;
            double mean = 0;
            double squares = 0;
            double largest = 0;
            for (int r = 0; r < rows.count; r++) {
                double value = rows.numbers[c][r];
                if (value != value) continue;
                if (Math.abs(value) > LARGEST) throw huge(rows.layout, c, value);
                largest = Math.max(largest, Math.abs(value));
                weight += rows.weight(r);
                double apart = value - mean;
                mean += apart * (rows.weight(r) / weight);
                squares += rows.weight(r) * apart * (value - mean);
            }
            double deviation = weight > 0 ? Math.sqrt(squares / weight) : 0;
            scales.set(rows.layout, c, mean, deviation, largest, step(rows.numbers[c]));
        }
        return scales;
    }

    static IllegalArgumentException huge(Layout layout, int column, double value) {
        return new IllegalArgumentException("column '" + layout.name(column) + "' has the value " + value
                + ", whose square is no finite number; measure it in a larger unit");
    }

    /** @param step the least difference between two values, 0 if it is not known */
    void set(Layout layout, int c, double mean, double deviation, double largest, double step) {
        boolean whole =
                ((Column.Numeric) layout.schema().columns().get(c)).kind().whole();
        location[c] = mean;
        constant[c] = !(deviation > 1e-14 * largest) || !(deviation > LEAST);
        if (constant[c]) {
            double tiny = 1e-6 * Math.max(1, largest);
            floor[c] = whole ? WHOLE : tiny * tiny;
        } else {
            spread[c] = deviation;
            double resolved = whole ? WHOLE / deviation / deviation : step / deviation * (step / deviation) / 12;
            floor[c] = Math.max(1e-8, Math.min(resolved, 0.01));
        }
    }

    /** The least difference between two values that is not rounding error; 0 if there is only one value. */
    private static double step(double[] column) {
        double[] sorted = Arrays.stream(column)
                .filter(value -> value == value)
                .limit(SAMPLE)
                .sorted()
                .toArray();
        if (sorted.length == 0) return 0;
        double error = 1e-9 * (sorted[sorted.length - 1] - sorted[0]);
        double step = Double.POSITIVE_INFINITY;
        for (int r = 1; r < sorted.length; r++) {
            double apart = sorted[r] - sorted[r - 1];
            if (apart > error && apart < step) step = apart;
        }
        return step < Double.POSITIVE_INFINITY ? step : 0;
    }

    /** A value in standard units. */
    double standard(int column, double value) {
        return constant[column] ? value == value ? 0 : value : (value - location[column]) / spread[column];
    }
}
