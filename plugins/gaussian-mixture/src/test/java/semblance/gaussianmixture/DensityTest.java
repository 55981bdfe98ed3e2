package semblance.gaussianmixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Evidence.OneOf;
import semblance.api.model.Evidence.Range;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;

/** Two components over two numbers and a level: everything can be added up on a grid. */
class DensityTest {
    private static final Schema SCHEMA =
            Schema.of(new Column.Numeric("x"), new Column.Categorical("c", "u", "v", "w"), new Column.Numeric("y"));
    private static final double STEP = 0.1;
    private static final int SIDE = 241;

    static GaussianMixture model() {
        Mixture mixture = new Mixture(
                new double[] {0.7, 0.3},
                new double[][] {{0, 1}, {2, -1}},
                new double[][][] {{{1, 0.6}, {0.6, 2}}, {{0.5, -0.3}, {-0.3, 0.4}}},
                new double[][][] {{{0.2, 0.3, 0.5}}, {{0.9, 0.05, 0.05}}});
        return new GaussianMixture(SCHEMA, Covariance.FULL, mixture, 0, 0, 0, 0, 0);
    }

    private static Table rows(double[] x, int[] c, double[] y) {
        return Table.of(SCHEMA, List.of(x, c, y));
    }

    private static Table row(double x, int c, double y) {
        return rows(new double[] {x}, new int[] {c}, new double[] {y});
    }

    /** All points of a square grid around the components, with one level. */
    private static Table grid(int level) {
        double[] x = new double[SIDE * SIDE];
        double[] y = new double[SIDE * SIDE];
        int[] c = new int[SIDE * SIDE];
        Arrays.fill(c, level);
        for (int i = 0; i < x.length; i++) {
            x[i] = (i / SIDE - SIDE / 2) * STEP;
            y[i] = (i % SIDE - SIDE / 2) * STEP;
        }
        return rows(x, c, y);
    }

    private static double sum(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).sum();
    }

    @Test
    void theDensityIntegratesToOneOverNumbersAndLevels() {
        double total = 0;
        for (int level = 0; level < 3; level++) total += sum(model().logDensity(grid(level))) * STEP * STEP;
        assertThat(total).isCloseTo(1, within(1e-10));
    }

    @Test
    void missingCellsAreIntegratedOut() {
        GaussianMixture model = model();
        double[] y = grid(0).numbers(2);
        double[] x = new double[SIDE];
        Arrays.fill(x, 0.8);
        int[] c = new int[SIDE];
        Arrays.fill(c, 1);
        double line = sum(model.logDensity(rows(x, c, Arrays.copyOf(y, SIDE)))) * STEP;
        assertThat(Math.exp(model.logDensity(row(0.8, 1, Double.NaN))[0])).isCloseTo(line, within(1e-12));
        double levels = 0;
        for (int level = 0; level < 3; level++) levels += Math.exp(model.logDensity(row(0.8, level, 0.1))[0]);
        assertThat(Math.exp(model.logDensity(row(0.8, -1, 0.1))[0])).isCloseTo(levels, within(1e-15));
        assertThat(model.logDensity(row(Double.NaN, -1, Double.NaN))).containsExactly(0);
    }

    @Test
    void aValueBeyondAllSquaresHasNoDensityRatherThanNaN() {
        assertThat(model().logDensity(row(1e300, 0, -1e300))).containsExactly(Double.NEGATIVE_INFINITY);
        assertThat(model().encode(row(1e300, 0, -1e300)).numbers(0)[0]).isBetween(0.0, 1.0);
    }

    @Test
    void givenAKnownValueTheDensityIsJointLessMarginal() {
        GaussianMixture model = model();
        ConditionedMixture given = model.given(Evidence.of(new Range("x", 0.8, 0.8), new OneOf("c", List.of("v"))));
        assertThat(given.logEvidence()).isCloseTo(model.logDensity(row(0.8, 1, Double.NaN))[0], within(1e-12));
        assertThat(given.logDensity(row(0.8, 1, -0.3))[0])
                .isCloseTo(
                        model.logDensity(row(0.8, 1, -0.3))[0] - model.logDensity(row(0.8, 1, Double.NaN))[0],
                        within(1e-12));
        assertThat(given.logDensity(row(Double.NaN, -1, -0.3))).isEqualTo(given.logDensity(row(0.8, 1, -0.3)));
        assertThat(given.logDensity(row(0.8, 1, Double.NaN))).containsExactly(0);
        assertThat(given.logDensity(row(0.9, 1, 0))).containsExactly(Double.NEGATIVE_INFINITY);
        assertThat(given.logDensity(row(0.8, 2, 0))).containsExactly(Double.NEGATIVE_INFINITY);
    }

    @Test
    void theProbabilityOfRangesIsTheSumOverThem() {
        GaussianMixture model = model();
        double low = -0.5; // a Riemann sum over cell centres: bounds lie half-way between the points of a fine grid
        double step = 0.01;
        double total = 0;
        double partial = 0;
        for (int level = 0; level < 2; level++)
            for (int i = 0; i < 150; i++) {
                double[] x = new double[250];
                Arrays.fill(x, low + (i + 0.5) * step);
                int[] c = new int[250];
                Arrays.fill(c, level);
                double[] y = new double[250];
                for (int j = 0; j < 250; j++) y[j] = -1 + (j + 0.5) * step;
                total += sum(model.logDensity(rows(x, c, y))) * step * step;
                if (i < 50) partial = total;
            }
        Evidence evidence =
                Evidence.of(new Range("x", -0.5, 1), new Range("y", -1, 1.5), new OneOf("c", List.of("u", "v")));
        ConditionedMixture given = model.given(evidence);
        assertThat(Math.exp(given.logEvidence())).isCloseTo(total, within(1e-5));
        assertThat(partial).isPositive();
        double line = 0;
        for (int j = 0; j < 250; j++)
            for (int level = 0; level < 2; level++)
                line += Math.exp(given.logDensity(row(0.3, level, -1 + (j + 0.5) * step))[0]) * step;
        assertThat(Math.exp(given.logDensity(row(0.3, -1, Double.NaN))[0])).isCloseTo(line, within(1e-5));
        assertThat(given.logDensity(row(1.01, 0, 0))).containsExactly(Double.NEGATIVE_INFINITY);
    }

    @Test
    void samplesUnderRangesObeyThemAndHaveTheirDistribution() {
        ConditionedMixture given = model().given(Evidence.of(
                new Range("x", 1, Double.POSITIVE_INFINITY),
                new Range("y", -1, 0.5),
                new OneOf("c", List.of("u", "w"))));
        int n = 40_000;
        Table rows = given.sample(n, new Seed(4).random());
        int below = 0;
        int u = 0;
        for (int r = 0; r < n; r++) {
            assertThat(rows.numbers(0)[r]).isGreaterThanOrEqualTo(1);
            assertThat(rows.numbers(2)[r]).isBetween(-1.0, 0.5);
            assertThat(rows.codes(1)[r]).isNotEqualTo(1);
            if (rows.numbers(0)[r] <= 1.7) below++;
            if (rows.codes(1)[r] == 0) u++;
        }
        double share = Math.exp(given.given(Evidence.of(new Range("x", 1, 1.7))).logEvidence() - given.logEvidence());
        assertThat(below / (double) n).isCloseTo(share, within(4 * 0.5 / Math.sqrt(n)));
        double level = Math.exp(given.logDensity(row(Double.NaN, 0, Double.NaN))[0]);
        assertThat(u / (double) n).isCloseTo(level, within(4 * 0.5 / Math.sqrt(n)));
    }

    @Test
    void conditionsOneAfterTheOtherAreConditionsAtOnce() {
        Range x = new Range("x", 0, 2);
        Range y = new Range("y", 0.25, 0.25);
        assertThat(model().given(Evidence.of(x)).given(Evidence.of(y)))
                .usingRecursiveComparison()
                .isEqualTo(model().given(Evidence.of(x, y)));
    }

    @Test
    void fourCorrelatedRangesHaveTheProbabilityOfAnOrthant() {
        int d = 4; // equal correlations of one half: each of the d + 1 equal orthants of the order statistics
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) for (int j = 0; j < d; j++) covariance[i][j] = i == j ? 1 : 0.5;
        double[] high = new double[d];
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        Box box = new Box(new double[d], covariance, new double[d], high);
        assertThat(Math.exp(box.logMass())).isCloseTo(1.0 / (d + 1), within(2e-4));
        double[][] two = {{1, 0.5}, {0.5, 1}};
        double plane = new Box(new double[2], two, new double[2], Arrays.copyOf(high, 2)).logMass();
        assertThat(Math.exp(plane)).isCloseTo(1.0 / 3, within(1e-10));
    }

    @Test
    void samplingAndLearningAgainRecoversTheParameters() {
        Table rows = model().sample(30_000, new Seed(9).random());
        GaussianMixture learned =
                Published.trainer(2, Covariance.FULL).fit(Published.data(rows), semblance.api.train.Run.of(1));
        Mixture expected = model().mixture();
        assertThat(learned.mixture().weights()).containsExactly(expected.weights(), within(0.02));
        for (int k = 0; k < 2; k++) {
            assertThat(learned.mixture().means()[k]).containsExactly(expected.means()[k], within(0.05));
            assertThat(learned.mixture().levels()[k][0]).containsExactly(expected.levels()[k][0], within(0.02));
            for (int i = 0; i < 2; i++)
                assertThat(learned.mixture().covariances()[k][i])
                        .containsExactly(expected.covariances()[k][i], within(0.08));
        }
    }

    @Test
    void predictionsAreTheMomentsOfTheConditionalDensity() {
        Prediction.Numbers numbers = (Prediction.Numbers) model().predict(row(0.8, 2, 99), "y");
        double mass = 0;
        double first = 0;
        double second = 0;
        for (double y = -12; y < 12; y += 0.01) {
            double density = Math.exp(model().logDensity(row(0.8, 2, y))[0]);
            mass += density;
            first += density * y;
            second += density * y * y;
        }
        assertThat(numbers.means()[0]).isCloseTo(first / mass, within(1e-9));
        assertThat(numbers.deviations()[0])
                .isCloseTo(Math.sqrt(second / mass - Math.pow(first / mass, 2)), within(1e-9));
        Prediction.Levels levels = (Prediction.Levels) model().predict(row(0.8, 2, -0.4), "c");
        double total = Math.exp(model().logDensity(row(0.8, -1, -0.4))[0]);
        for (int level = 0; level < 3; level++)
            assertThat(levels.probabilities()[level][0])
                    .isCloseTo(Math.exp(model().logDensity(row(0.8, level, -0.4))[0]) / total, within(1e-12));
        assertThat(model().predictable()).containsExactly("x", "c", "y");
    }

    @Test
    void imputingFillsMissingCellsOnlyWithExpectationsOrDraws() {
        Table rows = row(0.8, -1, Double.NaN);
        Table filled = model().impute(rows);
        assertThat(filled.numbers(0)).containsExactly(0.8);
        Prediction.Numbers y = (Prediction.Numbers) model().predict(rows, "y");
        assertThat(filled.numbers(2)[0]).isCloseTo(y.means()[0], within(1e-12));
        assertThat(filled.codes(1)).isEqualTo(((Prediction.Levels) model().predict(rows, "c")).codes());
        int n = 20_000;
        double[] x = new double[n];
        Arrays.fill(x, 0.8);
        int[] c = new int[n];
        Arrays.fill(c, -1);
        double[] missing = new double[n];
        Arrays.fill(missing, Double.NaN);
        Table draws = model().impute(rows(x, c, missing), new Seed(2).random());
        double mean = Arrays.stream(draws.numbers(2)).average().orElseThrow();
        assertThat(mean).isCloseTo(y.means()[0], within(5 * y.deviations()[0] / Math.sqrt(n)));
        assertThat(missing).containsOnly(Double.NaN);
    }

    @Test
    void responsibilitiesAddUpToOne() {
        Table codes = model().encode(grid(1));
        assertThat(codes.schema().names()).containsExactly("component1", "component2");
        for (int r = 0; r < codes.rows(); r++)
            assertThat(codes.numbers(0)[r] + codes.numbers(1)[r]).isCloseTo(1, within(1e-14));
    }
}
