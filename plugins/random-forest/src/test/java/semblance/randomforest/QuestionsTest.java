package semblance.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;

class QuestionsTest {
    private static final Run RUN = Run.of(1);

    @Test
    void proximityIsTheShareOfTreesInWhichRowsShareALeaf() {
        Table rows = Made.rows(90, "three");
        Forest forest = Made.forest(rows, 30);
        double[][] matrix = Made.numbers(new ProximityQuestion().ask(forest, Dataset.of(rows), RUN));
        Table codes = forest.encode(rows);
        for (int a = 0; a < 90; a++)
            for (int b = 0; b < 90; b++) {
                int first = a;
                int second = b;
                long shared = IntStream.range(0, 30)
                        .filter(t -> codes.numbers(t)[first] == codes.numbers(t)[second])
                        .count();
                assertThat(matrix[a][b]).isCloseTo(shared / 30.0, within(1e-12));
            }
    }

    @Test
    void theNearestRowsAreThoseOfTheMatrix() {
        Table rows = Made.rows(90, "number");
        Forest forest = Made.forest(rows, 30);
        double[][] matrix = Made.numbers(new ProximityQuestion().ask(forest, Dataset.of(rows), RUN));
        double[][] nearest = Made.numbers(new ProximityQuestion(4).ask(forest, Dataset.of(rows), RUN));
        assertThat(nearest[0]).hasSize(90 * 4);
        for (int r = 0; r < 90; r++) {
            int row = r;
            int[] expected = IntStream.range(0, 90)
                    .filter(other -> other != row)
                    .boxed()
                    .sorted((a, b) ->
                            matrix[a][row] == matrix[b][row] ? a - b : Double.compare(matrix[b][row], matrix[a][row]))
                    .limit(4)
                    .mapToInt(other -> other)
                    .toArray();
            for (int i = 0; i < 4; i++) {
                assertThat(nearest[0][4 * r + i]).isEqualTo(r + 1);
                assertThat(nearest[1][4 * r + i]).isEqualTo(expected[i] + 1);
                assertThat(nearest[2][4 * r + i]).isEqualTo(matrix[expected[i]][r]);
            }
        }
    }

    @Test
    void aMatrixOfTooManyRowsIsRefused() {
        Table rows = Made.rows(5001, "two");
        Forest forest = Made.forest(rows.slice(0, 50), 2);
        assertThatThrownBy(() -> new ProximityQuestion().ask(forest, Dataset.of(rows), RUN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the proximities of 5001 rows are too many; ask about at most 5000 rows, or for the nearest"
                        + " few: nearest=10");
        assertThatThrownBy(() -> new ProximityQuestion(-1)).hasMessage("nearest must be at least 0, got -1");
    }

    @Test
    void quantilesAreThoseOfADistributionAroundThePrediction() {
        Table rows = Made.rows(1000, "number");
        Forest forest = new ForestTrainer(60, 0, 0, 5, Splits.BEST, 1, true, List.of(), Importance.NONE, true, true)
                .fit(Dataset.of(rows.slice(0, 700)), RUN);
        Table others = rows.slice(700, 1000);
        List<Double> levels =
                IntStream.range(0, 200).mapToObj(i -> (i + 0.5) / 200).toList();
        double[][] many = Made.numbers(new QuantilesQuestion(levels).ask(forest, Dataset.of(others), RUN));
        double[][] three = Made.numbers(new QuantilesQuestion().ask(forest, Dataset.of(others), RUN));
        Prediction.Numbers predicted = (Prediction.Numbers) forest.predict(others, "number");
        int inside = 0;
        for (int r = 0; r < 300; r++) {
            double mean = 0;
            for (int l = 0; l < 200; l++) {
                mean += many[l][r] / 200;
                if (l > 0) assertThat(many[l][r]).isGreaterThanOrEqualTo(many[l - 1][r]);
            }
            assertThat(mean)
                    .isCloseTo(
                            predicted.means()[r], within(0.05 * (1 + predicted.deviations()[r])));
            double value = others.numbers(4)[r];
            if (three[0][r] <= value && value <= three[2][r]) inside++;
        }
        assertThat(inside).isBetween(255, 300); // nine tenths of 300, less 3 standard errors
    }

    @Test
    void quantilesAreRefusedWhereThereAreNone() {
        Table rows = Made.rows(60, "two");
        assertThatThrownBy(() -> new QuantilesQuestion().ask(Made.forest(rows, 2), Dataset.of(rows), RUN))
                .hasMessage("the target 'two' has levels, which have no quantiles, whatever the rows");
        Table numbers = Made.rows(60, "number");
        Forest without = new ForestTrainer(2).fit(Dataset.of(numbers), RUN);
        assertThatThrownBy(() -> new QuantilesQuestion().ask(without, Dataset.of(numbers), RUN))
                .hasMessage("the leaves of this forest have not kept the values of the rows it was learned from; learn"
                        + " it with quantiles=true");
        assertThatThrownBy(() -> new QuantilesQuestion(List.of(0.5, 1.5)))
                .hasMessage("levels must be different numbers from 0 to 1, got [0.5, 1.5]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsAreFoundOutOfTheBagAgain(boolean replacement) {
        for (String target : List.of("number", "three")) {
            Table rows = Made.rows(400, target);
            Forest forest = new ForestTrainer(
                            25, 0, 0, 1, Splits.BEST, 0.7, replacement, List.of(), Importance.NONE, true, false)
                    .fit(Dataset.of(rows), RUN);
            double[][] answer = Made.numbers(new OutOfBagQuestion().ask(forest, Dataset.of(rows), RUN));
            double error = 0;
            double counted = 0;
            for (int r = 0; r < 400; r++) {
                if (!(answer[0][r] > 0)) continue;
                counted++;
                if (target.equals("number")) {
                    error += Math.pow(answer[1][r] - rows.numbers(4)[r], 2);
                } else {
                    int best = 0;
                    for (int k = 1; k < 3; k++) if (answer[1 + k][r] > answer[1 + best][r]) best = k;
                    if (best != rows.codes(4)[r]) error++;
                }
            }
            assertThat(forest.outOfBag().rows()).isEqualTo(counted);
            double mean = error / counted;
            assertThat(forest.outOfBag().error())
                    .isCloseTo(target.equals("number") ? Math.sqrt(mean) : mean, within(1e-9));
        }
    }

    @Test
    void importanceTellsWhatMatters() {
        for (String target : List.of("number", "two")) {
            Table rows = Made.rows(500, target);
            Forest forest = Made.forest(rows, 40);
            assertThat(forest.impurityImportance().get(0).column()).isEqualTo("a");
            assertThat(forest.permutationImportance().get(0).column()).isEqualTo("a");
            assertThat(forest.permutationImportance().get(3).column()).isEqualTo("noise");
            assertThat(forest.permutationImportance().get(0).importance()).isGreaterThan(0.1);
            assertThat(Math.abs(forest.permutationImportance().get(3).importance()))
                    .isLessThan(0.03);
            assertThat(forest.impurityImportance().stream()
                            .mapToDouble(ColumnImportance::importance)
                            .sum())
                    .isCloseTo(1, within(1e-12));
            Dataset answer = new ImportanceQuestion().ask(forest, Dataset.of(rows.slice(0, 0)), RUN);
            assertThat(answer.schema().names()).containsExactly("column", "impurity", "permutation");
            Table told = answer.partition(0).findFirst().orElseThrow();
            assertThat(told.texts(0)[0]).isEqualTo("a");
            assertThat(told.rows()).isEqualTo(4);
        }
    }
}
