package semblance.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;

class DifficultDataTest {
    private static Forest fit(Table rows, ForestTrainer trainer) {
        return trainer.fit(Dataset.of(rows), Run.of(1));
    }

    private static ForestTrainer trainer(int trees, List<Double> classWeights) {
        return new ForestTrainer(trees, 0, 0, 1, Splits.BEST, 1, true, classWeights, Importance.IMPURITY, true, false);
    }

    private static Table table(Column x, Serializable xs, Column y, Serializable ys) {
        return Table.of(new Schema(List.of(x, y), y.name(), ""), List.of(xs, ys));
    }

    private static void refused(Table rows, ForestTrainer trainer, String message) {
        assertThatThrownBy(() -> fit(rows, trainer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void dataWithoutAUsableTargetAreRefused() {
        Column x = new Column.Numeric("x");
        Column y = new Column.Numeric("y");
        double[] some = {1, 2, 3};
        double[] none = {Double.NaN, Double.NaN, Double.NaN};
        refused(
                Table.of(Schema.of(x, y), List.of(some, some)),
                new ForestTrainer(3),
                "a forest predicts a target, and the data have none; name one of [x, y]");
        refused(
                table(x, some, y, none),
                new ForestTrainer(3),
                "the target 'y' is missing in all rows that have a weight above 0; nothing can be learned");
        refused(
                table(x, some, y, some).withWeights(new double[3]),
                new ForestTrainer(3),
                "the target 'y' is missing in all rows that have a weight above 0; nothing can be learned");
        refused(
                table(x, some, new Column.Text("note"), new String[] {"a", "b", "c"}),
                new ForestTrainer(3),
                "the target 'note' has neither numbers nor levels; choose another of [x, note]");
        refused(
                Table.of(new Schema(List.of(y), "y", ""), List.of(some)),
                new ForestTrainer(3),
                "there is no column to predict 'y' from");
        refused(
                table(new Column.Text("note"), new String[] {"a", "b", "c"}, y, some),
                new ForestTrainer(3),
                "column 'note' has neither numbers nor levels; leave it out");
        refused(
                table(x, some, y, some),
                trainer(3, List.of(1.0, 2.0)),
                "classWeights are for a target of levels, and 'y' has numbers; leave them out");
        refused(
                Made.rows(20, "three"),
                trainer(3, List.of(1.0, 2.0)),
                "classWeights must be one for each level of 'three', 3, got 2");
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new ForestTrainer(0)).hasMessage("trees must be at least 1, got 0");
        ForestTrainer usual = new ForestTrainer();
        assertThatThrownBy(() -> new ForestTrainer(
                        1, -1, 0, 1, usual.splits(), 1, true, List.of(), Importance.NONE, true, false))
                .hasMessage("candidates must be at least 0, got -1");
        assertThatThrownBy(() ->
                        new ForestTrainer(1, 0, 0, 0, usual.splits(), 1, true, List.of(), Importance.NONE, true, false))
                .hasMessage("minLeaf must be at least 1, got 0.0");
        assertThatThrownBy(() -> new ForestTrainer(
                        1, 0, 0, 1, usual.splits(), 1.5, false, List.of(), Importance.NONE, true, false))
                .hasMessage("sampleFraction must be above 0 and at most 1 without replacement, got 1.5");
        assertThatThrownBy(() -> trainer(1, List.of(1.0, Double.NaN)))
                .hasMessage("classWeights must be finite and at least 0, got [1.0, NaN]");
        assertThatThrownBy(() -> trainer(1, List.of(0.0, 0.0)))
                .hasMessage("classWeights must not all be 0, got [0.0, 0.0]");
        assertThatThrownBy(() -> new ForestTrainer(
                        1, 0, 0, 1, usual.splits(), 1, false, List.of(), Importance.PERMUTATION, true, false))
                .hasMessage("importance=permutation needs rows out of the bag, and every tree is grown from all; set"
                        + " replacement=true or sampleFraction below 1");
    }

    @Test
    void aConstantTargetIsPredictedAsItIs() {
        double[] xs = {1, 2, 3, 4, 5, 6};
        double[] same = new double[6];
        Arrays.fill(same, 7.25);
        Table numbers = table(new Column.Numeric("x"), xs, new Column.Numeric("y"), same);
        Prediction.Numbers predicted =
                (Prediction.Numbers) fit(numbers, new ForestTrainer(5)).predict(numbers, "y");
        assertThat(predicted.means()).containsOnly(7.25);
        assertThat(predicted.deviations()).containsOnly(0);
        Table one = table(new Column.Numeric("x"), xs, new Column.Categorical("y", "only"), new int[6]);
        Prediction.Levels level =
                (Prediction.Levels) fit(one, new ForestTrainer(5)).predict(one, "y");
        assertThat(level.probabilities()[0]).containsOnly(1);
        double[][] added = Made.numbers(
                new ContributionsQuestion().ask(fit(one, new ForestTrainer(5)), Dataset.of(one), Run.of(1)));
        assertThat(added[0]).containsOnly(1);
        assertThat(added[1]).containsOnly(0);
    }

    @Test
    void tenThousandLevelsAreLearnedAndLearnedFrom() {
        int size = 12_000;
        String[] names = IntStream.range(0, 10_000).mapToObj(i -> "level " + i).toArray(String[]::new);
        int[] codes = IntStream.range(0, size).map(r -> r % 9_999).toArray();
        double[] ys = Arrays.stream(codes).mapToDouble(code -> code % 2).toArray();
        Table from = table(new Column.Categorical("x", names), codes, new Column.Numeric("y"), ys);
        Forest forest = fit(from, new ForestTrainer(12));
        double[] means = ((Prediction.Numbers) forest.predict(from, "y")).means();
        double right = IntStream.range(0, size)
                .filter(r -> Math.abs(means[r] - ys[r]) < 0.5)
                .count();
        assertThat(right / size).isGreaterThan(0.9);
        Table unseen =
                table(new Column.Categorical("x", names), new int[] {9_999}, new Column.Numeric("y"), new double[1]);
        assertThat(((Prediction.Numbers) forest.predict(unseen, "y")).means()[0])
                .isBetween(0.0, 1.0);

        Table to = table(
                new Column.Numeric("x"),
                IntStream.range(0, 3000).mapToDouble(r -> r % 1000).toArray(),
                new Column.Categorical("y", names),
                IntStream.range(0, 3000).map(r -> r % 1000).toArray());
        Prediction.Levels levels =
                (Prediction.Levels) fit(to, new ForestTrainer(3)).predict(to.slice(0, 50), "y");
        assertThat(levels.probabilities()).hasNumberOfRows(10_000);
        for (int r = 0; r < 50; r++) {
            double sum = 0;
            for (double[] level : levels.probabilities()) sum += level[r];
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void rowsWhoseTargetIsMissingCountForNothing() {
        Table rows = Made.rows(200, "number");
        double[] holes = rows.numbers(4).clone();
        for (int r = 0; r < 200; r += 2) holes[r] = Double.NaN;
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < 4; c++) arrays.add(rows.array(c));
        arrays.add(holes);
        Forest forest = fit(Table.of(rows.schema(), arrays), new ForestTrainer(20));
        assertThat(forest.outOfBag().rows()).isBetween(95.0, 100.0);
        double[] means = ((Prediction.Numbers) forest.predict(rows, "number")).means();
        assertThat(means).doesNotContain(Double.NaN);
    }

    @Test
    void aHeavierClassIsPredictedMoreOften() {
        Table rows = Made.rows(400, "two");
        Table others = Made.rows(600, "two").slice(400, 600);
        double before = -1;
        for (double weight : new double[] {0.05, 1, 20}) {
            Forest forest = new ForestTrainer(
                            30, 0, 3, 5, Splits.BEST, 1, true, List.of(1.0, weight), Importance.NONE, true, false)
                    .fit(Dataset.of(rows), Run.of(1));
            double yes = Arrays.stream(((Prediction.Levels) forest.predict(others, "two")).probabilities()[1])
                    .average()
                    .orElseThrow();
            assertThat(yes).isGreaterThan(before + 0.05);
            before = yes;
        }
        Forest without = fit(rows, trainer(10, List.of(1.0, 0.0)));
        assertThat(((Prediction.Levels) without.predict(rows, "two")).probabilities()[1])
                .containsOnly(0);
    }

    @Test
    void numbersAtTheEndsOfTheirRangeAreLearned() {
        double[] xs = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] ys = {-1.7e308, -1.7e308, -1e308, -1e308, 1e308, 1e308, 1.7e308, 1.7e308};
        Table rows = table(new Column.Numeric("x"), xs, new Column.Numeric("y"), ys);
        double[] means = ((Prediction.Numbers) fit(rows, new ForestTrainer(40)).predict(rows, "y")).means();
        for (double mean : means) assertThat(mean).isFinite();
        assertThat(means[0]).isLessThan(means[7]);
    }

    @Test
    void weightsThatSumToLessThanARowAreWarnedOf() {
        Table rows = Made.rows(50, "number");
        double[] weights = new double[50];
        Arrays.fill(weights, 0.01);
        List<String> warnings = new ArrayList<>();
        Run run = new Run() {
            @Override
            public semblance.api.train.Seed seed() {
                return new semblance.api.train.Seed(1);
            }

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
        new ForestTrainer(3).fit(Dataset.of(rows.withWeights(weights)), run);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0))
                .startsWith("the weights of the rows sum to 0.5")
                .endsWith("multiply the weights, or set replacement=false");
    }
}
