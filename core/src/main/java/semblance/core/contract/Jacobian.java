package semblance.core.contract;

import java.util.stream.IntStream;
import semblance.api.data.Table;
import semblance.api.train.Transform;

/** The Jacobian of a transform at a row, by central differences over the row's known numbers. */
final class Jacobian {
    /** Differences over a hundred-thousandth of a column's deviation have an error of about its square. */
    static final double TOLERANCE = 1e-4;

    private static final double STEP = 1e-5;

    private Jacobian() {}

    /** The log of the absolute determinant; 0 if no number is known. */
    static double logDeterminant(Transform.Fitted fitted, Table around, Table row) {
        int[] inputs = known(row);
        int[] outputs = known(fitted.apply(row));
        Law.JACOBIAN.demand(
                inputs.length == outputs.length,
                "as many known numbers after as before: " + inputs.length,
                outputs.length);
        double[][] matrix = new double[inputs.length][inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            double value = row.numbers(inputs[i])[0];
            double deviation = Moments.of(around.numbers(inputs[i])).deviation();
            double step = STEP * (deviation > 0 ? deviation : 1);
            Table up = fitted.apply(Rows.with(row, inputs[i], new double[] {value + step}));
            Table down = fitted.apply(Rows.with(row, inputs[i], new double[] {value - step}));
            double width = (value + step) - (value - step);
            for (int o = 0; o < outputs.length; o++)
                matrix[o][i] = (up.numbers(outputs[o])[0] - down.numbers(outputs[o])[0]) / width;
        }
        return logDeterminant(matrix);
    }

    private static int[] known(Table row) {
        return IntStream.of(Line.real(row.schema()))
                .filter(c -> !row.missing(c, 0))
                .toArray();
    }

    /** Gaussian elimination with the largest pivot of each column. */
    private static double logDeterminant(double[][] matrix) {
        double sum = 0;
        for (int k = 0; k < matrix.length; k++) {
            int pivot = k;
            for (int r = k + 1; r < matrix.length; r++)
                if (Math.abs(matrix[r][k]) > Math.abs(matrix[pivot][k])) pivot = r;
            double[] row = matrix[pivot];
            matrix[pivot] = matrix[k];
            matrix[k] = row;
            sum += Math.log(Math.abs(row[k]));
            for (int r = k + 1; r < matrix.length; r++) {
                double factor = matrix[r][k] / row[k];
                for (int c = k; c < matrix.length; c++) matrix[r][c] -= factor * row[c];
            }
        }
        return sum;
    }
}
