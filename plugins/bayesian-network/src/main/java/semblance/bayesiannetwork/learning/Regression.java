package semblance.bayesiannetwork.learning;

import java.util.Arrays;

/**
 * A linear regression of a standardised numeric column on others, by least squares from moments.
 *
 * @param coefficients the intercept, then one for each regressor; 0 for one that others determine
 * @param variance of the residual: the sum of squares over the weight, but no less than the floor
 * @param squares the sum of squared residuals
 * @param weight of the rows
 */
record Regression(double[] coefficients, double variance, double squares, double weight) {
    /** A regressor with less than this part of its variance left beside others is determined by them. */
    private static final double COLLINEAR = 1e-9;

    /** Rows beyond the coefficients that a configuration needs to have a regression of its own. */
    private static final int SPARE = 2;

    static final double LOG_2PI = 1.8378770664093454836;

    /** @param regressors and {@code node}: places among the columns of the moments */
    static Regression of(Moments moments, int configuration, int node, int[] regressors, double floor) {
        int size = regressors.length;
        double weight = moments.weight(configuration);
        if (!(weight > 0)) return new Regression(new double[size + 1], Math.max(1, floor), 0, 0);
        int[] all = Arrays.copyOf(regressors, size + 1);
        all[size] = node;
        double[][] a = new double[size + 1][size + 1];
        double[] means = new double[size + 1];
        for (int i = 0; i <= size; i++) means[i] = moments.product(configuration, all[i], -1) / weight;
        for (int i = 0; i <= size; i++)
            for (int j = 0; j <= i; j++)
                a[i][j] = moments.product(configuration, all[i], all[j]) - weight * means[i] * means[j];
        double squares = eliminate(a, size);
        double[] coefficients = new double[size + 1];
        double intercept = means[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = a[size][i];
            for (int k = i + 1; k < size; k++) sum -= a[k][i] * coefficients[k + 1];
            coefficients[i + 1] = a[i][i] > 0 ? sum / a[i][i] : 0;
        }
        for (int i = 0; i < size; i++) intercept -= coefficients[i + 1] * means[i];
        coefficients[0] = intercept;
        return new Regression(coefficients, Math.max(squares / weight, floor), squares, weight);
    }

    /** Cholesky, where what is collinear gets a pivot of 0; the last pivot, which is what the others leave of the node. */
    private static double eliminate(double[][] a, int size) {
        for (int k = 0; k < size; k++) {
            double pivot = a[k][k];
            double before = pivot;
            for (int j = 0; j < k; j++) pivot -= a[k][j] * a[k][j];
            if (!(pivot > COLLINEAR * before) || !(before > 0)) {
                for (int i = k; i <= size; i++) a[i][k] = 0;
                continue;
            }
            a[k][k] = Math.sqrt(pivot);
            for (int i = k + 1; i <= size; i++) {
                double sum = a[i][k];
                for (int j = 0; j < k; j++) sum -= a[i][j] * a[k][j];
                a[i][k] = sum / a[k][k];
            }
        }
        double rest = a[size][size];
        for (int j = 0; j < size; j++) rest -= a[size][j] * a[size][j];
        return Math.max(0, rest);
    }

    /** Whether a configuration has too few rows for a regression of its own. */
    static boolean sparse(double weight, int regressors) {
        return weight < regressors + 1 + SPARE;
    }

    /** The sum of squared residuals that these coefficients leave in a configuration. */
    double squares(Moments moments, int configuration, int node, int[] regressors) {
        double sum = moments.product(configuration, node, node);
        for (int i = -1; i < regressors.length; i++) {
            int a = i < 0 ? -1 : regressors[i];
            sum -= 2 * coefficients[i + 1] * moments.product(configuration, node, a);
            for (int j = -1; j < regressors.length; j++)
                sum += coefficients[i + 1]
                        * coefficients[j + 1]
                        * moments.product(configuration, a, j < 0 ? -1 : regressors[j]);
        }
        return Math.max(0, sum);
    }

    /** The log density, in standard units, of rows whose squared residuals add up to this. */
    double logDensity(double squares, double weight) {
        return -0.5 * (weight * (LOG_2PI + StrictMath.log(variance)) + squares / variance);
    }
}
