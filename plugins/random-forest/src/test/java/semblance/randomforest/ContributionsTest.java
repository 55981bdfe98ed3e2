package semblance.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;

class ContributionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"number", "two", "three"})
    void theBaseAndTheContributionsSumToThePrediction(String target) {
        Table rows = Made.rows(300, target);
        Forest forest = Made.forest(rows, 15);
        double[][] answer = Made.numbers(new ContributionsQuestion().ask(forest, Dataset.of(rows), Run.of(1)));
        double[][] predicted = forest.predict(rows, target) instanceof Prediction.Numbers numbers
                ? new double[][] {numbers.means()}
                : ((Prediction.Levels) forest.predict(rows, target)).probabilities();
        assertThat(answer).hasNumberOfRows(predicted.length * 5);
        for (int k = 0; k < predicted.length; k++)
            for (int r = 0; r < rows.rows(); r++) {
                double sum = 0;
                for (int c = 0; c < 5; c++) sum += answer[5 * k + c][r];
                assertThat(sum).isCloseTo(predicted[k][r], within(1e-9));
            }
    }

    /** The definition: the mean over all orders of what a column adds when it becomes known. */
    @Test
    void contributionsAreTheShapleyValuesOfTheirDefinition() {
        Table rows = Made.rows(120, "number");
        Forest forest = Made.forest(rows, 4);
        double[][] answer = Made.numbers(new ContributionsQuestion().ask(forest, Dataset.of(rows), Run.of(1)));
        double[] weights = forest.content().nodes().weights();
        Descent descent = forest.descent(rows);
        for (int r = 0; r < 30; r++) {
            double[] known = new double[16];
            for (int subset = 0; subset < 16; subset++) known[subset] = expected(forest, weights, descent, r, subset);
            assertThat(answer[0][r]).isCloseTo(known[0], within(1e-9));
            for (int c = 0; c < 4; c++) {
                double value = 0;
                for (int subset = 0; subset < 16; subset++) {
                    if ((subset >> c & 1) != 0) continue;
                    int size = Integer.bitCount(subset);
                    double orders = List.of(6, 2, 2, 6).get(size) / 24.0; // size! (3 - size)! / 4!
                    value += orders * (known[subset | 1 << c] - known[subset]);
                }
                assertThat(answer[1 + c][r]).isCloseTo(value, within(1e-9));
            }
        }
    }

    private static double expected(Forest forest, double[] weights, Descent descent, int row, int subset) {
        Nodes nodes = forest.content().nodes();
        double sum = 0;
        for (int t = 0; t < nodes.trees(); t++) sum += expected(nodes, weights, nodes.roots()[t], descent, row, subset);
        return forest.value(sum / nodes.trees());
    }

    private static double expected(Nodes nodes, double[] weights, int node, Descent descent, int row, int subset) {
        if (nodes.leaf(node)) return nodes.value(node);
        int column = nodes.column(node);
        int left = nodes.left(node);
        int right = nodes.right(node);
        if ((subset >> column & 1) != 0)
            return expected(
                    nodes, weights, nodes.left(node, descent.code(row, column)) ? left : right, descent, row, subset);
        return (weights[left] * expected(nodes, weights, left, descent, row, subset)
                        + weights[right] * expected(nodes, weights, right, descent, row, subset))
                / weights[node];
    }

    @Test
    void oneLevelMayBeChosen() {
        Table rows = Made.rows(100, "three");
        Forest forest = Made.forest(rows, 5);
        Dataset all = new ContributionsQuestion().ask(forest, Dataset.of(rows), Run.of(1));
        Dataset one = new ContributionsQuestion("high").ask(forest, Dataset.of(rows), Run.of(1));
        assertThat(all.schema().names())
                .startsWith(
                        "base for low", "a for low", "kind for low", "b for low", "noise for low", "base for middle");
        assertThat(one.schema().names()).containsExactly("base", "a", "kind", "b", "noise");
        assertThat(Made.numbers(one)[1]).containsExactly(Made.numbers(all)[11]);
        assertThatThrownBy(() -> new ContributionsQuestion("huge").ask(forest, Dataset.of(rows), Run.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level must be one of 'three', low, middle, high, got 'huge'");
        Forest numbers = Made.forest(Made.rows(50, "number"), 2);
        assertThatThrownBy(() -> new ContributionsQuestion("high").ask(numbers, Dataset.of(rows), Run.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level is for a target of levels, and 'number' has numbers; leave it out, got 'high'");
    }
}
