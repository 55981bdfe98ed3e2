package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.bayesiannetwork.Arcs;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.LearningState;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;

/** Graphs found in public samples, against the best that are known. */
class PublishedGraphsTest {
    static BayesianNetworkTrainer trainer(Search search, Score score, Arcs arcs) {
        return new BayesianNetworkTrainer(
                search,
                score,
                10,
                100,
                List.of(),
                arcs,
                NumericParents.FORBID,
                Parameters.BAYESIAN,
                1,
                0.01,
                3,
                100,
                1e-4,
                Local.tables());
    }

    static LearningState learned(BayesianNetworkTrainer trainer, Table table, long seed) {
        Dataset data = Dataset.of(table);
        Run run = Run.of(seed);
        LearningState state = trainer.start(data, run);
        while (!trainer.done(state)) state = trainer.next(state, data, run);
        return state;
    }

    private static double best(String file, Search search, Score score, long seed) {
        return learned(trainer(search, score, new Arcs()), Samples.read(file), seed)
                .score();
    }

    @Test
    void everySearchFindsTheOptimumOfTheLearningTest() {
        for (Search search : List.of(Search.AUTO, Search.ORDER, Search.HILL_CLIMBING, Search.TABU)) {
            assertThat(best("learning-test.csv.gz", search, Score.BIC, 1))
                    .as(search.name())
                    .isCloseTo(-24006.734232, within(1e-6));
            assertThat(best("learning-test.csv.gz", search, Score.BDEU, 1))
                    .as(search.name())
                    .isCloseTo(-24028.094778, within(1e-6));
        }
    }

    @Test
    void theOptimumOfAsiaIsFound() {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(best("asia-5000.csv.gz", Search.AUTO, Score.BIC, seed)).isCloseTo(-11107.293309, within(1e-6));
            assertThat(best("asia-5000.csv.gz", Search.AUTO, Score.BDEU, seed)).isCloseTo(-11095.788513, within(1e-6));
        }
    }

    @Test
    void alarmIsLearnedBetterThanPublishedFromEverySeed() {
        double best = Double.NEGATIVE_INFINITY;
        for (long seed = 1; seed <= 5; seed++) {
            double score = best("alarm-20000.csv.gz", Search.AUTO, Score.BIC, seed);
            assertThat(score).as("seed " + seed).isGreaterThanOrEqualTo(-218690);
            best = Math.max(best, score);
        }
        assertThat(best).isGreaterThanOrEqualTo(-218649);
    }

    @Test
    void insuranceIsLearnedBetterThanPublished() {
        assertThat(best("insurance-20000.csv.gz", Search.AUTO, Score.BIC, 1)).isGreaterThanOrEqualTo(-264708.87);
    }

    @Test
    void theTreeOfMostLikelihoodOfAsiaIsFound() {
        Table table = Samples.read("asia-5000.csv.gz");
        LearningState state = learned(trainer(Search.CHOW_LIU, Score.BIC, new Arcs()), table, 1);
        Rows rows = Rows.of(Dataset.of(table), Layout.of(table.schema()));
        Scores likelihoods = new HeldScores(rows, Scales.of(rows), Criterion.likelihood(rows.total), Run.of(1));
        assertThat(PublishedScoresTest.sum(likelihoods, state.graph())).isCloseTo(-11285.5764, within(1e-4));
    }

    @Test
    void testsOfIndependenceFindTheSkeletonOfTheLearningTest() {
        Table table = Samples.read("learning-test.csv.gz");
        LearningState state = learned(trainer(Search.PC_STABLE, Score.BIC, new Arcs()), table, 1);
        assertThat(skeleton(state.graph()))
                .isDeepEqualTo(skeleton(Samples.graph(table.schema(), PublishedScoresTest.LEARNING)));
        assertThat(state.score()).isCloseTo(-24006.734232, within(1e-6)); // and its v-structures
    }

    @Test
    void testsOfPartialCorrelationFindTheGaussianGraph() {
        Table table = Samples.read("gaussian-test.csv.gz");
        LearningState state = learned(trainer(Search.PC_STABLE, Score.BIC, new Arcs()), table, 1);
        assertThat(skeleton(state.graph()))
                .isDeepEqualTo(skeleton(Samples.graph(table.schema(), PublishedScoresTest.GAUSSIAN)));
        assertThat(state.score()).isCloseTo(-53221.345687, within(1e-6));
    }

    @Test
    void aTargetIsAParentOfAllInATreeAugmentedNetwork() {
        Table table = Samples.read("asia-5000.csv.gz");
        Schema schema = new Schema(table.schema().columns(), "D", "");
        Table targeted = Table.of(
                schema,
                java.util.stream.IntStream.range(0, 8).mapToObj(table::array).toList());
        int[][] graph = learned(trainer(Search.TREE_AUGMENTED, Score.BIC, new Arcs()), targeted, 1)
                .graph();
        int target = schema.indexOf("D");
        int arcs = 0;
        for (int node = 0; node < 8; node++) {
            if (node == target) assertThat(graph[node]).isEmpty();
            else assertThat(graph[node]).contains(target).hasSizeLessThanOrEqualTo(2);
            arcs += graph[node].length;
        }
        assertThat(arcs).isEqualTo(7 + 6);
    }

    private static boolean[][] skeleton(int[][] parents) {
        boolean[][] skeleton = new boolean[parents.length][parents.length];
        for (int node = 0; node < parents.length; node++)
            for (int parent : parents[node]) {
                skeleton[node][parent] = true;
                skeleton[parent][node] = true;
            }
        return skeleton;
    }
}
