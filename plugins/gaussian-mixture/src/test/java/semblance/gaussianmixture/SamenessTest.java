package semblance.gaussianmixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.engine.LocalEngine;

/** What may not change a model: threads, stopping and going on, the order of rows, weights for repetitions. */
class SamenessTest {
    private static final Schema MIXED = Schema.of(
            new Column.Numeric("a"),
            new Column.Categorical("c", "x", "y", "z"),
            new Column.Numeric("b", Kind.INTEGER),
            new Column.Numeric("d"));

    /** Two clusters in mixed columns, a tenth of the cells missing. */
    static Table mixed(int rows, long seed) {
        RandomGenerator random = new Seed(seed).random();
        double[] a = new double[rows];
        double[] b = new double[rows];
        double[] d = new double[rows];
        int[] c = new int[rows];
        for (int r = 0; r < rows; r++) {
            boolean first = random.nextDouble() < 0.4;
            a[r] = (first ? 0 : 4) + random.nextGaussian();
            b[r] = Math.rint((first ? 50 : 20) + 5 * random.nextGaussian() + 3 * a[r]);
            d[r] = 0.5 * a[r] + random.nextGaussian();
            double u = random.nextDouble();
            c[r] = first ? u < 0.8 ? 0 : 1 : u < 0.7 ? 2 : 1;
            if (random.nextInt(10) == 0) a[r] = Double.NaN;
            if (random.nextInt(10) == 0) b[r] = Double.NaN;
            if (random.nextInt(10) == 0) d[r] = Double.NaN;
            if (random.nextInt(10) == 0) c[r] = -1;
        }
        return Table.of(MIXED, List.of(a, c, b, d));
    }

    private static Table rows(Table table, List<Integer> order) {
        Serializable[] columns = new Serializable[table.schema().columns().size()];
        for (int column = 0; column < columns.length; column++) {
            int at = column;
            columns[column] = table.array(column) instanceof double[]
                    ? order.stream().mapToDouble(r -> table.numbers(at)[r]).toArray()
                    : order.stream().mapToInt(r -> table.codes(at)[r]).toArray();
        }
        return Table.of(table.schema(), Arrays.asList(columns));
    }

    private static GaussianMixtureTrainer few() {
        return new GaussianMixtureTrainer(
                List.of(1, 2, 3), List.of(Covariance.FULL), Criterion.BIC, 2, 40, 1e-8, false, 1);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() {
        Dataset data = Dataset.of(mixed(9000, 1));
        GaussianMixture one = few().fit(data, Run.of(7));
        for (int threads : new int[] {1, 2, 3, 8})
            assertThat(few().fit(new LocalEngine(threads).bind(data), Run.of(7)))
                    .usingRecursiveComparison()
                    .isEqualTo(one);
    }

    @Test
    void goingOnFromAnyStateLeadsToTheSameModel() {
        Dataset data = Dataset.of(mixed(500, 2));
        GaussianMixtureTrainer trainer = few();
        GaussianMixture straight = trainer.fit(data, Run.of(3));
        State state = trainer.start(data, Run.of(3));
        while (!trainer.done(state)) {
            assertThat(trainer.model(state).mixture().components()).isPositive();
            // another run and trainer, as after a restart; records hold all there is
            State again = new State(
                    state.schema(), state.overview(), state.stage(), state.candidate(), state.current(), state.best());
            state = few().next(again, Dataset.of(mixed(500, 2)), Run.of(3));
        }
        assertThat(trainer.model(state)).usingRecursiveComparison().isEqualTo(straight);
    }

    @Test
    void theOrderOfRowsChangesNothingBeyondRounding() {
        Table table = mixed(600, 3);
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, 600).boxed().toList());
        Collections.shuffle(order, new Random(5));
        GaussianMixture one = few().fit(Dataset.of(table), Run.of(1));
        GaussianMixture other = few().fit(Dataset.of(rows(table, order)), Run.of(1));
        same(one, other);
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        Table table = mixed(400, 4);
        double[] weights = new double[400];
        List<Integer> repeated = new java.util.ArrayList<>();
        for (int r = 0; r < 400; r++) {
            weights[r] = r % 3;
            for (int i = 0; i < r % 3; i++) repeated.add(r);
        }
        GaussianMixture weighted = few().fit(Dataset.of(table.withWeights(weights)), Run.of(1));
        same(weighted, few().fit(Dataset.of(rows(table, repeated)), Run.of(1)));
    }

    private static void same(GaussianMixture one, GaussianMixture other) {
        assertThat(other.logLikelihood()).isCloseTo(one.logLikelihood(), within(1e-7));
        assertThat(other.bic()).isCloseTo(one.bic(), within(1e-6));
        assertThat(other.mixture().components()).isEqualTo(one.mixture().components());
        for (int k = 0; k < one.mixture().components(); k++) {
            assertThat(other.mixture().means()[k]).containsExactly(one.mixture().means()[k], within(1e-6));
            for (int i = 0; i < 3; i++)
                assertThat(other.mixture().covariances()[k][i])
                        .containsExactly(one.mixture().covariances()[k][i], within(1e-5));
            assertThat(other.mixture().levels()[k][0])
                    .containsExactly(one.mixture().levels()[k][0], within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9, 17})
    void mergingPartsAgreesWithOnePassInEveryNumberOfColumns(int columns) {
        RandomGenerator random = new Seed(columns).random();
        int rows = 700;
        List<double[]> data = IntStream.range(0, columns)
                .mapToObj(j -> random.doubles(rows, -1, 1).toArray())
                .toList();
        Schema schema = new Schema(
                IntStream.range(0, columns)
                        .mapToObj(j -> (Column) new Column.Numeric("x" + j))
                        .toList(),
                "",
                "");
        Table table = Table.of(schema, data);
        Mixture mixture = Mixture.empty(2);
        for (int k = 0; k < 2; k++) {
            mixture.weights()[k] = 0.5;
            // the second component is far off, so that it takes the way of whitened rows
            mixture.means()[k] = random.doubles(columns, -1, 1)
                    .map(k == 0 ? x -> x : x -> x + 400)
                    .toArray();
            mixture.covariances()[k] = new double[columns][columns];
            for (int i = 0; i < columns; i++)
                for (int j = 0; j < columns; j++) mixture.covariances()[k][i][j] = i == j ? 2 : 0.3;
        }
        Components components = new Components(new Layout(schema), mixture, false);
        Responsibilities all = new Responsibilities(components);
        all.add(table);
        Responsibilities first = new Responsibilities(components);
        first.add(table.slice(0, 301));
        Responsibilities second = new Responsibilities(components);
        second.add(table.slice(301, rows));
        first.merge(second);
        assertThat(first.logLikelihood).isCloseTo(all.logLikelihood, within(1e-9 * Math.abs(all.logLikelihood)));
        assertThat(first.rows).isEqualTo(rows);
        for (int k = 0; k < 2; k++) {
            assertThat(first.mean(k)).containsExactly(all.mean(k), within(1e-9));
            for (int i = 0; i < columns; i++)
                assertThat(first.scatter(k)[i]).containsExactly(all.scatter(k)[i], within(1e-9 * rows));
        }
        double[] mean = data.stream()
                .mapToDouble(x -> Arrays.stream(x).average().orElseThrow())
                .toArray();
        assertThat(all.mean(0)).containsExactly(mean, within(1e-12));
        double[][] scatter = all.scatter(0);
        for (int i = 0; i < columns; i++)
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                for (int r = 0; r < rows; r++) sum += (data.get(i)[r] - mean[i]) * (data.get(j)[r] - mean[j]);
                assertThat(scatter[i][j]).isCloseTo(sum, within(1e-10 * rows));
            }
    }
}
