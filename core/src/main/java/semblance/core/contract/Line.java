package semblance.core.contract;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Density;

/**
 * The real line or a part of it, cut into cells of which densities are taken at the middle. The whole line is cut evenly
 * after {@code x = centre + scale tan(u)}, so that the tails are reached and the bulk has cells of about a thousandth of
 * its scale.
 *
 * @param points the middles of the cells
 * @param widths their widths
 */
record Line(double[] points, double[] widths) {

    /** Cells of the whole line: a step in a density errs by no more than one of them. */
    private static final int CELLS = 4000;

    /** What an integral may err by: a density with a hundred steps, such as a tree's, stays below. */
    static final double TOLERANCE = 0.01;

    /** The line around the numbers of a column. */
    static Line around(double[] numbers) {
        double[] known = known(numbers);
        double centre = quantile(known, 0.5);
        double spread = quantile(known, 0.9) - quantile(known, 0.1);
        double scale = spread > 0 ? spread / 2 : Math.max(1, Math.abs(centre));
        double step = Math.PI / CELLS;
        double[] points = new double[CELLS];
        double[] widths = new double[CELLS];
        for (int i = 0; i < CELLS; i++) {
            double from = Math.tan(step * i - Math.PI / 2);
            double to = Math.tan(step * (i + 1) - Math.PI / 2);
            double middle = Math.tan(step * (i + 0.5) - Math.PI / 2);
            boolean end = i == 0 || i == CELLS - 1; // these cells have no end, and next to nothing in them
            points[i] = centre + scale * middle;
            widths[i] = end ? 0 : scale * (to - from);
        }
        return new Line(points, widths);
    }

    /** A part of the line. */
    static Line between(double low, double high) {
        double width = (high - low) / CELLS;
        double[] points = new double[CELLS];
        Arrays.setAll(points, i -> low + (i + 0.5) * width);
        double[] widths = new double[CELLS];
        Arrays.fill(widths, width);
        return new Line(points, widths);
    }

    /** The known numbers of a column in ascending order. */
    static double[] known(double[] numbers) {
        return Arrays.stream(numbers).filter(x -> !Double.isNaN(x)).sorted().toArray();
    }

    /** A number that a share of sorted numbers lies below. */
    static double quantile(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    /** The integral of a density over one column of a row, the other cells as they are. */
    double integral(Density density, Table row, int column) {
        Table rows = Rows.with(Rows.select(row, new int[points.length]), column, points);
        double[] logDensity = density.logDensity(rows);
        return IntStream.range(0, points.length)
                .mapToDouble(i -> Math.exp(logDensity[i]) * widths[i])
                .sum();
    }

    /** The positions of the columns of real numbers: those whose density can be taken between any two numbers. */
    static int[] real(Schema schema) {
        return positions(
                schema,
                column -> column instanceof Column.Numeric numeric
                        && !numeric.kind().whole());
    }

    /** The positions of the categorical columns. */
    static int[] categorical(Schema schema) {
        return positions(schema, column -> column instanceof Column.Categorical);
    }

    private static int[] positions(Schema schema, Predicate<Column> wanted) {
        return IntStream.range(0, schema.columns().size())
                .filter(c -> wanted.test(schema.columns().get(c)))
                .toArray();
    }
}
