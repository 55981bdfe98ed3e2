package semblance.gaussianmixture;

import java.util.Arrays;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;

/**
 * Finds where EM should start: clusters of a sample, each improved by a short EM on the sample, of which the best is kept
 * (Biernacki, Celeux and Govaert 2003, "em-EM").
 */
final class Starts {
    private static final int LLOYD = 20; // k-means need not converge, EM goes on from there
    private static final int WORK = 150_000; // rows times iterations of one short EM
    private static final double TOLERANCE = 1e-6; // nats a row

    private final GaussianMixtureTrainer trainer;
    private final Layout layout;
    private final Overview overview;
    private final Table sample;
    private final Dataset data;
    private final double[] weights;
    private final double rows;

    Starts(GaussianMixtureTrainer trainer, Layout layout, Overview overview, Table sample) {
        this.trainer = trainer;
        this.layout = layout;
        this.overview = overview;
        this.sample = sample;
        data = Dataset.of(sample);
        weights = sample.weights();
        rows = Arrays.stream(weights).sum();
    }

    /** The mixture from which to go on with all rows. */
    Mixture best(int components, Covariance covariance, Run run) {
        Fit best = Fit.none();
        int starts = components == 1 ? 1 : trainer.starts();
        for (int start = 0; start < starts; start++) {
            Fit fit = climb(Fit.of(covariance, start(components, covariance, start, run)));
            boolean better = best.mixture().components() == 0
                    || best.spurious() && !fit.spurious()
                    || best.spurious() == fit.spurious() && fit.logLikelihood() > best.logLikelihood();
            if (better) best = fit;
        }
        return best.mixture();
    }

    private Fit climb(Fit fit) {
        int most = Math.min(trainer.maximumIterations(), Math.max(30, WORK / sample.rows()));
        Fit now = fit;
        for (int i = 0; i < most; i++) {
            Fit next = trainer.iterate(now, data, layout, overview, TOLERANCE * rows, most);
            if (next.mixture() == now.mixture()) return next;
            now = next;
        }
        return now;
    }

    /** Three kinds of start in turn: columns as they are, uncorrelated columns, and seeds without iterations. */
    private Mixture start(int components, Covariance covariance, int start, Run run) {
        Features features = new Features(layout, sample, overview);
        if (start % 3 == 1) features.whiten(layout.numeric.length);
        KMeans clusters = new KMeans(
                features, components, run.seed().child(components).child(start).random());
        return mixture(clusters.clusters(start % 3 == 2 ? 0 : LLOYD), components, covariance);
    }

    private Mixture mixture(int[] clusters, int components, Covariance covariance) {
        int size = layout.numeric.length;
        double[][] numbers = layout.numbers(sample);
        Mixture mixture = Mixture.empty(components);
        double[][][] scatters = new double[components][size][size];
        double[][] pooled = new double[size][size];
        double[] counts = new double[components];
        for (int r = 0; r < clusters.length; r++) counts[clusters[r]] += weights[r];
        for (int k = 0; k < components; k++) {
            mixture.weights()[k] = (counts[k] + 1) / (rows + components);
            mixture.means()[k] = means(numbers, clusters, k);
            mixture.levels()[k] = levels(clusters, k);
        }
        for (int r = 0; r < clusters.length; r++) {
            double[] mean = mixture.means()[clusters[r]];
            for (int i = 0; i < size; i++)
                for (int j = 0; j <= i; j++) {
                    double square = weights[r] * (numbers[i][r] - mean[i]) * (numbers[j][r] - mean[j]);
                    if (square == square && (i == j || !covariance.diagonal())) scatters[clusters[r]][i][j] += square;
                }
        }
        for (double[][] scatter : scatters)
            for (int i = 0; i < size; i++) for (int j = 0; j <= i; j++) pooled[i][j] += scatter[i][j] / rows;
        for (int k = 0; k < components; k++) mixture.covariances()[k] = blend(scatters[k], pooled, counts[k]);
        return mixture;
    }

    /** The covariance of a cluster, drawn towards that of all clusters as if it had d + 2 more rows. */
    private double[][] blend(double[][] scatter, double[][] pooled, double count) {
        int size = pooled.length;
        double more = size + 2;
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j <= i; j++) {
                double ridge = i == j ? 1e-3 * overview.variances()[i] + overview.floors()[i] : 0;
                covariance[i][j] = (scatter[i][j] + more * (pooled[i][j] + ridge)) / (count + more);
                covariance[j][i] = covariance[i][j];
            }
        if (!Cholesky.failed(Cholesky.factor(covariance), size)) return covariance;
        for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) if (i != j) covariance[i][j] = 0;
        return covariance; // missing cells can make a matrix of sums indefinite
    }

    private double[] means(double[][] numbers, int[] clusters, int k) {
        double[] means = overview.means().clone();
        for (int j = 0; j < means.length; j++) {
            double total = 0;
            double sum = 0;
            for (int r = 0; r < clusters.length; r++) {
                if (clusters[r] != k || Double.isNaN(numbers[j][r])) continue;
                total += weights[r];
                sum += weights[r] * (numbers[j][r] - means[j]);
            }
            if (total > 0) means[j] += sum / total;
        }
        return means;
    }

    private double[][] levels(int[] clusters, int k) {
        double[][] levels = new double[layout.levels.length][];
        for (int c = 0; c < levels.length; c++) {
            double[] counts = new double[layout.levels[c]];
            Arrays.fill(counts, 1.0 / counts.length);
            double total = 1;
            int[] codes = sample.codes(layout.categorical[c]);
            for (int r = 0; r < clusters.length; r++) {
                if (clusters[r] != k || codes[r] < 0) continue;
                counts[codes[r]] += weights[r];
                total += weights[r];
            }
            double all = total;
            levels[c] = Arrays.stream(counts).map(n -> n / all).toArray();
        }
        return levels;
    }
}
