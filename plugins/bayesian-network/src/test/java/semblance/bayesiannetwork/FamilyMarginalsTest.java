package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.inference.FamilyMarginals;
import semblance.bayesiannetwork.inference.Inference;

/** Expected counts are slopes of the log likelihood (Fisher's identity), which differences of log densities tell. */
class FamilyMarginalsTest {
    private static final double STEP = 1e-5;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void expectedStatisticsAreTheSlopesOfTheLikelihood(double numeric) {
        for (int seed = 1; seed <= 12; seed++) {
            RandomGenerator random = new Seed(seed).random();
            int size = seed % 4 == 0 ? 14 : 5;
            BayesianNetwork network = Networks.random(random, size, numeric, 2);
            Table rows = Networks.holes(network.sample(6, random), seed % 4 == 0 ? 0.8 : 0.4, random)
                    .withWeights(new double[] {1, 2, 0, 1, 0.5, 1});
            FamilyMarginals found = new FamilyMarginals(network.schema(), network.nodes(), new double[size]);
            found.add(rows);
            assertThat(found.logLikelihood).isCloseTo(likelihood(network, network.nodes(), rows), within(1e-9));
            for (int column = 0; column < size; column++) check("seed " + seed, network, rows, column, found);
        }
    }

    private static void check(String what, BayesianNetwork network, Table rows, int column, FamilyMarginals found) {
        Distribution distribution = network.nodes().get(column).distribution();
        double[] counts = found.counts[column];
        if (distribution instanceof ProbabilityTable table)
            for (int i = 0; i < counts.length; i++) {
                int at = i;
                double slope = slope(network, rows, column, h -> {
                    double[] moved = table.probabilities().clone();
                    moved[at] *= 1 + h;
                    return new ProbabilityTable(moved);
                });
                assertThat(counts[i]).as(what + ", column " + column).isCloseTo(slope, within(1e-6));
            }
        if (distribution instanceof ProbabilityTree tree)
            for (int i = 0; i < counts.length; i++) {
                int at = i;
                double slope = slope(network, rows, column, h -> {
                    double[] moved = tree.probabilities().clone();
                    moved[at] *= 1 + h;
                    return new ProbabilityTree(tree.tested(), tree.state(), tree.yes(), tree.no(), moved);
                });
                assertThat(counts[i]).as(what + ", column " + column).isCloseTo(slope, within(1e-6));
            }
        if (distribution instanceof ConditionalGaussian gaussian) {
            int q = gaussian.coefficients().length / gaussian.variances().length + 1;
            for (int k = 0; k < gaussian.variances().length; k++)
                for (int i = 0; i + 1 < q; i++) {
                    int at = k * (q - 1) + i;
                    double slope = slope(network, rows, column, h -> {
                        double[] moved = gaussian.coefficients().clone();
                        moved[at] += h;
                        return new ConditionalGaussian(moved, gaussian.variances());
                    });
                    // of -(y - b.x)^2 / 2v in b_i: (E[y x_i] - sum of b_j E[x_i x_j]) / v
                    double expected = counts[k * q * q + i * q + q - 1];
                    for (int j = 0; j + 1 < q; j++)
                        expected -= gaussian.coefficients()[k * (q - 1) + j] * counts[k * q * q + i * q + j];
                    assertThat(expected / gaussian.variances()[k])
                            .as(what + ", column " + column)
                            .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
                }
        }
    }

    private static double slope(
            BayesianNetwork network, Table rows, int column, java.util.function.DoubleFunction<Distribution> moved) {
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
            List<Node> nodes = new ArrayList<>(network.nodes());
            nodes.set(column, new Node(nodes.get(column).parents(), moved.apply(side == 0 ? -STEP : STEP)));
            ends[side] = likelihood(network, nodes, rows);
        }
        return (ends[1] - ends[0]) / (2 * STEP);
    }

    private static double likelihood(BayesianNetwork network, List<Node> nodes, Table rows) {
        double[] logs = new Inference(network.schema(), nodes, Evidence.of()).logDensity(rows);
        double[] weights = rows.weights();
        double sum = 0;
        for (int r = 0; r < logs.length; r++) sum += weights[r] == 0 ? 0 : weights[r] * logs[r];
        return sum;
    }

    @Test
    void completeRowsAreCounted() {
        BayesianNetwork asia = Networks.asia();
        Table rows = asia.sample(500, new Seed(3).random());
        FamilyMarginals found = new FamilyMarginals(asia.schema(), asia.nodes(), new double[8]);
        found.add(rows);
        double[] expected = new double[4]; // lung given smoke
        for (int r = 0; r < 500; r++) expected[2 * rows.codes(2)[r] + rows.codes(3)[r]]++;
        assertThat(found.counts[3]).containsExactly(expected);
        assertThat(Arrays.stream(found.counts[7]).sum()).isCloseTo(500, within(1e-9));
    }

    @Test
    void mergingAddsUpAndImpossibleRowsAreToldApart() {
        BayesianNetwork asia = Networks.asia();
        Table rows = Networks.holes(asia.sample(100, new Seed(4).random()), 0.3, new Seed(5).random());
        FamilyMarginals all = new FamilyMarginals(asia.schema(), asia.nodes(), new double[8]);
        all.add(rows);
        all.add(Networks.row(asia.schema(), "lung=yes", "either=no"));
        FamilyMarginals left = new FamilyMarginals(asia.schema(), asia.nodes(), new double[8]);
        left.add(rows.slice(0, 40));
        FamilyMarginals right = new FamilyMarginals(asia.schema(), asia.nodes(), new double[8]);
        right.add(rows.slice(40, 100));
        left.merge(right);
        for (int c = 0; c < 8; c++)
            for (int i = 0; i < all.counts[c].length; i++)
                assertThat(left.counts[c][i]).isCloseTo(all.counts[c][i], within(1e-9));
        assertThat(all.weight).isEqualTo(101);
        assertThat(all.impossible).isEqualTo(1);
    }
}
