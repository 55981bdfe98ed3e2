package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Arcs;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.LearningState;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;

/** What must not matter does not, to the last bit. */
class SamenessTest {
    private static LearningState learned(Table table, Search search, int threads) {
        BayesianNetworkTrainer trainer = PublishedGraphsTest.trainer(search, Score.BIC, new Arcs());
        Dataset data = new LocalEngine(threads).bind(Dataset.of(table));
        try (Pieces pieces = new Pieces(threads)) {
            Run run = new Run() {
                @Override
                public Seed seed() {
                    return new Seed(1);
                }

                @Override
                public <R> List<R> map(int count, IntFunction<R> work) {
                    return pieces.map(count, work);
                }
            };
            LearningState state = trainer.start(data, run);
            while (!trainer.done(state)) state = trainer.next(state, data, run);
            return state;
        }
    }

    private static void same(LearningState one, LearningState two) {
        assertThat(two.graph()).isDeepEqualTo(one.graph());
        assertThat(two.score()).isEqualTo(one.score());
        for (int c = 0; c < one.nodes().size(); c++) {
            Node first = one.nodes().get(c);
            Node second = two.nodes().get(c);
            if (first.distribution() instanceof ProbabilityTable table)
                assertThat(((ProbabilityTable) second.distribution()).probabilities())
                        .containsExactly(table.probabilities());
        }
    }

    @Test
    void threadsDoNotMatter() {
        Table table = Samples.read("insurance-20000.csv.gz").slice(0, 2000);
        for (Search search : List.of(Search.AUTO, Search.PC_STABLE, Search.CHOW_LIU))
            same(learned(table, search, 1), learned(table, search, 3));
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        Table table = Samples.read("insurance-20000.csv.gz").slice(0, 2000);
        Table turned =
                Known.rows(table, IntStream.range(0, 2000).map(r -> 1999 - r).toArray());
        same(learned(table, Search.AUTO, 1), learned(turned, Search.AUTO, 1));
    }

    @Test
    void theOrderOfRowsWithNumbersAndMissingCellsDoesNotMatter() {
        Table table = Known.holes(Known.mixed(800, 1), 0.1, 2);
        Table turned =
                Known.rows(table, IntStream.range(0, 800).map(r -> 799 - r).toArray());
        LearningState one = learned(table, Search.AUTO, 1);
        LearningState two = learned(turned, Search.AUTO, 1);
        assertThat(two.graph()).isDeepEqualTo(one.graph());
    }

    @Test
    void rowsReadInPassesGiveTheGraphOfRowsThatAreHeld() {
        Table table = Samples.read("insurance-20000.csv.gz").slice(0, 2000);
        BayesianNetworkTrainer trainer = PublishedGraphsTest.trainer(Search.HILL_CLIMBING, Score.BIC, new Arcs());
        Layout layout = Layout.of(table.schema());
        Limits limits = Limits.of(layout, 12, false);
        Run run = Run.of(1);
        Memory little = Memory.of(trainer, Dataset.of(table), layout, null, run.seed(), run, 1 << 17);
        Memory large = Memory.of(trainer, Dataset.of(table), layout, null, run.seed(), run, 1 << 30);
        assertThat(little.scores()).isInstanceOf(StreamedScores.class);
        assertThat(large.scores()).isInstanceOf(HeldScores.class);
        int[][] streamed = new Searches(trainer, limits, little, false, run).search(0, Graphs.empty(27));
        int[][] held = new Searches(trainer, limits, large, false, run).search(0, Graphs.empty(27));
        assertThat(streamed).isDeepEqualTo(held);
        for (int c = 0; c < 27; c++)
            assertThat(table(little, c, held[c]).probabilities())
                    .containsExactly(table(large, c, held[c]).probabilities());
    }

    private static ProbabilityTable table(Memory memory, int node, int[] parents) {
        return (ProbabilityTable) memory.learner().learn(node, parents, 1).distribution();
    }

    @Test
    void regressionsOfLevelsNeedRowsThatAreHeld() {
        Table table = Known.mixed(2000, 1);
        BayesianNetworkTrainer trainer = new BayesianNetworkTrainer(
                Search.TABU,
                Score.BIC,
                1,
                5,
                List.of(),
                new Arcs(),
                NumericParents.LOGISTIC,
                Parameters.BAYESIAN,
                1,
                0.01,
                1,
                1,
                0,
                Local.tables());
        Run run = Run.of(1);
        assertThatThrownBy(() -> Memory.of(
                        trainer, Dataset.of(table), Layout.of(table.schema()), null, run.seed(), run, 1 << 17))
                .hasMessage(
                        "numericParents=logistic needs rows that fit into a quarter of the memory, but they take about"
                                + " 0 MiB; give more memory, or set numericParents=forbid");
    }
}
