package semblance.gaussianmixture;

import java.util.Arrays;
import semblance.api.data.Table;

/**
 * Rows as points among which distances mean something: numbers in units of their deviations, levels as indicators in units
 * that make two random rows as far apart as in a number; NaN where missing.
 */
final class Features {
    /** Shape [rows][features]. */
    final double[][] points;

    final double[] weights;

    Features(Layout layout, Table rows, Overview overview) {
        weights = rows.weights();
        int numeric = layout.numeric.length;
        int size = numeric + Arrays.stream(layout.levels).sum();
        points = new double[rows.rows()][size];
        double[][] numbers = layout.numbers(rows);
        for (int j = 0; j < numeric; j++) {
            double scale = overview.variances()[j] > 0 ? 1 / Math.sqrt(overview.variances()[j]) : 0;
            for (int r = 0; r < points.length; r++) points[r][j] = (numbers[j][r] - overview.means()[j]) * scale;
        }
        int at = numeric;
        for (int c = 0; c < layout.categorical.length; c++) {
            int[] codes = rows.codes(layout.categorical[c]);
            double unit = unit(codes, layout.levels[c]);
            for (int r = 0; r < points.length; r++)
                for (int level = 0; level < layout.levels[c]; level++)
                    points[r][at + level] = codes[r] < 0 ? Double.NaN : codes[r] == level ? unit : 0;
            at += layout.levels[c];
        }
    }

    private double unit(int[] codes, int levels) {
        double[] shares = new double[levels];
        double total = 0;
        for (int r = 0; r < codes.length; r++) {
            if (codes[r] < 0) continue;
            shares[codes[r]] += weights[r];
            total += weights[r];
        }
        double different = 1;
        for (double share : shares) different -= share / total * (share / total);
        return different > 1e-12 ? 1 / Math.sqrt(different) : 0;
    }

    /**
     * Turns the first numeric features, whose covariance this is, into uncorrelated ones: clusters that are long and thin
     * along a common direction come apart. Rows with a missing cell stay as they are.
     */
    void whiten(int numeric) {
        double[][] covariance = new double[numeric][numeric];
        double total = 0;
        for (int r = 0; r < points.length; r++) {
            if (missing(points[r], numeric)) continue;
            total += weights[r];
            for (int i = 0; i < numeric; i++)
                for (int j = 0; j <= i; j++) covariance[i][j] += weights[r] * points[r][i] * points[r][j];
        }
        for (int i = 0; i < numeric; i++)
            for (int j = 0; j <= i; j++) covariance[i][j] = covariance[i][j] / total + (i == j ? 1e-3 : 0);
        double[][] lower = Cholesky.factor(covariance);
        if (Cholesky.failed(lower, numeric)) return;
        for (double[] point : points) {
            if (missing(point, numeric)) continue;
            double[] head = Arrays.copyOf(point, numeric);
            Cholesky.forward(lower, head);
            System.arraycopy(head, 0, point, 0, numeric);
        }
    }

    private static boolean missing(double[] point, int numeric) {
        for (int j = 0; j < numeric; j++) if (Double.isNaN(point[j])) return true;
        return false;
    }

    /** The squared distance over the features that the point has, in proportion to all. */
    static double distance(double[] point, double[] centre) {
        double sum = 0;
        int known = 0;
        for (int j = 0; j < point.length; j++) {
            double apart = point[j] - centre[j];
            if (apart != apart) continue;
            sum += apart * apart;
            known++;
        }
        return known == 0 ? 0 : sum * point.length / known;
    }
}
