package semblance.bayesiannetwork.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.core.contract.ContractTest;

class ArcConfidenceTest {
    private static final BayesianNetwork ASIA = Asking.asia();

    private static List<String> ask(int repetitions, double least, int rows, Run run) {
        Table table = ASIA.sample(rows, new Seed(1).random());
        return Asking.lines(new ArcConfidenceQuestion(new BayesianNetworkTrainer(), repetitions, least)
                .ask(ASIA, Dataset.of(table), run));
    }

    @Test
    void strongArcsAreFoundAgainAndFalseOnesAreNot() {
        List<String> lines = ask(10, 0.5, 3000, Run.of(1));
        assertThat(lines)
                .anyMatch(line -> line.matches("either \\| xray \\| 1 \\| .* \\| yes"))
                .anyMatch(line -> line.matches("bronc \\| dysp \\| 1 \\| .* \\| yes"))
                .anyMatch(line -> line.matches("smoke \\| bronc \\| 1 \\| .* \\| yes"))
                .anyMatch(line -> line.matches("asia \\| tub \\| 0.* \\| yes")); // of the model, however seldom found
        assertThat(lines.stream().filter(line -> line.endsWith("no")).count()).isLessThan(5);
        double[] confidence = lines.stream()
                .mapToDouble(line -> -Double.parseDouble(line.split(" \\| ")[2]))
                .toArray();
        assertThat(confidence).isSorted();
    }

    @Test
    void theAnswerIsTheSameForASeedAlone() {
        assertThat(ask(8, 0, 300, Run.of(4)))
                .isEqualTo(ask(8, 0, 300, Run.of(4)))
                .isNotEqualTo(ask(8, 0, 300, Run.of(5)));
    }

    @Test
    void withoutRowsThereIsNoConfidence() {
        assertThatThrownBy(() -> Asking.ask(new ArcConfidenceQuestion(), ASIA))
                .hasMessage(
                        "confidence in arcs comes from rows: give those that the model was learned from with --data");
        assertThatThrownBy(() -> new ArcConfidenceQuestion(new BayesianNetworkTrainer(), 0, 0))
                .hasMessage("repetitions must be at least 1, got 0");
        assertThatThrownBy(() -> new ArcConfidenceQuestion(new BayesianNetworkTrainer(), 1, Double.NaN))
                .hasMessage("least must lie in 0..1, got NaN");
    }

    @Test
    void poissonNumbersHaveTheirMeanAsVariance() {
        RandomGenerator random = new Seed(9).random();
        for (double mean : new double[] {0, 0.3, 1, 15, 100}) {
            double[] draws = IntStream.range(0, 20_000)
                    .mapToDouble(i -> Resampled.poisson(mean, random))
                    .toArray();
            double average = Arrays.stream(draws).average().orElseThrow();
            double variance =
                    Arrays.stream(draws).map(d -> (d - average) * (d - average)).sum() / draws.length;
            assertThat(average).isCloseTo(mean, within(0.04 * Math.sqrt(mean) + 1e-9));
            assertThat(variance).isCloseTo(mean, within(0.06 * mean + 1e-9));
        }
    }

    @Test
    void rowsAreResampledTheSameEachTimeAndBySeed() {
        Dataset rows = Dataset.of(ASIA.sample(5000, new Seed(1).random()));
        Resampled one = new Resampled(rows, new Seed(1));
        double[] first = weights(one);
        assertThat(weights(one)).isEqualTo(first);
        assertThat(weights(new Resampled(rows, new Seed(2)))).isNotEqualTo(first);
        assertThat(Arrays.stream(first).sum()).isBetween(4700.0, 5300.0);
    }

    private static double[] weights(Dataset rows) {
        List<double[]> all = new ArrayList<>();
        for (int p = 0; p < rows.partitions(); p++) rows.partition(p).forEachOrdered(table -> all.add(table.weights()));
        return all.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void theCompelledArcsOfAsiaAreThoseThatCollidersForce() {
        int[][] parents = ASIA.nodes().stream().map(node -> node.parents()).toArray(int[][]::new);
        List<BitSet> compelled = Compelled.of(parents, ASIA.order());
        List<String> names = ASIA.schema().names();
        List<String> arcs = new ArrayList<>();
        for (int v = 0; v < 8; v++)
            for (int parent : parents[v])
                if (compelled.get(v).get(parent)) arcs.add(names.get(parent) + " " + names.get(v));
        assertThat(arcs)
                .containsExactlyInAnyOrder("lung either", "tub either", "either xray", "bronc dysp", "either dysp");
    }

    @Test
    void anArcIsCompelledIfAllGraphsOfTheSameIndependencesHaveIt() {
        RandomGenerator random = new Seed(5).random();
        for (int trial = 0; trial < 60; trial++) {
            int size = 4;
            int[][] parents = IntStream.range(0, size)
                    .mapToObj(v -> IntStream.range(0, v)
                            .filter(p -> random.nextInt(5) < 3)
                            .toArray())
                    .toArray(int[][]::new);
            List<BitSet> compelled =
                    Compelled.of(parents, IntStream.range(0, size).toArray());
            String independences = signature(parents);
            // every way to turn the arcs of the skeleton
            List<int[]> arcs = new ArrayList<>();
            for (int v = 0; v < size; v++) for (int p : parents[v]) arcs.add(new int[] {p, v});
            BitSet turned = new BitSet();
            for (int turn = 0; turn < 1 << arcs.size(); turn++) {
                List<List<Integer>> other = new ArrayList<>();
                for (int v = 0; v < size; v++) other.add(new ArrayList<>());
                for (int a = 0; a < arcs.size(); a++) {
                    int[] arc = arcs.get(a);
                    if ((turn >> a & 1) == 0) other.get(arc[1]).add(arc[0]);
                    else other.get(arc[0]).add(arc[1]);
                }
                int[][] graph = other.stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new);
                if (acyclic(graph) && signature(graph).equals(independences))
                    for (int a = 0; a < arcs.size(); a++) if ((turn >> a & 1) == 1) turned.set(a);
            }
            for (int a = 0; a < arcs.size(); a++)
                assertThat(compelled.get(arcs.get(a)[1]).get(arcs.get(a)[0]))
                        .as("seed 5, trial %d, arc %d of %s", trial, a, Arrays.deepToString(parents))
                        .isEqualTo(!turned.get(a));
        }
    }

    /** The colliders of pairs that are not joined: equal for graphs of one skeleton if and only if they are equivalent. */
    private static String signature(int[][] parents) {
        StringBuilder colliders = new StringBuilder();
        for (int v = 0; v < parents.length; v++)
            for (int a = 0; a < parents.length; a++)
                for (int b = a + 1; b < parents.length; b++)
                    if (has(parents, v, a) && has(parents, v, b) && !has(parents, a, b) && !has(parents, b, a))
                        colliders.append(a).append(v).append(b).append(' ');
        return colliders.toString();
    }

    private static boolean has(int[][] parents, int child, int parent) {
        return Arrays.stream(parents[child]).anyMatch(p -> p == parent);
    }

    private static boolean acyclic(int[][] parents) {
        BitSet done = new BitSet();
        for (int round = 0; round < parents.length; round++)
            for (int v = 0; v < parents.length; v++)
                if (Arrays.stream(parents[v]).allMatch(done::get)) done.set(v);
        return done.cardinality() == parents.length;
    }

    @org.junit.jupiter.api.Nested
    class Contract extends ContractTest {
        @Override
        protected semblance.api.Extension extension() {
            return new ArcConfidenceQuestion(new BayesianNetworkTrainer(), 2, 0);
        }

        @Override
        public java.util.Optional<semblance.api.model.Model> model() {
            return java.util.Optional.of(ASIA);
        }

        @Override
        public java.util.Optional<Table> rows() {
            return java.util.Optional.of(ASIA.sample(200, new Seed(3).random()));
        }
    }
}
