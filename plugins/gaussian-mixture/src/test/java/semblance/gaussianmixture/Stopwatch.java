package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.engine.LocalEngine;

/**
 * Prints how long EM takes on 200,000 rows of 16 columns with 10 full components:
 * {@code Stopwatch [iterations] [threads]...}.
 */
final class Stopwatch {
    private static final int ROWS = 200_000;
    private static final int COLUMNS = 16;
    private static final int COMPONENTS = 10;

    private Stopwatch() {}

    public static void main(String[] arguments) {
        int iterations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        Table table = rows();
        Mixture start = start(table);
        GaussianMixtureTrainer trainer = new GaussianMixtureTrainer(
                List.of(COMPONENTS), List.of(Covariance.FULL), Criterion.BIC, 1, Integer.MAX_VALUE, 0, false, 1);
        for (int repeat = 0; repeat < 3; repeat++)
            for (int a = 1; a < Math.max(2, arguments.length); a++) {
                int threads = arguments.length > 1 ? Integer.parseInt(arguments[a]) : 1;
                Dataset data = new LocalEngine(threads).bind(Dataset.of(table));
                long begin = System.nanoTime();
                State state = State.of(table.schema(), Covariance.FULL, start, ROWS);
                for (int i = 0; i < iterations; i++) state = trainer.next(state, data, Run.of(1));
                System.out.println(threads + " threads, " + iterations + " iterations: "
                        + (System.nanoTime() - begin) / 1_000_000 + " ms, log-likelihood "
                        + trainer.model(state).logLikelihood());
            }
    }

    private static Table rows() {
        RandomGenerator random = new Seed(21).random();
        double[][] centres = new double[COMPONENTS][COLUMNS];
        double[][][] factors = new double[COMPONENTS][COLUMNS][COLUMNS];
        for (int k = 0; k < COMPONENTS; k++)
            for (int i = 0; i < COLUMNS; i++) {
                centres[k][i] = 2 * random.nextGaussian();
                for (int j = 0; j <= i; j++)
                    factors[k][i][j] = i == j ? 0.5 + random.nextDouble() : 0.3 * random.nextGaussian();
            }
        double[][] columns = new double[COLUMNS][ROWS];
        double[] noise = new double[COLUMNS];
        for (int r = 0; r < ROWS; r++) {
            int k = random.nextInt(COMPONENTS);
            for (int i = 0; i < COLUMNS; i++) {
                noise[i] = random.nextGaussian();
                columns[i][r] = centres[k][i];
                for (int j = 0; j <= i; j++) columns[i][r] += factors[k][i][j] * noise[j];
            }
        }
        List<Column> names = IntStream.range(0, COLUMNS)
                .mapToObj(i -> (Column) new Column.Numeric("x" + i))
                .toList();
        return Table.of(new Schema(names, "", ""), new ArrayList<Serializable>(List.of(columns)));
    }

    private static Mixture start(Table table) {
        Mixture start = Mixture.empty(COMPONENTS);
        for (int k = 0; k < COMPONENTS; k++) {
            start.weights()[k] = 1.0 / COMPONENTS;
            start.means()[k] = new double[COLUMNS];
            start.covariances()[k] = new double[COLUMNS][COLUMNS];
            for (int j = 0; j < COLUMNS; j++) {
                start.means()[k][j] = table.numbers(j)[k * 17];
                start.covariances()[k][j][j] = 5;
            }
        }
        return start;
    }
}
