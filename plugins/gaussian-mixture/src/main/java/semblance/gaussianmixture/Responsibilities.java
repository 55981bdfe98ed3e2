package semblance.gaussianmixture;

import semblance.api.data.Statistic;
import semblance.api.data.Table;

/**
 * One pass of expectation: how much of every row each component answers for, and the weighted sums that maximisation needs
 * (Dempster, Laird and Rubin 1977; with missing cells Ghahramani and Jordan 1994). Sums are of rows less the component's
 * present mean, whitened by its present covariance, so that they are near 0 and near the identity and nothing is lost by
 * cancellation.
 */
@SuppressWarnings("serial")
final class Responsibilities implements Statistic<Responsibilities> {
    private final Components components;

    /** The log-likelihood of the rows, nats. */
    double logLikelihood;
    /** The sum over rows of the log of their largest responsibility, for {@link Criterion#ICL}. */
    double logLargest;
    /** The weights of all rows that have a known cell. */
    double rows;
    /** Sums of responsibilities, shape [K]. */
    final double[] counts;
    /** Sums of those responsibilities whose rows are summed in {@link #products}, shape [K]. */
    final double[] near;
    /** Sums of complete rows for the components that are near. */
    final Products products;
    /** Sums of all other rows, whitened, shape [K][d]. */
    final double[][] sums;
    /** Lower triangles of the sums of their squares, shape [K][d][d padded], or [K][1][d] if diagonal. */
    final double[][][] squares;
    /** What missing cells add to the sums of squares, in the units of the columns, shape [K][d][d]. */
    final double[][][] residuals;
    /** Sums of responsibilities by level, shape [K][c][1 + levels]; the first is for missing cells. */
    final double[][][] levels;

    Responsibilities(Components components) {
        this.components = components;
        int size = components.size();
        int numeric = components.layout.numeric.length;
        counts = new double[size];
        near = new double[size];
        products = new Products(components.centre, components.diagonal ? 0 : size);
        sums = new double[size][numeric];
        squares = components.diagonal ? new double[size][1][numeric] : new double[size][numeric][numeric];
        residuals = new double[size][0][];
        levels = new double[size][components.layout.categorical.length][];
        for (double[][] columns : levels)
            for (int c = 0; c < columns.length; c++) columns[c] = new double[components.layout.levels[c] + 1];
    }

    @Override
    public void add(Table table) {
        double[] weights = table.weights();
        new Batch(components.layout, table, weights, false).forEach(components, block -> {
            block.normalise();
            add(block, weights);
        });
    }

    private void add(Block block, double[] weights) {
        int n = block.rows;
        double[] weight = block.logLargest; // read here for the last time, so the buffer is free
        for (int r = 0; r < n; r++) {
            double w = weights[block.row[r]];
            rows += w;
            logLikelihood += w * block.logDensity[r];
            logLargest += w * block.logLargest[r];
            weight[r] = w;
        }
        for (int k = 0; k < counts.length; k++) {
            double[] share = block.responsibilities[k];
            for (int r = 0; r < n; r++) share[r] *= weight[r];
            double count = Kernels.sum(share, n);
            counts[k] += count;
            if (block.shared(k)) near[k] += count;
            else if (components.diagonal) addDiagonal(block, k);
            else addFull(block, k);
            if (block.pattern.missing.length > 0) addResidual(block.pattern, k, count);
            for (int c = 0; c < block.codes.length; c++) {
                double[] sum = levels[k][c];
                int[] code = block.codes[c];
                for (int r = 0; r < n; r++) sum[code[r]] += share[r];
            }
        }
        if (block.pattern.missing.length == 0) products.add(block, components.near);
    }

    private void addDiagonal(Block block, int k) {
        double[] z = block.scratch;
        for (int j = 0; j < block.x.length; j++) {
            double[] y = block.whitened(k)[j];
            Kernels.multiply(y, block.responsibilities[k], z, block.rows);
            sums[k][j] += Kernels.sum(z, block.rows);
            squares[k][0][j] += Kernels.dot(z, y, block.rows);
        }
    }

    private void addFull(Block block, int k) {
        int n = block.rows;
        int size = block.x.length;
        double[][] y = block.whitened(k);
        double[] share = block.responsibilities[k];
        double[] z = block.scratch;
        double[] next = block.more;
        int i = 0;
        for (; i + 1 < size; i += 2) {
            Kernels.multiply(y[i], share, z, n);
            Kernels.multiply(y[i + 1], share, next, n);
            sums[k][i] += Kernels.sum(z, n);
            sums[k][i + 1] += Kernels.sum(next, n);
            int j = 0;
            for (; j + 3 < size && j <= i + 1; j += 4) Kernels.tile(z, next, y, j, n, squares[k][i], squares[k][i + 1]);
            for (; j <= i + 1; j++) {
                squares[k][i][j] += Kernels.dot(z, y[j], n);
                squares[k][i + 1][j] += Kernels.dot(next, y[j], n);
            }
        }
        if (i < size) {
            Kernels.multiply(y[i], share, z, n);
            sums[k][i] += Kernels.sum(z, n);
            for (int j = 0; j <= i; j++) squares[k][i][j] += Kernels.dot(z, y[j], n);
        }
    }

    private void addResidual(Pattern pattern, int k, double count) {
        int size = components.layout.numeric.length;
        if (residuals[k].length == 0) residuals[k] = new double[size][size];
        for (int m = 0; m < pattern.missing.length; m++)
            for (int o = 0; o < pattern.missing.length; o++)
                residuals[k][pattern.missing[m]][pattern.missing[o]] += count * pattern.residual[k][m][o];
    }

    @Override
    public void merge(Responsibilities other) {
        logLikelihood += other.logLikelihood;
        logLargest += other.logLargest;
        rows += other.rows;
        add(counts, other.counts);
        add(near, other.near);
        products.merge(other.products);
        for (int k = 0; k < counts.length; k++) {
            add(sums[k], other.sums[k]);
            add(squares[k], other.squares[k]);
            if (residuals[k].length == 0) residuals[k] = other.residuals[k];
            else if (other.residuals[k].length > 0) add(residuals[k], other.residuals[k]);
            add(levels[k], other.levels[k]);
        }
    }

    private static void add(double[][] to, double[][] other) {
        for (int i = 0; i < to.length; i++) add(to[i], other[i]);
    }

    private static void add(double[] to, double[] other) {
        for (int i = 0; i < to.length; i++) to[i] += other[i];
    }

    /** The mean of component k given its responsibilities, shape [d]. */
    double[] mean(int k) {
        double[] mean = components.mixture.means()[k].clone();
        double[] first = first(k);
        for (int j = 0; j < mean.length && counts[k] > 0; j++) mean[j] += first[j] / counts[k];
        return mean;
    }

    /** The weighted sum of squares about {@link #mean}, in the units of the columns, shape [d][d]. */
    double[][] scatter(int k) {
        double[] first = first(k);
        double[][] scatter = second(k);
        double count = counts[k] > 0 ? counts[k] : 1;
        for (int i = 0; i < first.length; i++)
            for (int j = 0; j < first.length; j++)
                if (i == j || !components.diagonal) scatter[i][j] -= first[i] * first[j] / count;
        if (residuals[k].length > 0) add(scatter, residuals[k]);
        return scatter;
    }

    /** The sum of rows less the component's present mean. */
    private double[] first(int k) {
        double[] first = new double[sums[k].length];
        for (int i = 0; i < first.length; i++) {
            if (components.diagonal) first[i] = components.deviations[k][i] * sums[k][i];
            else for (int j = 0; j <= i; j++) first[i] += components.factors[k][i][j] * sums[k][j];
        }
        if (components.near[k]) products.addTo(first, components.mixture.means()[k], k, near[k]);
        return first;
    }

    /** The sum of the squares of rows less the component's present mean. */
    private double[][] second(int k) {
        int size = sums[k].length;
        double[][] second = new double[size][size];
        if (components.diagonal) {
            for (int j = 0; j < size; j++)
                second[j][j] = squares[k][0][j] * components.deviations[k][j] * components.deviations[k][j];
            return second;
        }
        double[][] middle = squares[k];
        for (int i = 0; i < size; i++) for (int j = 0; j < i; j++) middle[j][i] = middle[i][j];
        sandwich(components.factors[k], middle, second);
        if (components.near[k]) products.addTo(second, components.mixture.means()[k], k, near[k]);
        return second;
    }

    private static void sandwich(double[][] lower, double[][] middle, double[][] to) {
        int size = lower.length;
        double[][] half = new double[size][size];
        for (int i = 0; i < size; i++)
            for (int m = 0; m <= i; m++) {
                double l = lower[i][m];
                for (int j = 0; j < size; j++) half[i][j] += l * middle[m][j];
            }
        for (int i = 0; i < size; i++)
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int m = 0; m <= j; m++) sum += half[i][m] * lower[j][m];
                to[i][j] = sum;
                to[j][i] = sum;
            }
    }
}
