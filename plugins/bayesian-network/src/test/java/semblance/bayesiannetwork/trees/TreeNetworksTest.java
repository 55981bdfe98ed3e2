package semblance.bayesiannetwork.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTree;

class TreeNetworksTest {

    private static ProbabilityTree tree(Node node) {
        return (ProbabilityTree) node.distribution();
    }

    private static long leaves(Node node) {
        return Arrays.stream(tree(node).tested()).filter(v -> v < 0).count();
    }

    /** The leaf that a row falls into. */
    private static int leaf(Node node, CodedRows rows, int row) {
        ProbabilityTree tree = tree(node);
        int v = 0;
        while (tree.tested()[v] >= 0)
            v = rows.codes()[node.parents()[tree.tested()[v]]][row] == tree.state()[v] ? tree.yes()[v] : tree.no()[v];
        return v;
    }

    /** x depends on a where b is yes, and on nothing else elsewhere. */
    private static Table contextual(int rows, long seed) {
        return Draws.table(new int[] {2, 2, 2}, rows, seed, random -> {
            int a = random.nextInt(2);
            int b = random.nextInt(2);
            double p = b == 0 ? 0.2 : a == 0 ? 0.45 : 0.95;
            return new int[] {a, b, random.nextDouble() < p ? 1 : 0};
        });
    }

    @Test
    void aParentThatMattersInOneContextIsAskedForThereAlone() {
        CodedRows rows = Draws.rows(contextual(4000, 1));
        Node node = new TreeNetworks(rows, new TreeSettings()).node(2, 0, 1).node();
        assertThat(node.parents()).containsExactly(0, 1);
        assertThat(leaves(node)).isEqualTo(3);
        assertThat(tree(node).tested()[0]).as("the root asks for b").isEqualTo(1);
        double[] shares = IntStream.range(0, rows.rows())
                .filter(r -> rows.codes()[2][r] == 1)
                .mapToDouble(r -> tree(node).probabilities()[2 * leaf(node, rows, r) + 1])
                .toArray();
        for (int r = 0, i = 0; r < rows.rows(); r++) {
            if (rows.codes()[2][r] == 0) continue;
            double p = rows.codes()[1][r] == 0 ? 0.2 : rows.codes()[0][r] == 0 ? 0.45 : 0.95;
            assertThat(shares[i++]).isCloseTo(p, within(0.04));
        }
    }

    /** The score of a table by its formula (Heckerman, Geiger and Chickering 1995, equation 28). */
    private static double table(CodedRows rows, int column, int[] parents, double equivalentSampleSize) {
        int configurations = 1;
        for (int parent : parents) configurations *= rows.levels()[parent];
        int states = rows.levels()[column];
        double[][] counts = new double[configurations][states];
        for (int r = 0; r < rows.rows(); r++) {
            int configuration = 0;
            for (int parent : parents) configuration = configuration * rows.levels()[parent] + rows.codes()[parent][r];
            counts[configuration][rows.codes()[column][r]] += rows.weights()[r];
        }
        double prior = equivalentSampleSize / configurations;
        double score = 0;
        for (double[] each : counts) {
            score +=
                    LogGamma.of(prior) - LogGamma.of(prior + Arrays.stream(each).sum());
            for (double count : each) score += LogGamma.of(prior / states + count) - LogGamma.of(prior / states);
        }
        return score;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 10})
    void aTreeOfAllConfigurationsScoresLikeATable(double equivalentSampleSize) {
        int[] levels = {3, 2, 4, 3};
        Table table = Draws.table(levels, 400_000, 3, random -> {
            int[] x = {random.nextInt(3), random.nextInt(2), random.nextInt(4), 0};
            double u = random.nextDouble();
            int configuration = 8 * x[0] + 4 * x[1] + x[2];
            double first = (1 + configuration) / 26.0; // no two configurations alike
            x[3] = u < first ? 0 : u < first + 0.5 * (1 - first) * (configuration % 5 / 4.0) ? 1 : 2;
            return x;
        });
        CodedRows rows = Draws.rows(table);
        ScoredNode scored =
                new TreeNetworks(rows, new TreeSettings(LeafScore.BDEU, equivalentSampleSize, 1, 1)).node(3, 0, 1, 2);
        assertThat(leaves(scored.node())).isEqualTo(24);
        assertThat(scored.score()).isCloseTo(table(rows, 3, new int[] {0, 1, 2}, equivalentSampleSize), within(1e-7));
    }

    @ParameterizedTest
    @EnumSource
    void theScoreIsTheSumOverTheLeaves(LeafScore score) {
        CodedRows rows = Draws.rows(Draws.tangled(2000, 5));
        TreeSettings settings = new TreeSettings(score, 4, 0.5, 1);
        List<ScoredNode> nodes = new TreeNetworks(rows, settings).learn(ArcRules.none(8), Run.of(1));
        for (int c = 0; c < 8; c++) {
            Node node = nodes.get(c).node();
            int states = rows.levels()[c];
            double[][] counts = new double[tree(node).tested().length][states];
            for (int r = 0; r < rows.rows(); r++) counts[leaf(node, rows, r)][rows.codes()[c][r]] += rows.weights()[r];
            double sum = 0;
            for (int v = 0; v < counts.length; v++)
                if (tree(node).tested()[v] < 0)
                    sum += settings.leaf(
                            counts[v], 0, states, states, share(rows, node, v), rows.weight(), new LogGamma());
            assertThat(nodes.get(c).score()).isCloseTo(sum, within(1e-7));
        }
    }

    /** The share of all configurations of all columns that lead to a vertex. */
    private static double share(CodedRows rows, Node node, int vertex) {
        int[] parents = node.parents();
        int[] codes = new int[parents.length];
        int all = 1;
        for (int parent : parents) all *= rows.levels()[parent];
        int here = 0;
        for (int i = 0; i < all; i++) {
            int rest = i;
            for (int p = 0; p < parents.length; p++) {
                codes[p] = rest % rows.levels()[parents[p]];
                rest /= rows.levels()[parents[p]];
            }
            int v = 0;
            while (tree(node).tested()[v] >= 0)
                v = codes[tree(node).tested()[v]] == tree(node).state()[v]
                        ? tree(node).yes()[v]
                        : tree(node).no()[v];
            if (v == vertex) here++;
        }
        return (double) here / all;
    }

    @Test
    void everyVertexHasADistributionAndTheRootThatOfAllRows() {
        CodedRows rows = Draws.rows(Draws.tangled(1000, 6));
        List<ScoredNode> nodes =
                new TreeNetworks(rows, new TreeSettings(LeafScore.AIC, 1, 1, 6)).learn(ArcRules.none(8), Run.of(1));
        for (int c = 0; c < 8; c++) {
            int states = rows.levels()[c];
            double[] probabilities = tree(nodes.get(c).node()).probabilities();
            for (int v = 0; v < probabilities.length / states; v++) {
                double sum = 0;
                for (int s = 0; s < states; s++) {
                    assertThat(probabilities[v * states + s]).isPositive();
                    sum += probabilities[v * states + s];
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
            double count = 0;
            for (int r = 0; r < rows.rows(); r++) if (rows.codes()[c][r] == 0) count += rows.weights()[r];
            assertThat(probabilities[0]).isCloseTo((count + 6.0 / states) / (1000 + 6), within(1e-12));
        }
    }

    private static boolean[][] arcs(List<ScoredNode> nodes) {
        boolean[][] arcs = new boolean[nodes.size()][nodes.size()];
        for (int to = 0; to < nodes.size(); to++)
            for (int from : nodes.get(to).node().parents()) arcs[from][to] = true;
        return arcs;
    }

    private static boolean acyclic(boolean[][] arcs) {
        int size = arcs.length;
        boolean[] removed = new boolean[size];
        for (int round = 0; round < size; round++)
            for (int to = 0; to < size; to++) {
                int target = to;
                if (IntStream.range(0, size).noneMatch(from -> !removed[from] && arcs[from][target]))
                    removed[to] = true;
            }
        for (boolean each : removed) if (!each) return false;
        return true;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void graphsHaveNoCycleAndKeepTheRules(long seed) {
        CodedRows rows = Draws.rows(Draws.tangled(1500, seed));
        RandomGenerator random = new Seed(seed).random();
        ArcRules rules = new ArcRules(new boolean[8][8], new boolean[8][8], 1 + (int) (seed % 3));
        for (int i = 0; i < 20; i++) rules.forbidden()[random.nextInt(8)][random.nextInt(8)] = true;
        for (int i = 0; i < 2; i++) rules.required()[random.nextInt(4)][4 + random.nextInt(4)] = true;
        List<ScoredNode> nodes =
                new TreeNetworks(rows, new TreeSettings(LeafScore.AIC, 1, 1, 1)).learn(rules, Run.of(1));
        boolean[][] arcs = arcs(nodes);
        assertThat(acyclic(arcs)).isTrue();
        for (int from = 0; from < 8; from++)
            for (int to = 0; to < 8; to++) {
                if (rules.required()[from][to]) assertThat(arcs[from][to]).isTrue();
                else if (rules.forbidden()[from][to]) assertThat(arcs[from][to]).isFalse();
            }
        for (ScoredNode node : nodes)
            assertThat(node.node().parents().length).isLessThanOrEqualTo(Math.max(2, rules.maximumParents()));
    }

    @Test
    void requiredArcsInACircleAreRefused() {
        ArcRules rules = ArcRules.none(8);
        rules.required()[1][4] = true;
        rules.required()[4][6] = true;
        rules.required()[6][1] = true;
        TreeNetworks networks = new TreeNetworks(Draws.rows(Draws.tangled(50, 1)), new TreeSettings());
        assertThatThrownBy(() -> networks.learn(rules, Run.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the required arcs lead from column 7 to column 2 and back; leave one of them out");
    }

    @Test
    void anOrderOfColumnsIsKept() {
        CodedRows rows = Draws.rows(Draws.tangled(1500, 9));
        int[] order = {3, 7, 0, 5, 2, 6, 1, 4};
        TreeNetworks networks = new TreeNetworks(rows, new TreeSettings());
        boolean[][] arcs = arcs(networks.learn(order, ArcRules.none(8), Run.of(1)));
        boolean any = false;
        for (int i = 0; i < 8; i++)
            for (int j = 0; j < 8; j++) {
                if (j <= i) assertThat(arcs[order[i]][order[j]]).isFalse();
                any |= arcs[order[i]][order[j]];
            }
        assertThat(any).isTrue();
        ArcRules rules = ArcRules.none(8);
        for (int i = 0; i < 8; i++) for (int j = 0; j <= i; j++) rules.forbidden()[order[i]][order[j]] = true;
        assertThat(networks.learn(order, ArcRules.none(8), Run.of(1)))
                .usingRecursiveComparison()
                .isEqualTo(networks.learn(rules, Run.of(1)));
    }

    @Test
    void aRowOfWeightTwoIsTwoRows() {
        Table table = Draws.tangled(600, 10);
        int[][] twice = IntStream.range(0, 8)
                .mapToObj(c -> IntStream.concat(Arrays.stream(table.codes(c)), Arrays.stream(table.codes(c)))
                        .toArray())
                .toArray(int[][]::new);
        double[] weights = new double[600];
        Arrays.fill(weights, 2);
        CodedRows weighted = Draws.rows(table.withWeights(weights));
        CodedRows repeated = Draws.rows(Table.of(table.schema(), Arrays.asList(twice)));
        TreeSettings settings = new TreeSettings(LeafScore.K2, 1, 0.1, 5);
        assertThat(new TreeNetworks(weighted, settings).learn(ArcRules.none(8), Run.of(1)))
                .usingRecursiveComparison()
                .isEqualTo(new TreeNetworks(repeated, settings).learn(ArcRules.none(8), Run.of(2)));
    }

    @Test
    void aConstantColumnIsALeafAndHelpsNobody() {
        Table table = Draws.table(new int[] {2, 3, 1}, 100, 1, random -> {
            int a = random.nextInt(2);
            return new int[] {a, 2, 0};
        });
        List<ScoredNode> nodes =
                new TreeNetworks(Draws.rows(table), new TreeSettings()).learn(ArcRules.none(3), Run.of(1));
        for (ScoredNode node : nodes) assertThat(leaves(node.node())).isEqualTo(1);
        assertThat(tree(nodes.get(1).node()).probabilities()[2]).isGreaterThan(0.98);
        assertThat(tree(nodes.get(2).node()).probabilities()).containsExactly(1);
    }

    @Test
    void missingCellsAndBadSettingsAreRefused() {
        Table table = Draws.table(new int[] {2, 2}, 10, 1, random -> new int[] {-1, 0});
        assertThatThrownBy(() -> new TreeNetworks(Draws.rows(table), new TreeSettings()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "probability trees are learned from complete rows; fill missing cells first or leave them out");
        assertThatThrownBy(() -> new TreeSettings(LeafScore.BDEU, 0, 1, 1))
                .hasMessage("equivalentSampleSize must be above 0, got 0.0");
        assertThatThrownBy(() -> new TreeSettings(LeafScore.BDEU, 1, 1.5, 1))
                .hasMessage("kappa must be above 0 and at most 1, got 1.5");
        assertThatThrownBy(() -> new TreeSettings(LeafScore.BDEU, 1, 1, Double.NaN))
                .hasMessage("smoothing must be above 0, got NaN");
    }
}
