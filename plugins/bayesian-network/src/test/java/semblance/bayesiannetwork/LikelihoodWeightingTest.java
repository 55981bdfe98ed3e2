package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Seed;

class LikelihoodWeightingTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void estimatesAreWithinTheErrorsTheyTell(double numeric) {
        for (int seed = 1; seed <= 6; seed++) {
            RandomGenerator random = new Seed(seed).random();
            BayesianNetwork network = Networks.random(random, 7, numeric, 2);
            Table rows = Networks.holes(network.sample(3, random), 0.7, random);
            WeightedMarginals found = network.weighted(rows, 4000, new Seed(seed));
            Marginals exact = network.marginals(rows);
            double[] logDensity = network.logDensity(rows);
            for (int r = 0; r < 3; r++) {
                double size = found.effectiveSampleSize()[r];
                assertThat(size).isBetween(1.0, 4000.0001);
                if (size < 50) continue;
                assertThat(found.logDensity()[r]).isCloseTo(logDensity[r], within(6 / Math.sqrt(size)));
                for (int c = 0; c < 7; c++) {
                    for (int s = 0; s < exact.probabilities()[c].length; s++)
                        assertThat(found.marginals().probabilities()[c][s][r])
                                .as("seed " + seed)
                                .isCloseTo(exact.probabilities()[c][s][r], within(3 / Math.sqrt(size)));
                    if (exact.means()[c].length > 0)
                        assertThat(found.marginals().means()[c][r])
                                .as("seed " + seed)
                                .isCloseTo(
                                        exact.means()[c][r],
                                        within(6 * exact.deviations()[c][r] / Math.sqrt(size) + 1e-9));
                }
            }
        }
    }

    @Test
    void setsAreObeyed() {
        BayesianNetwork asia = Networks.asia();
        ConditionedNetwork given = asia.given(Evidence.of(new Evidence.OneOf("xray", List.of("yes"))));
        WeightedMarginals found = given.weighted(Networks.row(asia.schema()), 20_000, new Seed(1));
        assertThat(found.marginals().probabilities()[3][0][0]).isCloseTo(0.4887114, within(0.03));
        assertThatThrownBy(() -> asia.weighted(Networks.row(asia.schema()), 0, new Seed(1)))
                .hasMessage("draws must be at least 1, got 0");
    }

    /** Forty causes of which each pair has an effect: no order sums them out. */
    private static BayesianNetwork wide() {
        int causes = 40;
        List<Column> columns = new java.util.ArrayList<>();
        List<Node> nodes = new java.util.ArrayList<>();
        for (int c = 0; c < causes; c++) {
            columns.add(new Column.Categorical("cause" + c, "no", "yes"));
            nodes.add(new Node(new int[] {}, new ProbabilityTable(new double[] {0.6, 0.4})));
        }
        for (int a = 0; a < causes; a++)
            for (int b = a + 1; b < causes; b++) {
                columns.add(new Column.Categorical("effect" + a + "x" + b, "no", "yes"));
                nodes.add(new Node(
                        new int[] {a, b},
                        new ProbabilityTable(new double[] {0.5, 0.5, 0.45, 0.55, 0.55, 0.45, 0.5, 0.5})));
            }
        return new BayesianNetwork(new Schema(columns, "", ""), nodes);
    }

    @Test
    void anAnswerTooWideForMemoryIsRefusedBeforeItIsBegun() {
        BayesianNetwork wide = wide();
        String[] effects = wide.schema().names().stream()
                .filter(name -> name.startsWith("effect"))
                .map(name -> name + "=no")
                .toArray(String[]::new);
        Table row = Networks.row(wide.schema(), effects);
        assertThatThrownBy(() -> wide.marginals(row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "an exact answer needs tables of 1\\.10e\\+12 entries \\(1\\.64e\\+04 GiB\\), and half of"
                                + " the memory is \\S+ GiB; the largest clique has the 40 columns cause0, cause1, .*, cause39: give"
                                + " more of them, or ask 'likelihood-weighting'");
        Cost cost = wide.cost(List.of());
        assertThat(cost.width()).isEqualTo(39);
        assertThat(cost.largest()).hasSize(40);
        WeightedMarginals estimate = wide.weighted(row, 2000, new Seed(1));
        assertThat(estimate.effectiveSampleSize()[0]).isGreaterThan(2);
        // rows that know the causes, or none of their effects, need no table
        assertThat(wide.logDensity(wide.sample(20, new Seed(2).random()))).doesNotContain(Double.NEGATIVE_INFINITY);
        assertThat(wide.logDensity(Networks.row(wide.schema(), "cause3=yes"))[0])
                .isCloseTo(Math.log(0.4), within(1e-12));
    }
}
