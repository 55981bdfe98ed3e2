package semblance.bayesiannetwork.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.train.Run;
import semblance.api.train.Seed;

class OrderSearchTest {

    private static double score(List<ScoredNode> nodes) {
        return nodes.stream().mapToDouble(ScoredNode::score).sum();
    }

    /** The best of all orders of some columns, each column's best node asking for any earlier ones. */
    private static double best(TreeNetworks networks, int columns) {
        double[] best = new double[1 << columns]; // of the columns in the set, placed first in their best order
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        for (int set = 0; set < best.length; set++)
            for (int c = 0; c < columns; c++) {
                if ((set >> c & 1) > 0) continue;
                int[] before = BitSet.valueOf(new long[] {set}).stream().toArray();
                int with = set | 1 << c;
                best[with] = Math.max(
                        best[with], best[set] + networks.node(c, before).score());
            }
        return best[best.length - 1];
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void movingColumnsFindsNearlyTheBestOfAllOrders(long seed) {
        TreeNetworks networks =
                new TreeNetworks(Draws.rows(Draws.tangled(3000, seed)), new TreeSettings(LeafScore.BDEU, 5, 0.5, 1));
        ArcRules rules = ArcRules.none(8);
        List<ScoredNode> greedy = networks.learn(rules, Run.of(1));
        List<ScoredNode> improved = networks.improve(greedy, rules, 20, Run.of(1));
        double best = best(networks, 8);
        assertThat(score(improved)).isBetween(score(greedy) - 1e-6, best + 1e-6);
        // a local optimum: of what lies between any first order and the best, most is found
        double worst = score(networks.learn(new int[] {7, 6, 5, 4, 3, 2, 1, 0}, rules, Run.of(1)));
        List<ScoredNode> fromWorst = networks.improve(
                networks.learn(new int[] {7, 6, 5, 4, 3, 2, 1, 0}, rules, Run.of(1)), rules, 20, Run.of(1));
        assertThat(score(fromWorst)).isGreaterThanOrEqualTo(worst);
        assertThat(best - Math.max(score(improved), score(fromWorst))).isLessThan(0.002 * Math.abs(best));
    }

    @Test
    void theScoreIsThatOfTheNodesItGives() {
        TreeNetworks networks = new TreeNetworks(Draws.rows(Draws.tangled(2000, 3)), new TreeSettings());
        List<ScoredNode> nodes =
                networks.improve(networks.learn(ArcRules.none(8), Run.of(1)), ArcRules.none(8), 5, Run.of(1));
        for (int c = 0; c < 8; c++) {
            ScoredNode again = networks.node(c, nodes.get(c).node().parents());
            assertThat(again.score()).isCloseTo(nodes.get(c).score(), within(1e-9));
            assertThat(again.node())
                    .usingRecursiveComparison()
                    .isEqualTo(nodes.get(c).node());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void movesKeepTheRules(long seed) {
        TreeNetworks networks =
                new TreeNetworks(Draws.rows(Draws.tangled(2000, seed)), new TreeSettings(LeafScore.AIC, 1, 1, 1));
        ArcRules rules = new ArcRules(new boolean[8][8], new boolean[8][8], 2);
        rules.required()[5][1] = true;
        rules.required()[1][6] = true;
        rules.forbidden()[0][1] = true;
        rules.forbidden()[2][3] = true;
        rules.forbidden()[3][2] = true;
        List<ScoredNode> nodes = networks.improve(networks.learn(rules, Run.of(1)), rules, 10, Run.of(1));
        for (int to = 0; to < 8; to++) {
            List<Integer> parents =
                    Arrays.stream(nodes.get(to).node().parents()).boxed().toList();
            assertThat(parents.size()).isLessThanOrEqualTo(2);
            for (int from = 0; from < 8; from++) {
                if (rules.required()[from][to]) assertThat(parents).contains(from);
                if (rules.forbidden()[from][to]) assertThat(parents).doesNotContain(from);
            }
        }
        List<Integer> placed = new ArrayList<>();
        for (int round = 0; round < 8; round++)
            for (int c = 0; c < 8; c++)
                if (!placed.contains(c)
                        && Arrays.stream(nodes.get(c).node().parents()).allMatch(placed::contains)) placed.add(c);
        assertThat(placed).as("there is no cycle").hasSize(8);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() {
        CodedRows rows = Draws.rows(Draws.tangled(2000, 9));
        Run parallel = new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public <R> List<R> map(int pieces, IntFunction<R> work) {
                return IntStream.range(0, pieces).parallel().mapToObj(work).toList();
            }
        };
        List<List<ScoredNode>> found = new ArrayList<>();
        for (Run run : List.of(Run.of(1), parallel)) {
            TreeNetworks networks = new TreeNetworks(rows, new TreeSettings());
            found.add(networks.improve(networks.learn(ArcRules.none(8), run), ArcRules.none(8), 5, run));
        }
        assertThat(found.get(1)).usingRecursiveComparison().isEqualTo(found.get(0));
    }

    @Test
    void whatIsForgottenIsFoundAgain() {
        CodedRows rows = Draws.rows(Draws.tangled(3000, 11));
        ArcRules rules = ArcRules.none(8);
        List<List<ScoredNode>> found = new ArrayList<>();
        for (int remembered : new int[] {8_000_000, 2000, 0}) {
            TreeNetworks networks = new TreeNetworks(rows, new TreeSettings(LeafScore.AIC, 1, 1, 1), remembered);
            found.add(networks.improve(networks.learn(rules, Run.of(1)), rules, 3, Run.of(1)));
        }
        assertThat(found.get(1)).usingRecursiveComparison().isEqualTo(found.get(0));
        assertThat(found.get(2)).usingRecursiveComparison().isEqualTo(found.get(0));
    }
}
