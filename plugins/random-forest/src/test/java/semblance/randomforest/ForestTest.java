package semblance.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.core.artifact.Artifact;
import semblance.core.artifact.Artifacts;
import semblance.core.artifact.Part;

class ForestTest {
    private static double bytes(Forest forest) {
        Part part = new Part("model", "forest", Map.of(), "forest", "", forest);
        return Artifacts.bytes(new Artifact(Artifact.MODEL, List.of(part), Schema.of(), 0, "", Map.of(), Map.of()))
                .length;
    }

    @Test
    void aNodeTakesLessThanTwelveBytes() {
        for (String target : List.of("number", "two", "three"))
            for (int least : new int[] {1, 5}) {
                Table rows = Made.rows(1500, target);
                Forest forest = new ForestTrainer(
                                100, 0, 0, least, Splits.BEST, 1, true, List.of(), Importance.IMPURITY, true, false)
                        .fit(Dataset.of(rows), Run.of(1));
                assertThat(bytes(forest) / forest.content().nodes().words().length)
                        .as(target + " " + least)
                        .isLessThan(12);
            }
    }

    @Test
    void predictionsAreMeansOverTrees() {
        Table rows = Made.rows(60, "number");
        Forest forest = Made.forest(rows, 7);
        Prediction.Numbers predicted = (Prediction.Numbers) forest.predict(rows, "number");
        Table codes = forest.encode(rows);
        Nodes nodes = forest.content().nodes();
        for (int r = 0; r < 60; r++) {
            double mean = 0;
            double squares = 0;
            for (int t = 0; t < 7; t++) {
                int leaf = nodes.roots()[t] + (int) codes.numbers(t)[r];
                assertThat(nodes.leaf(leaf)).isTrue();
                mean += nodes.value(leaf) / 7.0;
                squares += Math.pow(nodes.value(leaf), 2) / 7
                        + Math.pow(Sapling.whole(forest.content().deviations()[leaf]), 2) / 7;
            }
            assertThat(predicted.means()[r]).isCloseTo(forest.value(mean), within(1e-9));
            assertThat(predicted.deviations()[r])
                    .isCloseTo(forest.content().scale() * Math.sqrt(Math.max(0, squares - mean * mean)), within(1e-6));
        }
    }

    /** The mean squared error of a forest is below that of its trees, and extremely randomised trees learn too. */
    @Test
    void bestAndRandomSplitsLearn() {
        Table rows = Made.rows(900, "number");
        Table others = rows.slice(600, 900);
        for (Splits splits : Splits.values()) {
            Forest forest = new ForestTrainer(
                            60, 0, 0, 2, splits, 1, splits == Splits.BEST, List.of(), Importance.IMPURITY, true, false)
                    .fit(Dataset.of(rows.slice(0, 600)), Run.of(1));
            double[] means = ((Prediction.Numbers) forest.predict(others, "number")).means();
            double error = 0;
            double spread = 0;
            for (int r = 0; r < 300; r++) {
                error += Math.pow(means[r] - others.numbers(4)[r], 2);
                spread += Math.pow(others.numbers(4)[r], 2);
            }
            assertThat(error).isLessThan(0.35 * spread);
            if (splits == Splits.RANDOM) assertThat(forest.outOfBag()).isEqualTo(OutOfBag.UNKNOWN);
            else assertThat(forest.outOfBag().score()).isCloseTo(1 - error / spread, within(0.06));
        }
    }

    @Test
    void otherColumnsAreNotPredicted() {
        Table rows = Made.rows(30, "two");
        assertThatThrownBy(() -> Made.forest(rows, 2).predict(rows, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this forest predicts 'two' alone, not 'a'");
    }

    @Test
    void depthAndLeavesAreLimited() {
        Table rows = Made.rows(500, "three");
        Forest shallow = new ForestTrainer(10, 0, 2, 1, Splits.BEST, 1, true, List.of(), Importance.NONE, false, false)
                .fit(Dataset.of(rows), Run.of(1));
        assertThat(shallow.content().nodes().words().length).isLessThanOrEqualTo(10 * 7);
        assertThat(shallow.outOfBag()).isEqualTo(OutOfBag.UNKNOWN);
        Forest large = new ForestTrainer(10, 0, 0, 40, Splits.BEST, 1, true, List.of(), Importance.NONE, true, false)
                .fit(Dataset.of(rows), Run.of(1));
        Nodes nodes = large.content().nodes();
        for (int i = 0; i < nodes.words().length; i++)
            if (nodes.leaf(i)) assertThat(nodes.weight(i)).isGreaterThanOrEqualTo(40);
    }
}
