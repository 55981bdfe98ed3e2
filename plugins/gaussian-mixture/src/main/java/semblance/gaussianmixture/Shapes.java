package semblance.gaussianmixture;

import java.util.Arrays;

/**
 * The covariances of greatest likelihood under each {@link Covariance}, given the sums of squares of the components: closed
 * forms where there are any, else the alternations of Celeux and Govaert (1995), whose section numbers stand beside.
 */
final class Shapes {
    private static final int ROUNDS = 200; // alternations converge linearly and fast; each round is cheap
    private static final double STILL = 1e-14; // relative change of volumes below which a further round is idle

    private final double[] counts;
    private final double[][][] scatters;
    private final int components;
    private final int size;
    private final double total;

    /**
     * @param counts rows in each component, shape [K], positive
     * @param scatters their sums of squares, shape [K][d][d]
     */
    Shapes(double[] counts, double[][][] scatters) {
        this.counts = counts;
        this.scatters = scatters;
        components = counts.length;
        size = scatters[0].length;
        total = Arrays.stream(counts).sum();
    }

    /** @param before the present covariances, from which an alternation starts, shape [K][d][d] */
    double[][][] estimate(Covariance covariance, double[][][] before) {
        if (size == 0) return scatters;
        return switch (covariance) {
            case FULL -> each(k -> times(scatters[k], 1 / counts[k]));
            case TIED -> each(k -> times(pooled(ones()), 1 / total));
            case DIAGONAL -> each(k -> diagonal(times(diagonalOf(scatters[k]), 1 / counts[k])));
            case SPHERICAL -> each(k -> sphere(trace(scatters[k]) / (size * counts[k])));
            case EII -> each(k -> sphere(trace(pooled(ones())) / (size * total)));
            case EEI -> each(k -> diagonal(times(diagonalOf(pooled(ones())), 1 / total)));
            case EVI -> equalVolume(false);
            case EVV -> equalVolume(true);
            case VEI -> equalShape(true);
            case VEE -> equalShape(false);
            case EEV -> equalAxes(false);
            case VEV -> equalAxes(true);
            case EVE -> equalOrientation(before, false);
            case VVE -> equalOrientation(before, true);
        };
    }

    /** Equal volumes: each component's own matrix of determinant 1, times one volume (sections 3.2.3 and 3.3). */
    private double[][][] equalVolume(boolean oriented) {
        double[] roots = new double[components];
        double volume = 0;
        for (int k = 0; k < components; k++) {
            double[] axes = oriented ? Eigen.of(scatters[k]).values() : diagonalOf(scatters[k]);
            roots[k] = geometricMean(axes);
            volume += roots[k] / total;
        }
        double common = volume;
        return each(k -> {
            double[][] own = oriented ? scatters[k] : diagonal(diagonalOf(scatters[k]));
            return times(own, common / roots[k]);
        });
    }

    /** Varying volumes, one matrix of determinant 1 for all (VEE and VEI: 4.1.2 and 4.2). */
    private double[][][] equalShape(boolean diagonal) {
        double[] volumes = startVolumes();
        double[][] shape = new double[0][];
        for (int round = 0; round < ROUNDS; round++) {
            double[][] sum = pooled(volumes);
            if (diagonal) sum = diagonal(diagonalOf(sum));
            Eigen eigen = Eigen.of(sum);
            shape = times(sum, 1 / geometricMean(eigen.values()));
            double[][] lower = Cholesky.factor(shape);
            if (Cholesky.failed(lower, size)) break;
            double change = 0;
            for (int k = 0; k < components; k++) {
                double volume = traceOfSolve(lower, scatters[k]) / (size * counts[k]);
                change = Math.max(change, Math.abs(volume - volumes[k]) / volume);
                volumes[k] = volume;
            }
            if (change < STILL) break;
        }
        double[][] common = shape;
        return each(k -> times(common, volumes[k]));
    }

    /** Each component's own axes, whose ratios are the same for all (EEV and VEV: 4.1.4 and 4.2). */
    private double[][][] equalAxes(boolean volumesVary) {
        Eigen[] eigens = new Eigen[components];
        for (int k = 0; k < components; k++) eigens[k] = Eigen.of(scatters[k]);
        double[] volumes = volumesVary ? startVolumes() : ones();
        double[] axes = new double[size];
        for (int round = 0; round < ROUNDS; round++) {
            Arrays.fill(axes, 0);
            for (int k = 0; k < components; k++)
                for (int j = 0; j < size; j++) axes[j] += Math.max(0, eigens[k].values()[j]) / volumes[k];
            double mean = geometricMean(axes);
            for (int j = 0; j < size; j++) axes[j] /= mean;
            if (!volumesVary) {
                Arrays.fill(volumes, mean / total);
                break;
            }
            double change = 0;
            for (int k = 0; k < components; k++) {
                double volume = 0;
                for (int j = 0; j < size; j++) volume += eigens[k].values()[j] / axes[j] / (size * counts[k]);
                change = Math.max(change, Math.abs(volume - volumes[k]) / volume);
                volumes[k] = volume;
            }
            if (change < STILL) break;
        }
        return each(k -> times(eigens[k].with(axes), volumes[k]));
    }

    /**
     * One orientation for all: plane rotations, each the best for its pair of axes (Flury and Gautschi 1986; Celeux and
     * Govaert 1995, appendix), in turn with the variances along the axes.
     */
    private double[][][] equalOrientation(double[][][] before, boolean volumesVary) {
        double[][] sum = new double[size][size];
        for (double[][] covariance : before)
            for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) sum[i][j] += covariance[i][j];
        double[][] axes = Eigen.of(sum).vectors();
        double[][] variances = new double[components][];
        double previous = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double objective = 0;
            double volume = 0;
            for (int k = 0; k < components; k++) {
                variances[k] = along(axes, scatters[k]);
                double root = geometricMean(variances[k]);
                volume += root / total;
                for (int j = 0; j < size; j++) variances[k][j] /= volumesVary ? counts[k] : root;
                objective += volumesVary ? counts[k] * Math.log(root) : root;
            }
            if (!volumesVary) for (double[] own : variances) for (int j = 0; j < size; j++) own[j] *= volume;
            if (!(objective < previous - STILL * Math.abs(previous)) && round > 0) break;
            previous = objective;
            for (int p = 0; p < size; p++) for (int q = p + 1; q < size; q++) rotate(axes, variances, p, q);
        }
        double[][] shared = axes;
        return each(k -> new Eigen(variances[k], shared).with(variances[k]));
    }

    /** Turns two axes in their plane so that the first lies where the weighted sum of squares is least. */
    private void rotate(double[][] axes, double[][] variances, int p, int q) {
        double pp = 0;
        double pq = 0;
        double qq = 0;
        for (int k = 0; k < components; k++) {
            double weight = 1 / variances[k][p] - 1 / variances[k][q];
            pp += weight * form(axes, p, scatters[k], p);
            pq += weight * form(axes, p, scatters[k], q);
            qq += weight * form(axes, q, scatters[k], q);
        }
        double angle = 0.5 * StrictMath.atan2(-2 * pq, qq - pp);
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        for (double[] row : axes) {
            double first = c * row[p] + s * row[q];
            row[q] = c * row[q] - s * row[p];
            row[p] = first;
        }
    }

    private static double form(double[][] axes, int p, double[][] matrix, int q) {
        double sum = 0;
        for (int i = 0; i < axes.length; i++)
            for (int j = 0; j < axes.length; j++) sum += axes[i][p] * matrix[i][j] * axes[j][q];
        return sum;
    }

    private static double[] along(double[][] axes, double[][] matrix) {
        double[] squares = new double[axes.length];
        for (int j = 0; j < squares.length; j++) squares[j] = form(axes, j, matrix, j);
        return squares;
    }

    private double[] ones() {
        double[] ones = new double[components];
        Arrays.fill(ones, 1);
        return ones;
    }

    private double[] startVolumes() {
        double[] volumes = new double[components];
        for (int k = 0; k < components; k++)
            volumes[k] = Math.max(trace(scatters[k]) / (size * counts[k]), Double.MIN_NORMAL);
        return volumes;
    }

    private double[][] pooled(double[] volumes) {
        double[][] sum = new double[size][size];
        for (int k = 0; k < components; k++)
            for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) sum[i][j] += scatters[k][i][j] / volumes[k];
        return sum;
    }

    private double[][] sphere(double variance) {
        double[] same = new double[size];
        Arrays.fill(same, variance);
        return diagonal(same);
    }

    private double[][][] each(java.util.function.IntFunction<double[][]> covariance) {
        double[][][] all = new double[components][][];
        Arrays.setAll(all, covariance);
        return all;
    }

    private static double[][] diagonal(double[] values) {
        double[][] matrix = new double[values.length][values.length];
        for (int j = 0; j < values.length; j++) matrix[j][j] = values[j];
        return matrix;
    }

    private static double[] diagonalOf(double[][] matrix) {
        double[] values = new double[matrix.length];
        for (int j = 0; j < values.length; j++) values[j] = matrix[j][j];
        return values;
    }

    private static double trace(double[][] matrix) {
        return Arrays.stream(diagonalOf(matrix)).sum();
    }

    private static double traceOfSolve(double[][] lower, double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) {
            double[] column = matrix[i].clone();
            Cholesky.forward(lower, column);
            Cholesky.backward(lower, column);
            trace += column[i];
        }
        return trace;
    }

    /** The d-th root of the product; values that rounding has made negative count as the least positive number. */
    private static double geometricMean(double[] values) {
        double sum = 0;
        for (double value : values) sum += Math.log(Math.max(value, Double.MIN_NORMAL));
        return Math.exp(sum / values.length);
    }

    private static double[][] times(double[][] matrix, double factor) {
        double[][] product = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) product[i] = times(matrix[i], factor);
        return product;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
