package semblance.gaussianmixture;

import java.util.Arrays;

/**
 * From sums to parameters: those of greatest likelihood, or of greatest posterior probability under the prior of Fraley and
 * Raftery (2007), within the least variances that the data can resolve.
 */
final class Maximisation {
    private static final double SHRINKAGE = 0.01; // kappa of Fraley and Raftery
    private static final double AT_FLOOR = 1 - 1e-9; // so that a matrix at its floor is not taken for one below

    private final GaussianMixtureTrainer trainer;
    private final Overview overview;
    private final Covariance covariance;
    private boolean spurious;
    private boolean alone;

    Maximisation(GaussianMixtureTrainer trainer, Overview overview, Covariance covariance) {
        this.trainer = trainer;
        this.overview = overview;
        this.covariance = covariance;
    }

    /** Whether a component has collapsed onto a few rows; known after {@link #mixture}. */
    boolean spurious() {
        return spurious;
    }

    Mixture mixture(Responsibilities sums, Mixture before) {
        int components = before.components();
        Mixture after = Mixture.empty(components);
        double[] counts = new double[components];
        double[][][] scatters = new double[components][][];
        for (int k = 0; k < components; k++) {
            counts[k] = Math.max(sums.counts[k], Double.MIN_NORMAL);
            after.weights()[k] = sums.counts[k] / sums.rows;
            after.means()[k] = sums.mean(k);
            scatters[k] = sums.scatter(k);
            after.levels()[k] = levels(sums.levels[k]);
        }
        if (trainer.prior()) regularise(after.means(), counts, scatters);
        spurious = false;
        alone = components == 1;
        for (int k = 0; k < components && covariance.ownAxes(); k++)
            scatters[k] = times(
                    bounded(times(scatters[k], 1 / counts[k]), sums.counts[k], before.covariances()[k]), counts[k]);
        double[][][] covariances = new Shapes(counts, scatters).estimate(covariance, before.covariances());
        for (int k = 0; k < components; k++)
            after.covariances()[k] = bounded(covariances[k], sums.counts[k], before.covariances()[k]);
        return after;
    }

    /** Relative frequencies after {@code smoothing} more rows spread evenly over the levels. */
    private double[][] levels(double[][] counts) {
        double[][] probabilities = new double[counts.length][];
        for (int c = 0; c < counts.length; c++) {
            double[] count = Arrays.copyOfRange(counts[c], 1, counts[c].length);
            double total = Arrays.stream(count).sum() + trainer.smoothing();
            double more = trainer.smoothing() / count.length;
            probabilities[c] = Arrays.stream(count).map(n -> (n + more) / total).toArray();
        }
        return probabilities;
    }

    /**
     * Adds the normal inverse Wishart prior to the sums (Fraley and Raftery 2007, equations 11 to 13): scale
     * {@code var(X) / K^(2/d)}, d + 2 degrees of freedom, and {@value #SHRINKAGE} rows at the overall mean. Where one
     * covariance serves all components, it gets one scale matrix.
     */
    private void regularise(double[][] means, double[] counts, double[][][] scatters) {
        int components = counts.length;
        int size = overview.means().length;
        if (size == 0) return;
        boolean sphere = covariance == Covariance.SPHERICAL || covariance == Covariance.EII;
        boolean shared = covariance == Covariance.TIED || covariance == Covariance.EEI || covariance == Covariance.EII;
        double share = (shared ? 1.0 / components : 1) / (sphere ? size : 1);
        double scale = share / Math.pow(components, 2.0 / size);
        double more = 1 + share * (covariance.diagonal() ? size + 4 : 2 * size + 3);
        for (int k = 0; k < components; k++) {
            double n = counts[k];
            double pull = SHRINKAGE * n / (SHRINKAGE + n);
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++) {
                    double apart = (means[k][i] - overview.means()[i]) * (means[k][j] - overview.means()[j]);
                    scatters[k][i][j] += scale * overview.covariance()[i][j] + pull * apart;
                }
            for (int i = 0; i < size; i++)
                means[k][i] = (n * means[k][i] + SHRINKAGE * overview.means()[i]) / (n + SHRINKAGE);
            counts[k] = n + more;
        }
    }

    /** The covariance, with no variance below the floor in any direction. */
    private double[][] bounded(double[][] covariance, double count, double[][] before) {
        double[] floors = overview.floors();
        int size = floors.length;
        boolean limited = size > 0 && floors[0] > 0;
        if (!limited) return covariance;
        if (!(count > Double.MIN_NORMAL)) return before;
        if (this.covariance.diagonal()) return boundedDiagonal(covariance, count);
        double[] unit = Arrays.stream(floors).map(Math::sqrt).toArray();
        double[][] scaled = new double[size][size];
        double[][] excess = new double[size][size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++) {
                scaled[i][j] = covariance[i][j] / unit[i] / unit[j];
                excess[i][j] = scaled[i][j] - (i == j ? AT_FLOOR : 0);
            }
        if (!Cholesky.failed(Cholesky.factor(excess), size)) return covariance;
        note(count);
        Eigen eigen = Eigen.of(scaled);
        double[][] raised = eigen.with(
                Arrays.stream(eigen.values()).map(value -> Math.max(1, value)).toArray());
        for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) raised[i][j] *= unit[i] * unit[j];
        return Cholesky.failed(Cholesky.factor(raised), size) ? before : raised;
    }

    private static double[][] times(double[][] matrix, double factor) {
        double[][] product = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++)
            product[i] = Arrays.stream(matrix[i]).map(value -> value * factor).toArray();
        return product;
    }

    private double[][] boundedDiagonal(double[][] covariance, double count) {
        double[] floors = overview.floors();
        boolean sphere = this.covariance == Covariance.SPHERICAL || this.covariance == Covariance.EII;
        double most = Arrays.stream(floors).max().orElse(0);
        for (int j = 0; j < floors.length; j++) {
            double floor = sphere ? most : floors[j];
            if (covariance[j][j] >= floor * AT_FLOOR) continue;
            note(count);
            covariance[j][j] = floor;
        }
        return covariance;
    }

    /** A component at the floor is a spike in the data if it holds many rows, and an accident if it holds few. */
    private void note(double count) {
        spurious |= !alone && count < 2 * (overview.floors().length + 1);
    }
}
