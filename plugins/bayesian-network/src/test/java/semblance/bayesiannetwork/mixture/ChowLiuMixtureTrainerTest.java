package semblance.bayesiannetwork.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.engine.LocalEngine;

class ChowLiuMixtureTrainerTest {
    private static final int[] LEVELS = {2, 3, 2, 4, 2, 3, 2, 2};

    private static ChowLiuMixtureTrainer trainer(int... components) {
        return new ChowLiuMixtureTrainer(
                Arrays.stream(components).boxed().toList(), Criterion.HELD_OUT, 2, 2, 60, 1e-6);
    }

    private static ChowLiuMixture truth(int components) {
        return Made.mixture(LEVELS, components, 11, false);
    }

    private static Table sample(int components, int rows, long seed) {
        return truth(components).sample(rows, new Seed(seed).random());
    }

    private static double mean(ChowLiuMixture mixture, Table rows) {
        return Arrays.stream(mixture.logDensity(rows)).average().orElseThrow();
    }

    /** Divergence from the truth is about half a nat for each parameter and row (Wilks 1938). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void whatWasDrawnFromAMixtureIsLearnedBack(double missing) {
        Table rows = Made.holes(sample(2, 8000, 1), missing, 3);
        ChowLiuMixture learned = trainer(2).fit(Dataset.of(rows), Run.of(1));
        Table fresh = sample(2, 8000, 2);
        double lost = mean(truth(2), fresh) - mean(learned, fresh);
        double one = mean(truth(2), fresh) - mean(trainer(1).fit(Dataset.of(rows), Run.of(1)), fresh);
        assertThat(lost).isBetween(-0.001, 3.0 * learned.parameters() / 8000);
        assertThat(one).as("what a single tree loses").isGreaterThan(4 * lost);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void heldOutRowsAndBicFindTheNumberOfComponents(long seed) {
        Table rows = sample(3, 6000, seed);
        List<String> metrics = new ArrayList<>();
        Run run = new Run() {
            @Override
            public Seed seed() {
                return new Seed(seed);
            }

            @Override
            public void report(String metric, long step, double value) {
                metrics.add(metric);
            }
        };
        ChowLiuMixture learned = trainer(1, 2, 3).fit(Dataset.of(rows), run);
        assertThat(learned.components().size()).isEqualTo(3);
        assertThat(metrics).contains("logLikelihood", "heldOut", "bic", "components", "parameters");
        ChowLiuMixtureTrainer bic = new ChowLiuMixtureTrainer(List.of(1, 3, 12), Criterion.BIC, 2, 2, 60, 1e-6);
        ChowLiuMixture chosen = bic.fit(Dataset.of(rows), Run.of(seed));
        assertThat(chosen.components().size()).isEqualTo(3);
        double log = Arrays.stream(chosen.logDensity(rows)).sum();
        assertThat(chosen.logLikelihood()).isCloseTo(log, within(1e-6));
        assertThat(chosen.bic()).isCloseTo(2 * log - chosen.parameters() * Math.log(6000), within(1e-5));
        assertThat(chosen.components().weights()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void oneComponentIsTheTreeOfChowAndLiu() {
        Table rows = sample(2, 3000, 4);
        ChowLiuMixture learned = trainer(1).fit(Dataset.of(rows), Run.of(1));
        ItemRows items = Made.items(rows);
        double[] ones = new double[items.rows()];
        Arrays.fill(ones, 1);
        Em em = new Em(items, new PairCounts(items));
        DependencyTree tree = ChowLiu.of(items, em.count(DependencyTree.uniform(LEVELS), ones));
        double best = em.expect(new Components(new double[] {1}, List.of(tree)), Run.of(1))
                .logLikelihood();
        assertThat(learned.logLikelihood()).isBetween(best - 1, best + 1e-9); // the prior is a few rows
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() {
        Dataset data = Dataset.of(Made.holes(sample(3, 1200, 5), 0.1, 5));
        ChowLiuMixture one = trainer(2, 5).fit(data, Run.of(7));
        for (int threads : new int[] {1, 2, 5})
            assertThat(trainer(2, 5).fit(new LocalEngine(threads).bind(data), parallel(7)))
                    .usingRecursiveComparison()
                    .isEqualTo(one);
    }

    private static Run parallel(long seed) {
        return new Run() {
            @Override
            public Seed seed() {
                return new Seed(seed);
            }

            @Override
            public <R> List<R> map(int pieces, IntFunction<R> work) {
                return IntStream.range(0, pieces).parallel().mapToObj(work).toList();
            }
        };
    }

    @Test
    void goingOnFromAnyStateLeadsToTheSameModel() {
        Dataset data = Dataset.of(sample(3, 800, 6));
        ChowLiuMixture straight = trainer(1, 4).fit(data, Run.of(3));
        MixtureState state = trainer(1, 4).start(data, Run.of(3));
        int steps = 0;
        while (!trainer(1, 4).done(state)) {
            assertThat(trainer(1, 4).model(state).components().size()).isPositive();
            state = trainer(1, 4).next(state, Dataset.of(sample(3, 800, 6)), Run.of(3));
            steps++;
        }
        assertThat(steps).isGreaterThan(4);
        assertThat(trainer(1, 4).model(state)).usingRecursiveComparison().isEqualTo(straight);
    }

    @Test
    void heldOutRowsAreATenthAndTheSameWhetherRepeatedOrWeighted() {
        Table table = sample(2, 5000, 7);
        var rows = Dataset.of(table)
                .collect(semblance.bayesiannetwork.trees.DistinctRows.of(table.schema()))
                .rows();
        HeldOut parts = HeldOut.of(rows, 9);
        assertThat(parts.held().weight()).isBetween(420.0, 580.0);
        assertThat(parts.held().weight() + parts.learned().weight()).isCloseTo(5000, within(1e-9));
        for (double weight : parts.held().weights()) assertThat(weight).isEqualTo(Math.rint(weight));
        assertThat(HeldOut.of(rows, 10).held().weight())
                .isNotEqualTo(parts.held().weight());
    }

    @Test
    void difficultRowsAreLearnedFromAllTheSame() {
        Schema schema = Made.schema(2, 3, 1, 2);
        int[][] rows = {{0, 2, 0, -1}, {0, 2, 0, -1}, {-1, 2, 0, -1}, {-1, -1, -1, -1}, {1, 2, 0, -1}};
        List<String> warnings = new ArrayList<>();
        Run run = new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
        ChowLiuMixture learned = new ChowLiuMixtureTrainer(List.of(1, 2, 50), Criterion.HELD_OUT, 1, 1, 50, 1e-6)
                .fit(Dataset.of(Made.table(schema, rows)), run);
        assertThat(warnings)
                .contains(
                        "only up to 3 components are tried: there are no more different rows",
                        "column 'c3' has no known cell; its levels are taken to be as likely");
        assertThat(learned.logDensity(Made.table(schema, new int[][] {{-1, -1, -1, 0}, {-1, -1, 0, -1}, {1, 1, 0, 1}})))
                .satisfies(logs -> {
                    assertThat(logs[0]).isCloseTo(Math.log(0.5), within(1e-9));
                    assertThat(logs[1]).isCloseTo(0, within(1e-12));
                    assertThat(logs[2]).as("a level never seen").isBetween(-12.0, -2.0);
                });
        assertThat(trainer(1)
                        .fit(Dataset.of(Made.table(schema, new int[][] {{1, 0, 0, 1}})), Run.of(1))
                        .logLikelihood())
                .isNegative();
    }

    @Test
    void whatCannotBeLearnedFromIsRefused() {
        Schema numbers = Schema.of(new Column.Categorical("kind", "a", "b"), new Column.Numeric("width"));
        assertThatThrownBy(() ->
                        trainer(1).fit(Dataset.of(Table.of(numbers, List.of(new int[1], new double[1]))), Run.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "column 'width' is not categorical; make levels of it, for example by binning, or leave it out");
        Table unknown = Made.table(Made.schema(2, 2), new int[][] {{-1, -1}});
        assertThatThrownBy(() -> trainer(1).fit(Dataset.of(unknown), Run.of(1)))
                .hasMessage("there is no row with a known cell to learn from");
        Table one = Made.table(Made.schema(2, 2), new int[][] {{1, 0}, {1, 0}});
        assertThatThrownBy(() -> trainer(2).fit(Dataset.of(one), Run.of(1)))
                .hasMessage("components must be at most the number of different rows, 1, got 2");
    }

    @Test
    void badParametersAreRefused() {
        assertThatThrownBy(() -> new ChowLiuMixtureTrainer(List.of(), Criterion.BIC, 1, 1, 1, 0))
                .hasMessage("components must name at least one number");
        assertThatThrownBy(() -> new ChowLiuMixtureTrainer(List.of(2, 0), Criterion.BIC, 1, 1, 1, 0))
                .hasMessage("components must be at least 1, got 0");
        assertThatThrownBy(() -> new ChowLiuMixtureTrainer(List.of(1), Criterion.BIC, 0, 1, 1, 0))
                .hasMessage("smoothing must be above 0, got 0.0");
        assertThatThrownBy(() -> new ChowLiuMixtureTrainer(List.of(1), Criterion.BIC, 1, 0, 1, 0))
                .hasMessage("starts must be at least 1, got 0");
        assertThatThrownBy(() -> new ChowLiuMixtureTrainer(List.of(1), Criterion.BIC, 1, 1, 0, 0))
                .hasMessage("maximumIterations must be at least 1, got 0");
        assertThatThrownBy(() -> new ChowLiuMixtureTrainer(List.of(1), Criterion.BIC, 1, 1, 1, -1))
                .hasMessage("tolerance must be at least 0, got -1.0");
    }
}
