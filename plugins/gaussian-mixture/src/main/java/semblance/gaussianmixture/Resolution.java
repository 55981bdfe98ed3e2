package semblance.gaussianmixture;

import java.util.Arrays;
import semblance.api.data.Table;

/**
 * How small a variance may become. The likelihood of a mixture is unbounded: a component that sits on one repeated value
 * sends it to infinity. But values are rounded, to whole numbers or to some decimals, and a variance below that of the
 * rounding says nothing of the data.
 */
final class Resolution {
    /** Of whole numbers: with a deviation of .14 all but 1 sample in 2,500 is rounded to the mean. */
    private static final double WHOLE = 0.02;
    /** The variance of a uniform error of width 1. */
    private static final double ROUNDING = 1 / 12.0;
    /** Least and largest floors in proportion to the column's variance. */
    private static final double LEAST = 1e-8;

    private static final double LARGEST = 0.01;
    /** Deviation given to a constant column, in proportion to its value. */
    private static final double CONSTANT = 1e-6;

    private Resolution() {}

    /** The least variance of each numeric column, shape [d]. */
    static double[] floors(Layout layout, Table sample, Moments moments) {
        double[] floors = new double[layout.numeric.length];
        for (int j = 0; j < floors.length; j++) {
            double variance = moments.squares[j] / moments.weights[j];
            boolean whole = layout.number(j).kind().whole();
            double step = step(sample.numbers(layout.numeric[j]));
            double resolved = whole ? WHOLE : ROUNDING * step * step;
            floors[j] = constant(moments, j)
                    ? whole ? WHOLE : Math.pow(CONSTANT * Math.max(1, moments.largest[j]), 2)
                    : Math.max(LEAST * variance, Math.min(resolved, LARGEST * variance));
        }
        return floors;
    }

    /** Whether a column has, up to rounding, one value. */
    static boolean constant(Moments moments, int j) {
        double deviation = Math.sqrt(moments.squares[j] / moments.weights[j]);
        return !(deviation > 1e-14 * moments.largest[j]) || !(deviation > 1e-140);
    }

    /** The least difference between two values that is not rounding error; 0 if there is only one value. */
    private static double step(double[] column) {
        double[] sorted =
                Arrays.stream(column).filter(value -> value == value).sorted().toArray();
        if (sorted.length == 0) return 0;
        double error = 1e-9 * (sorted[sorted.length - 1] - sorted[0]);
        double step = Double.POSITIVE_INFINITY;
        for (int r = 1; r < sorted.length; r++) {
            double apart = sorted[r] - sorted[r - 1];
            if (apart > error && apart < step) step = apart;
        }
        return step < Double.POSITIVE_INFINITY ? step : 0;
    }
}
