package semblance.bayesiannetwork.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;

/** Answers of mixtures with known parameters, against sums over all rows. */
class ChowLiuMixtureTest {
    private static final int[] LEVELS = {2, 3, 2, 4, 3};

    private static Evidence.OneOf oneOf(int column, int... levels) {
        return new Evidence.OneOf(
                "c" + column, Arrays.stream(levels).mapToObj(b -> "l" + b).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void givenSetsOfLevelsEveryAnswerIsThatOfBayesRule(long seed) {
        ChowLiuMixture mixture = Made.mixture(LEVELS, 3, seed, seed > 3);
        Evidence evidence = Evidence.of(oneOf(1, 0, 2), oneOf(3, 0, 1, 3), oneOf(4, 0));
        ChowLiuMixture given = mixture.given(evidence);
        double total = 0;
        for (int[] row : Made.everyRow(LEVELS)) if (agrees(row)) total += p(mixture, row);
        assertThat(given.logEvidence()).isCloseTo(Math.log(total), within(1e-10));
        RandomGenerator random = new Seed(seed).random();
        int[][] rows = new int[80][];
        for (int i = 0; i < rows.length; i++)
            rows[i] = Arrays.stream(LEVELS)
                    .map(levels -> random.nextBoolean() ? random.nextInt(levels) : -1)
                    .toArray();
        double[] logs = given.logDensity(Made.table(given.schema(), rows));
        double[][] predicted =
                ((Prediction.Levels) given.predict(Made.table(given.schema(), rows), "c3")).probabilities();
        for (int i = 0; i < rows.length; i++) {
            double joint = 0;
            double[] third = new double[4];
            double others = 0;
            for (int[] row : Made.everyRow(LEVELS)) {
                if (!agrees(row)) continue;
                if (Made.fits(row, rows[i])) joint += p(mixture, row);
                int[] open = rows[i].clone();
                open[3] = -1;
                if (!Made.fits(row, open)) continue;
                third[row[3]] += p(mixture, row);
                others += p(mixture, row);
            }
            assertThat(Math.exp(logs[i])).isCloseTo(joint / total, within(1e-12));
            if (others > 0)
                for (int b = 0; b < 4; b++) assertThat(predicted[b][i]).isCloseTo(third[b] / others, within(1e-11));
        }
        Table sample = given.sample(500, new Seed(1).random());
        for (int r = 0; r < 500; r++) {
            int at = r;
            assertThat(agrees(java.util.stream.IntStream.range(0, 5)
                            .map(c -> sample.codes(c)[at])
                            .toArray()))
                    .isTrue();
        }
    }

    private static boolean agrees(int[] row) {
        return row[1] != 1 && row[3] != 2 && row[4] == 0;
    }

    private static double p(ChowLiuMixture mixture, int[] row) {
        return Made.probability(mixture.components(), LEVELS, row);
    }

    @Test
    void evidenceInTwoStepsIsEvidenceInOne() {
        ChowLiuMixture mixture = Made.mixture(LEVELS, 3, 7, false);
        ChowLiuMixture once = mixture.given(Evidence.of(oneOf(0, 1), oneOf(3, 1, 2)));
        ChowLiuMixture twice =
                mixture.given(Evidence.of(oneOf(3, 1, 2, 3))).given(Evidence.of(oneOf(3, 0, 1, 2), oneOf(0, 1)));
        assertThat(twice.logEvidence()).isCloseTo(once.logEvidence(), within(1e-12));
        Table rows = Made.table(mixture.schema(), Made.everyRow(LEVELS));
        double[] expected = once.logDensity(rows);
        double[] found = twice.logDensity(rows);
        for (int r = 0; r < found.length; r++)
            if (expected[r] > Double.NEGATIVE_INFINITY) assertThat(found[r]).isCloseTo(expected[r], within(1e-11));
            else assertThat(found[r]).isEqualTo(expected[r]);
    }

    @Test
    void responsibilitiesAndImputedCellsAreThoseOfBayesRule() {
        ChowLiuMixture mixture = Made.mixture(LEVELS, 3, 8, false);
        int[][] rows = {{-1, 2, -1, 1, -1}, {0, -1, -1, -1, 2}, {1, 1, 1, 1, 1}, {-1, -1, -1, -1, -1}};
        Table table = Made.table(mixture.schema(), rows);
        Table codes = mixture.encode(table);
        Table filled = mixture.impute(table);
        for (int i = 0; i < rows.length; i++) {
            double[] share = new double[3];
            double[][] cells = Arrays.stream(LEVELS).mapToObj(double[]::new).toArray(double[][]::new);
            for (int[] row : Made.everyRow(LEVELS)) {
                if (!Made.fits(row, rows[i])) continue;
                for (int k = 0; k < 3; k++)
                    share[k] += mixture.components().weights()[k]
                            * Made.probability(mixture.components().trees().get(k), LEVELS, row);
                for (int c = 0; c < row.length; c++) cells[c][row[c]] += p(mixture, row);
            }
            double total = Arrays.stream(share).sum();
            for (int k = 0; k < 3; k++) assertThat(codes.numbers(k)[i]).isCloseTo(share[k] / total, within(1e-12));
            for (int c = 0; c < LEVELS.length; c++) {
                int expected = rows[i][c] >= 0 ? rows[i][c] : Cells.largest(cells[c]);
                assertThat(filled.codes(c)[i]).isEqualTo(expected);
            }
        }
    }

    @Test
    void aJointDrawOfMissingCellsKeepsTheirDependence() {
        DependencyTree copy =
                new DependencyTree(new int[] {-1, 0, 1}, new double[][] {{0.5, 0.5}, {1, 0, 0, 1}, {1, 0, 0, 1}});
        ChowLiuMixture mixture = new ChowLiuMixture(
                Made.schema(2, 2, 2), new Components(new double[] {1}, List.of(copy)), 0, 0, 0, 0, 0);
        int[][] rows = new int[400][];
        Arrays.fill(rows, new int[] {-1, -1, -1});
        Table drawn = mixture.impute(Made.table(mixture.schema(), rows), new Seed(2).random());
        assertThat(drawn.codes(1)).isEqualTo(drawn.codes(0));
        assertThat(drawn.codes(2)).isEqualTo(drawn.codes(0));
        assertThat(Arrays.stream(drawn.codes(0)).sum()).isBetween(150, 250);
    }

    @Test
    void evidenceThatCannotBeIsRefusedByColumn() {
        DependencyTree copy =
                new DependencyTree(new int[] {-1, 0}, new double[][] {{0.5, 0.5, 0}, {1, 0, 0, 1, 0.5, 0.5}});
        ChowLiuMixture mixture =
                new ChowLiuMixture(Made.schema(3, 2), new Components(new double[] {1}, List.of(copy)), 0, 0, 0, 0, 0);
        assertThatThrownBy(() -> mixture.given(Evidence.of(oneOf(0, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'c0': evidence of probability 0: OneOf[column=c0, levels=[l2]]");
        assertThatThrownBy(() -> mixture.given(Evidence.of(oneOf(0, 0), oneOf(1, 1))))
                .hasMessage("column 'c1': evidence of probability 0: OneOf[column=c1, levels=[l1]]"
                        + " beside [OneOf[column=c0, levels=[l0]]]");
        double[] logs = mixture.given(Evidence.of(oneOf(0, 0)))
                .logDensity(Made.table(mixture.schema(), new int[][] {{0, -1}, {0, 0}, {1, 1}, {-1, 1}, {2, 0}}));
        assertThat(logs)
                .containsExactly(0, 0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Test
    void aRowWithoutKnownCellsHasLogDensityExactlyZero() {
        ChowLiuMixture mixture = Made.mixture(LEVELS, 7, 3, false);
        double[] logs = mixture.logDensity(Made.table(mixture.schema(), new int[][] {{-1, -1, -1, -1, -1}}));
        assertThat(logs).containsExactly(0);
    }

    @Test
    void parametersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new DependencyTree(new int[] {1, 2, 0}, new double[3][2]))
                .hasMessage("the parents must not lead in a circle, got [1, 2, 0]");
        assertThatThrownBy(() -> new DependencyTree(new int[] {3}, new double[1][2]))
                .hasMessage("a parent must be a column from 0 to 0 or -1, got 3");
        assertThatThrownBy(() -> new DependencyTree(new int[] {-1}, new double[2][2]))
                .hasMessage("expected one distribution for each of 1 columns, got 2");
        assertThatThrownBy(() -> new Components(new double[] {0.5, 0.5}, List.of()))
                .hasMessage("expected a weight for each of 0 trees, got 2 weights");
        Components one = new Components(new double[] {1}, List.of(DependencyTree.uniform(new int[] {2, 3})));
        assertThatThrownBy(() -> new ChowLiuMixture(Made.schema(2, 2), one, 0, 0, 0, 0, 0))
                .hasMessage("column 'c1': expected 2 probabilities, got 3");
        assertThatThrownBy(() -> new ChowLiuMixture(
                        Schema.of(new Column.Numeric("x"), new Column.Categorical("y", "a")), one, 0, 0, 0, 0, 0))
                .hasMessage("column 'x' is not categorical");
    }
}
