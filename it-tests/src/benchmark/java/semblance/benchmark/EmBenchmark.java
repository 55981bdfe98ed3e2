package semblance.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.data.Cached;
import semblance.core.engine.LocalEngine;
import semblance.gaussianmixture.Covariance;
import semblance.gaussianmixture.GaussianMixture;
import semblance.gaussianmixture.GaussianMixtureTrainer;
import semblance.gaussianmixture.Mixture;

/** One iteration of EM with 10 full components over 200,000 rows of 16 columns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EmBenchmark {
    private static final int ROWS = 200_000;
    private static final int COLUMNS = 16;
    private static final int COMPONENTS = 10;

    /** The number of threads. */
    @Param({"1", "2"})
    public int threads;

    private final GaussianMixtureTrainer trainer = GmmPeer.trainer(COMPONENTS);
    private Dataset data;
    private semblance.gaussianmixture.State state;

    /** Draws the rows from a mixture, and starts EM a little beside it. */
    @Setup
    public void rows() throws IOException {
        Schema schema = new Schema(
                IntStream.range(0, COLUMNS)
                        .mapToObj(j -> (Column) new Column.Numeric("x" + j))
                        .toList(),
                "",
                "");
        RandomGenerator random = new Seed(21).random();
        GaussianMixture truth = new GaussianMixture(schema, Covariance.FULL, mixture(random, 1), 0, 0, 0, 0, 0);
        Dataset rows = Dataset.of(truth.sample(ROWS, random));
        data = new LocalEngine(threads).bind(Cached.of(rows, Long.MAX_VALUE, Path.of("."), 1, done -> {}));
        Mixture start = mixture(new Seed(21).random(), 0.9);
        state = semblance.gaussianmixture.State.of(schema, Covariance.FULL, start, ROWS);
        for (int i = 0; i < 3; i++) state = trainer.next(state, data, Run.of(1));
    }

    /** Components that overlap, as they do in practice. */
    private static Mixture mixture(RandomGenerator random, double spread) {
        double[] weights = new double[COMPONENTS];
        double[][] means = new double[COMPONENTS][COLUMNS];
        double[][][] covariances = new double[COMPONENTS][COLUMNS][COLUMNS];
        for (int k = 0; k < COMPONENTS; k++) {
            weights[k] = 1.0 / COMPONENTS;
            double[][] factor = new double[COLUMNS][COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                means[k][i] = spread * random.nextGaussian();
                for (int j = 0; j < COLUMNS; j++) factor[i][j] = 0.25 * random.nextGaussian();
            }
            for (int i = 0; i < COLUMNS; i++)
                for (int j = 0; j < COLUMNS; j++) {
                    covariances[k][i][j] = i == j ? 0.1 : 0;
                    for (int m = 0; m < COLUMNS; m++) covariances[k][i][j] += factor[i][m] * factor[j][m];
                }
        }
        return new Mixture(weights, means, covariances, new double[COMPONENTS][0][]);
    }

    /** The log-likelihood of the rows, and a better mixture. */
    @Benchmark
    public semblance.gaussianmixture.State iteration() {
        return trainer.next(state, data, Run.of(1));
    }
}
