package semblance.bayesiannetwork.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.ProbabilityTree;

/** Learned nodes as a model that answers. */
class TreeNetworkModelTest {
    private static final Table TABLE = Draws.tangled(3000, 4);

    private static BayesianNetwork network(Table table, TreeSettings settings) {
        CodedRows rows = Draws.rows(table);
        TreeNetworks networks = new TreeNetworks(rows, settings);
        ArcRules rules = ArcRules.none(rows.columns());
        List<ScoredNode> nodes = networks.improve(networks.learn(rules, Run.of(1)), rules, 5, Run.of(1));
        return new BayesianNetwork(table.schema(), TreeNetworks.nodes(nodes));
    }

    private static double logProbability(BayesianNetwork network, int[] row) {
        double log = 0;
        for (int c = 0; c < row.length; c++) {
            var node = network.nodes().get(c);
            ProbabilityTree tree = (ProbabilityTree) node.distribution();
            int[] configuration =
                    Arrays.stream(node.parents()).map(parent -> row[parent]).toArray();
            int states = tree.probabilities().length / tree.tested().length;
            log += Math.log(tree.probabilities()[tree.leaf(configuration) * states + row[c]]);
        }
        return log;
    }

    @Test
    void theDensityIsTheProductOfTheLeaves() {
        BayesianNetwork network = network(TABLE, new TreeSettings());
        double[] logs = network.logDensity(TABLE);
        for (int r = 0; r < TABLE.rows(); r++) {
            int at = r;
            int[] row = IntStream.range(0, 8).map(c -> TABLE.codes(c)[at]).toArray();
            assertThat(logs[r]).isCloseTo(logProbability(network, row), within(1e-9));
        }
    }

    @Test
    void predictionsAreThoseOfBayesRule() {
        BayesianNetwork network = network(TABLE, new TreeSettings(LeafScore.K2, 1, 0.5, 3));
        double[][] found = ((Prediction.Levels) network.predict(TABLE.slice(0, 50), "c3")).probabilities();
        for (int r = 0; r < 50; r++) {
            int at = r;
            int[] row = IntStream.range(0, 8).map(c -> TABLE.codes(c)[at]).toArray();
            double[] joint = new double[4];
            for (int b = 0; b < 4; b++) {
                row[3] = b;
                joint[b] = Math.exp(logProbability(network, row));
            }
            double sum = Arrays.stream(joint).sum();
            for (int b = 0; b < 4; b++) assertThat(found[b][r]).isCloseTo(joint[b] / sum, within(1e-9));
        }
    }

    @Test
    void whatIsDrawnFromALearnedNetworkIsLearnedBack() {
        BayesianNetwork truth = network(TABLE, new TreeSettings());
        Table drawn = truth.sample(20_000, new Seed(5).random());
        Table fresh = truth.sample(20_000, new Seed(6).random());
        BayesianNetwork learned = network(drawn, new TreeSettings());
        double lost = mean(truth, fresh) - mean(learned, fresh);
        assertThat(lost).isBetween(-0.001, 0.02); // half a nat for each of some hundred leaves: 0.005
        Dataset independent = Dataset.of(drawn);
        CodedRows rows = independent.collect(DistinctRows.of(drawn.schema())).rows();
        boolean[][] all = new boolean[8][8];
        for (boolean[] each : all) Arrays.fill(each, true);
        List<ScoredNode> alone =
                new TreeNetworks(rows, new TreeSettings()).learn(new ArcRules(all, new boolean[8][8], 0), Run.of(1));
        BayesianNetwork without = new BayesianNetwork(TABLE.schema(), TreeNetworks.nodes(alone));
        assertThat(mean(truth, fresh) - mean(without, fresh)).isGreaterThan(20 * Math.max(lost, 0.005));
    }

    private static double mean(BayesianNetwork network, Table rows) {
        return Arrays.stream(network.logDensity(rows)).average().orElseThrow();
    }
}
