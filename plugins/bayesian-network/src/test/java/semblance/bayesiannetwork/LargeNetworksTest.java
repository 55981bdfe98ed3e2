package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;

/** Sizes at which recursion, underflow or a careless loop would show. */
class LargeNetworksTest {
    private static final int SIZE = 2000;

    private static BayesianNetwork chain() {
        List<Column> columns = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int c = 0; c < SIZE; c++) {
            columns.add(new Column.Categorical("c" + c, "a", "b"));
            nodes.add(
                    c == 0
                            ? new Node(new int[] {}, new ProbabilityTable(new double[] {0.9, 0.1}))
                            : new Node(new int[] {c - 1}, new ProbabilityTable(new double[] {0.99, 0.01, 0.02, 0.98})));
        }
        return new BayesianNetwork(new Schema(columns, "", ""), nodes);
    }

    @Test
    void aChainOfTwoThousandIsAMatrixPower() {
        BayesianNetwork chain = chain();
        Table nothing = Networks.row(chain.schema());
        double[][][] probabilities = chain.marginals(nothing).probabilities();
        // towards the stationary 2/3 at the rate 0.97
        for (int c : new int[] {0, 1, 10, 100, SIZE - 1})
            assertThat(probabilities[c][0][0]).isCloseTo(2 / 3.0 + (0.9 - 2 / 3.0) * Math.pow(0.97, c), within(1e-12));
        Table ends = Networks.row(chain.schema(), "c0=a", "c1999=b");
        double log = Math.log(0.9) + Math.log(1 / 3.0 - 1 / 3.0 * Math.pow(0.97, SIZE - 1));
        assertThat(chain.logDensity(ends)[0]).isCloseTo(log, within(1e-10));
        assertThat(chain.mostProbable(ends).rows().codes(1000)).hasSize(1);
        assertThat(chain.impute(ends, new Seed(1).random()).codes(1999)).containsExactly(1);
    }

    /** A class with two thousand symptoms: products of their probabilities are far below what doubles hold. */
    @Test
    void thousandsOfSmallProbabilitiesDoNotVanish() {
        List<Column> columns = new ArrayList<>(List.of(new Column.Categorical("class", "x", "y", "z")));
        List<Node> nodes =
                new ArrayList<>(List.of(new Node(new int[] {}, new ProbabilityTable(new double[] {.2, .3, .5}))));
        List<Serializable> cells = new ArrayList<>(List.of((Serializable) new int[] {-1}));
        for (int c = 1; c < SIZE; c++) {
            columns.add(new Column.Categorical("s" + c, "a", "b"));
            // the classes differ, but over all columns x and y are as likely
            double x = c % 2 == 0 ? 1e-3 : 1e-6;
            double y = c % 2 == 0 ? 1e-6 : 1e-3;
            nodes.add(new Node(new int[] {0}, new ProbabilityTable(new double[] {x, 1 - x, y, 1 - y, 1e-9, 1 - 1e-9})));
            cells.add(new int[] {c < SIZE - 1 ? 0 : -1}); // as many of one kind as of the other
        }
        BayesianNetwork naive = new BayesianNetwork(new Schema(columns, "", ""), nodes);
        Table row = Table.of(naive.schema(), cells);
        double[][] classes = ((Prediction.Levels) naive.predict(row, "class")).probabilities();
        assertThat(classes[0][0]).isCloseTo(0.4, within(1e-9));
        assertThat(naive.logDensity(row)[0]).isCloseTo(Math.log(0.5) + (SIZE - 2) / 2 * Math.log(1e-9), within(1e-6));
        assertThat(naive.marginals(row).probabilities()[SIZE - 1][0][0])
                .isCloseTo(0.4 * 1e-6 + 0.6 * 1e-3, within(1e-12));
    }

    /** Numbers that speak for different levels more loudly than exponents go: each other's densities are zero to doubles. */
    @Test
    void numbersThatDisagreeWildlyAreWeighedInLogs() {
        Schema schema = Schema.of(
                new Column.Categorical("a", "l", "r"),
                new Column.Categorical("b", "l", "r"),
                new Column.Numeric("x"),
                new Column.Numeric("y"));
        BayesianNetwork network = new BayesianNetwork(
                schema,
                List.of(
                        new Node(new int[] {}, new ProbabilityTable(new double[] {0.5, 0.5})),
                        new Node(new int[] {0}, new ProbabilityTable(new double[] {1, 0, 0, 1})),
                        new Node(new int[] {0}, new ConditionalGaussian(new double[] {0, 60}, new double[] {1, 1})),
                        new Node(new int[] {1}, new ConditionalGaussian(new double[] {60, 0}, new double[] {1, 1}))));
        Table row = Networks.row(schema, "x=0", "y=1");
        // a = l: x as expected, y 59 away; a = r: x 60 away, y 1 away
        double left = -0.5 * 59 * 59;
        double right = -0.5 * (60 * 60 + 1);
        double log = -Math.log(2 * Math.PI) - Math.log(2) + left + Math.log1p(Math.exp(right - left));
        assertThat(network.logDensity(row)[0]).isCloseTo(log, within(1e-9));
        assertThat(((Prediction.Levels) network.predict(row, "a")).probabilities()[0][0])
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aLineOfNumbersIsConditionedInTheMiddle() {
        int size = 300;
        List<Column> columns = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        for (int c = 0; c < size; c++) {
            columns.add(new Column.Numeric("n" + c));
            nodes.add(
                    c == 0
                            ? new Node(new int[] {}, new ConditionalGaussian(new double[] {0}, new double[] {1}))
                            : new Node(
                                    new int[] {c - 1}, new ConditionalGaussian(new double[] {0, 1}, new double[] {1})));
        }
        BayesianNetwork walk = new BayesianNetwork(new Schema(columns, "", ""), nodes);
        Table row = Networks.row(walk.schema(), "n99=10", "n299=30");
        Prediction.Numbers middle = (Prediction.Numbers) walk.predict(row, "n199"); // a Brownian bridge
        assertThat(middle.means()[0]).isCloseTo(20, within(1e-9));
        assertThat(middle.deviations()[0]).isCloseTo(Math.sqrt(50), within(1e-9));
        assertThat(walk.logDensity(row)[0])
                .isCloseTo(
                        -0.5 * 100 / 100 - 0.5 * 400 / 200 - 0.5 * Math.log(100.0 * 200) - Math.log(2 * Math.PI),
                        within(1e-9));
        assertThat(Arrays.stream(((Prediction.Numbers) walk.predict(row, "n299")).means())
                        .toArray())
                .containsExactly(new double[] {10}, within(1e-9));
    }
}
