package semblance.bayesiannetwork.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.ConditionalGaussian;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.ProbabilityTree;

class ArcStrengthsTest {
    private static Node table(int[] parents, double... probabilities) {
        return new Node(parents, new ProbabilityTable(probabilities));
    }

    private static Schema levels(String... names) {
        return new Schema(
                List.of(names).stream()
                        .<Column>map(name -> new Column.Categorical(name, "0", "1"))
                        .toList(),
                "",
                "");
    }

    @Test
    void aCopyOfACoinTellsAllOfIt() {
        BayesianNetwork network = new BayesianNetwork(
                levels("coin", "copy"), List.of(table(new int[0], 0.5, 0.5), table(new int[] {0}, 1, 0, 0, 1)));
        assertThat(ArcStrengths.of(network, Run.of(1))[0]).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void anArcThatSaysNothingHasNoStrength() {
        BayesianNetwork network = new BayesianNetwork(
                levels("a", "b"), List.of(table(new int[0], 0.3, 0.7), table(new int[] {0}, 0.2, 0.8, 0.2, 0.8)));
        assertThat(ArcStrengths.of(network, Run.of(1))[0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void eachParentOfAnExclusiveOrTellsAllOnceTheOtherIsKnown() {
        BayesianNetwork network = new BayesianNetwork(
                levels("a", "b", "xor"),
                List.of(
                        table(new int[0], 0.5, 0.5),
                        table(new int[0], 0.5, 0.5),
                        table(new int[] {0, 1}, 1, 0, 0, 1, 0, 1, 1, 0)));
        assertThat(ArcStrengths.of(network, Run.of(1)))
                .containsExactly(new double[] {Math.log(2), Math.log(2)}, within(1e-12));
    }

    @Test
    void dependentParentsOfDifferentSizesAgreeWithTheDefinition() {
        Schema schema = Schema.of(
                new Column.Categorical("c", "0", "1"),
                new Column.Categorical("a", "0", "1", "2"),
                new Column.Categorical("b", "0", "1"));
        double[] a = {0.2, 0.5, 0.3};
        double[] b = {0.1, 0.9, 0.6, 0.4, 1, 0};
        double[] c = {0.9, 0.1, 0.2, 0.8, 0.5, 0.5, 0.3, 0.7, 0.25, 0.75, 0.6, 0.4}; // of a and b
        BayesianNetwork network = new BayesianNetwork(
                schema, List.of(table(new int[] {1, 2}, c), table(new int[0], a), table(new int[] {1}, b)));
        double aGivenB = 0;
        double bGivenA = 0;
        double[][] joint = new double[3][2];
        for (int i = 0; i < 3; i++) for (int j = 0; j < 2; j++) joint[i][j] = a[i] * b[i * 2 + j];
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 2; j++)
                for (int k = 0; k < 2; k++) {
                    double ofB = 0;
                    double withB = 0;
                    for (int other = 0; other < 3; other++) {
                        ofB += joint[other][j];
                        withB += joint[other][j] * c[(other * 2 + j) * 2 + k];
                    }
                    double withA = 0;
                    for (int other = 0; other < 2; other++) withA += joint[i][other] * c[(i * 2 + other) * 2 + k];
                    double p = c[(i * 2 + j) * 2 + k];
                    if (joint[i][j] * p == 0) continue;
                    aGivenB += joint[i][j] * p * Math.log(p / (withB / ofB));
                    bGivenA += joint[i][j] * p * Math.log(p / (withA / a[i]));
                }
        assertThat(ArcStrengths.of(network, Run.of(1))[0]).isCloseTo(aGivenB, within(1e-12));
        assertThat(ArcStrengths.of(network, Run.of(1))[1]).isCloseTo(bGivenA, within(1e-12));
    }

    @Test
    void aLineWithNoiseHasTheInformationOfItsCorrelation() {
        Schema schema = Schema.of(new Column.Numeric("x"), new Column.Numeric("z"), new Column.Numeric("y"));
        BayesianNetwork network = new BayesianNetwork(
                schema,
                List.of(
                        new Node(new int[0], new ConditionalGaussian(new double[] {1}, new double[] {4})),
                        new Node(new int[0], new ConditionalGaussian(new double[] {0}, new double[] {1})),
                        new Node(new int[] {0, 1}, new ConditionalGaussian(new double[] {0, 1, 0}, new double[] {2}))));
        double[] strengths = ArcStrengths.of(network, Run.of(1));
        assertThat(strengths[0]).isCloseTo(0.5 * Math.log(3), within(0.03)); // variance 6 becomes 2
        assertThat(strengths[1]).isCloseTo(0, within(1e-9));
    }

    @Test
    void aLevelThatMovesANumberFarTellsItsEntropy() {
        Schema schema = Schema.of(new Column.Categorical("side", "left", "right"), new Column.Numeric("y"));
        BayesianNetwork network = new BayesianNetwork(
                schema,
                List.of(
                        table(new int[0], 0.5, 0.5),
                        new Node(new int[] {0}, new ConditionalGaussian(new double[] {-50, 50}, new double[] {1, 1}))));
        assertThat(ArcStrengths.of(network, Run.of(1))[0]).isCloseTo(Math.log(2), within(1e-9));
    }

    @Test
    void aLogisticRegressionHasNoKnownStrength() {
        Schema schema = Schema.of(new Column.Numeric("x"), new Column.Categorical("y", "0", "1"));
        BayesianNetwork network = new BayesianNetwork(
                schema,
                List.of(
                        new Node(new int[0], new ConditionalGaussian(new double[] {0}, new double[] {1})),
                        new Node(new int[] {0}, new LogisticRegression(new double[] {0, 0, 1, 2}))));
        assertThat(ArcStrengths.of(network, Run.of(1))[0]).isNaN();
    }

    @Test
    void aTreeIsAsStrongAsItsTable() {
        Schema schema = Schema.of(
                new Column.Categorical("a", "0", "1", "2"),
                new Column.Categorical("b", "0", "1"),
                new Column.Categorical("c", "0", "1"));
        Node a = table(new int[0], 0.2, 0.5, 0.3);
        Node b = table(new int[] {0}, 0.1, 0.9, 0.6, 0.4, 0.5, 0.5);
        // of a and b: where a is 1, b matters
        Node tree = new Node(
                new int[] {1, 0},
                new ProbabilityTree(
                        new int[] {1, 0, -1, -1, -1},
                        new int[] {1, 0, 0, 0, 0},
                        new int[] {1, 2, 0, 0, 0},
                        new int[] {4, 3, 0, 0, 0},
                        new double[] {0, 0, 0, 0, 0.1, 0.9, 0.8, 0.2, 0.5, 0.5}));
        Node same = table(new int[] {1, 0}, 0.5, 0.5, 0.1, 0.9, 0.5, 0.5, 0.5, 0.5, 0.8, 0.2, 0.5, 0.5);
        assertThat(ArcStrengths.of(new BayesianNetwork(schema, List.of(a, b, tree)), Run.of(1)))
                .containsExactly(
                        ArcStrengths.of(new BayesianNetwork(schema, List.of(a, b, same)), Run.of(1)), within(1e-15));
    }
}
