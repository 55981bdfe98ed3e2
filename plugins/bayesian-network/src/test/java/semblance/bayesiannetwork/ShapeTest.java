package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;

/** What a network must look like, and what is said of one that does not. */
class ShapeTest {
    private static final Schema SCHEMA = Schema.of(
            new Column.Categorical("rain", "no", "yes"),
            new Column.Categorical("wet", "no", "yes", "flooded"),
            new Column.Numeric("level"));

    private static final Node RAIN = new Node(new int[] {}, new ProbabilityTable(new double[] {0.7, 0.3}));
    private static final Node WET =
            new Node(new int[] {0}, new ProbabilityTable(new double[] {0.9, 0.1, 0, 0.1, 0.4, 0.5}));
    private static final Node LEVEL =
            new Node(new int[] {1}, new ConditionalGaussian(new double[] {1, 2, 5}, new double[] {1, 1, 2}));

    private static void refused(String message, Node... nodes) {
        assertThatThrownBy(() -> new BayesianNetwork(SCHEMA, List.of(nodes)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void parentsComeFirstInItsOrder() {
        assertThat(new BayesianNetwork(SCHEMA, List.of(RAIN, WET, LEVEL)).order())
                .containsExactly(0, 1, 2);
        Node wet = new Node(new int[] {}, new ProbabilityTable(new double[] {0.5, 0.25, 0.25}));
        Node rain = new Node(new int[] {1}, new ProbabilityTable(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}));
        assertThat(new BayesianNetwork(SCHEMA, List.of(rain, wet, LEVEL)).order())
                .containsExactly(1, 0, 2);
    }

    @Test
    void everyColumnNeedsANodeThatFits() {
        refused("a network needs one node for each of its 3 columns, got 2", RAIN, WET);
        refused(
                "node 'wet' needs 6 probabilities, got 2",
                RAIN,
                new Node(new int[] {0}, new ProbabilityTable(new double[] {0.5, 0.5})),
                LEVEL);
        refused(
                "node 'level' needs 3 variances, got 1",
                RAIN,
                WET,
                new Node(new int[] {1}, new ConditionalGaussian(new double[] {1}, new double[] {1})));
        refused(
                "node 'level' is a number and needs a ConditionalGaussian, found a ProbabilityTable",
                RAIN,
                WET,
                new Node(new int[] {}, new ProbabilityTable(new double[] {1})));
        refused(
                "node 'rain' is a level with numeric parents and needs a LogisticRegression, found a ProbabilityTable",
                new Node(new int[] {2}, new ProbabilityTable(new double[] {0.5, 0.5})),
                WET,
                new Node(new int[] {}, new ConditionalGaussian(new double[] {1}, new double[] {1})));
        refused(
                "node 'rain' is a level and needs a ProbabilityTable, a ProbabilityTree or a LogisticRegression, found a"
                        + " ConditionalGaussian",
                new Node(new int[] {}, new ConditionalGaussian(new double[] {1}, new double[] {1})),
                WET,
                LEVEL);
        Schema text = Schema.of(new Column.Text("note"));
        assertThatThrownBy(() -> new BayesianNetwork(text, List.of(RAIN)))
                .hasMessage(
                        "column 'note': a Bayesian network describes numbers and levels only; leave the column out or"
                                + " encode it");
    }

    @Test
    void parentsAreOtherColumnsAndNoneIsItsOwnAncestor() {
        refused(
                "node 'wet' has the parent 7; columns are numbered 0..2",
                RAIN,
                new Node(new int[] {7}, WET.distribution()),
                LEVEL);
        refused(
                "node 'wet' has the parent 'rain' twice or is its own parent",
                RAIN,
                new Node(new int[] {0, 0}, WET.distribution()),
                LEVEL);
        double[] even = new double[6];
        Arrays.fill(even, 0.5);
        refused(
                "the arcs go round in a circle: rain -> wet -> rain",
                new Node(new int[] {1}, new ProbabilityTable(even)),
                WET,
                LEVEL);
    }

    @Test
    void probabilitiesAreProbabilities() {
        assertThatThrownBy(() -> new ProbabilityTable(new double[] {-0.1, 1.1}))
                .hasMessage("probabilities must lie in 0..1, got -0.1");
        assertThatThrownBy(() -> new ProbabilityTable(new double[] {Double.NaN}))
                .hasMessage("probabilities must lie in 0..1, got NaN");
        refused(
                "node 'rain': the probabilities of its states must sum to 1, got 0.75 in row 0",
                new Node(new int[] {}, new ProbabilityTable(new double[] {0.5, 0.25})),
                WET,
                LEVEL);
        assertThatThrownBy(() -> new ConditionalGaussian(new double[] {1}, new double[] {0}))
                .hasMessage("variances must be positive and finite, got 0.0");
        assertThatThrownBy(() -> new ConditionalGaussian(new double[] {Double.NaN}, new double[] {1}))
                .hasMessage("coefficients must be finite, got NaN");
        assertThatThrownBy(() -> new LogisticRegression(new double[] {Double.POSITIVE_INFINITY}))
                .hasMessage("coefficients must be finite, got Infinity");
    }

    @Test
    void treesLeadDownwardsToLeaves() {
        int[] one = {0, 0, 0};
        assertThatThrownBy(() -> new ProbabilityTree(new int[] {0, -1, -1}, one, one, one, new double[6]))
                .hasMessage("vertex 0 of a probability tree must lead to vertices between it and 3, found 0 and 0");
        ProbabilityTree strange =
                new ProbabilityTree(new int[] {1, -1, -1}, one, new int[] {1, 0, 0}, new int[] {2, 0, 0}, new double[] {
                    0, 0, 0, 1, 0, 0, 0, 1, 0
                });
        refused(
                "node 'wet' has 1 parents; vertex 0 of its tree asks for parent 1",
                RAIN,
                new Node(new int[] {0}, strange),
                LEVEL);
        ProbabilityTree third = new ProbabilityTree(
                new int[] {0, -1, -1}, new int[] {2, 0, 0}, new int[] {1, 0, 0}, new int[] {2, 0, 0}, new double[] {
                    0, 0, 0, 1, 0, 0, 0, 1, 0
                });
        refused(
                "node 'wet': vertex 0 of its tree asks for state 2 of 'rain', which has 2",
                RAIN,
                new Node(new int[] {0}, third),
                LEVEL);
    }

    @Test
    void rowsOfOtherColumnsAreRefused() {
        BayesianNetwork network = new BayesianNetwork(SCHEMA, List.of(RAIN, WET, LEVEL));
        assertThatThrownBy(() -> network.logDensity(Networks.row(Networks.asia().schema())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column 'rain': expected Categorical[name=rain");
        assertThatThrownBy(() -> network.predict(Networks.row(SCHEMA), "sun"))
                .hasMessage("no column 'sun'; the columns are rain, wet, level");
    }
}
