package semblance.gaussianmixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Figures that mclust and others publish for Old Faithful and iris; each holds for any seed. */
class PublishedFiguresTest {

    private static GaussianMixture fit(Table table, GaussianMixtureTrainer trainer, long seed) {
        return trainer.fit(Published.data(table), Run.of(seed));
    }

    private static Table table(String name) {
        return name.equals("iris") ? Published.iris() : Published.faithful();
    }

    @ParameterizedTest
    @CsvSource({
        "faithful, FULL, 1, -1289.796745, -2607.6225",
        "faithful, FULL, 2, -1130.263960, -2322.1917",
        "faithful, TIED, 2, -1140.186759, -2325.2199",
        "faithful, DIAGONAL, 2, -1147.806353, -2346.0649",
        "faithful, SPHERICAL, 2, -1709.529282, -3458.2992",
        "iris, FULL, 1, -379.914630, -829.9782",
        "iris, FULL, 2, -214.354704, -574.0178",
        "iris, FULL, 3, -180.185477, -580.8389",
        "iris, TIED, 3, -256.354043, -632.9633",
        "iris, DIAGONAL, 3, -306.860461, -743.9974",
        "iris, SPHERICAL, 3, -384.314095, -853.8090",
        "iris, VEV, 2, -215.725972, -561.7285",
    })
    void likelihoodsAndCriteriaAreThoseOfMclust(
            String data, Covariance covariance, int components, double logLikelihood, double bic) {
        for (long seed = 1; seed <= 4; seed++) {
            GaussianMixture model = fit(table(data), Published.trainer(components, covariance), seed);
            assertThat(model.logLikelihood()).isCloseTo(logLikelihood, within(1e-6));
            assertThat(model.bic()).isCloseTo(bic, within(5.1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "faithful, FULL, 3, -1119.2140",
        "faithful, TIED, 3, -1126.315929",
        "iris, VEV, 3, -186.0741",
    })
    void likelihoodsAreNoWorseWherePeersStopEarly(String data, Covariance covariance, int components, double least) {
        for (long seed = 1; seed <= 4; seed++)
            assertThat(fit(table(data), Published.trainer(components, covariance), seed)
                            .logLikelihood())
                    .isGreaterThanOrEqualTo(least - 1e-4);
    }

    @Test
    void theParametersOfOldFaithfulHaveAllTheirDigits() {
        GaussianMixture model =
                fit(Published.faithful(), Published.trainer(List.of(2), List.of(Covariance.FULL), 1e-15), 3);
        Mixture mixture = model.mixture();
        assertThat(mixture.weights()).containsExactly(new double[] {.6441271, .3558729}, within(6e-8));
        assertThat(mixture.means()[0]).containsExactly(new double[] {4.289662, 79.968115}, within(6e-7));
        assertThat(mixture.means()[1]).containsExactly(new double[] {2.036388, 54.478516}, within(6e-7));
        assertThat(mixture.covariances()[0][0]).containsExactly(new double[] {.169968, .940609}, within(6e-7));
        assertThat(mixture.covariances()[0][1][1]).isCloseTo(36.04621, within(6e-6));
        assertThat(mixture.covariances()[1][0]).containsExactly(new double[] {.069168, .435168}, within(6e-7));
        assertThat(mixture.covariances()[1][1][1]).isCloseTo(33.697282, within(6e-6));
        assertThat(model.icl()).isCloseTo(-2322.7047, within(6e-5));
        assertThat(model.parameters()).isEqualTo(11);
    }

    @Test
    void theLastReportsAreThoseOfTheChosenModel() {
        Map<String, Double> last = new TreeMap<>();
        GaussianMixture model = new GaussianMixtureTrainer().fit(Published.data(Published.faithful()), new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public void report(String metric, long step, double value) {
                last.put(metric, value);
            }
        });
        assertThat(last)
                .isEqualTo(Map.of(
                        "logLikelihood", model.logLikelihood(),
                        "bic", model.bic(),
                        "icl", model.icl(),
                        "components", 2.0,
                        "parameters", 11.0));
    }

    @Test
    void irisInTwoHasThePublishedIclAndSizes() {
        GaussianMixture model = fit(Published.iris(), Published.trainer(2, Covariance.FULL), 1);
        assertThat(model.icl()).isCloseTo(-574.0191, within(6e-5));
        assertThat(sizes(model, Published.iris())).containsExactly(100, 50);
        GaussianMixture three = fit(Published.iris(), Published.trainer(3, Covariance.FULL), 1);
        assertThat(sizes(three, Published.iris())).containsExactlyInAnyOrder(45, 50, 55);
    }

    private static int[] sizes(GaussianMixture model, Table rows) {
        Table codes = model.encode(rows);
        int[] sizes = new int[model.mixture().components()];
        for (int r = 0; r < rows.rows(); r++) {
            int best = 0;
            for (int k = 1; k < sizes.length; k++) if (codes.numbers(k)[r] > codes.numbers(best)[r]) best = k;
            sizes[best]++;
        }
        return sizes;
    }

    @Test
    void theDefaultsChooseTwoFullComponents() {
        for (String name : List.of("faithful", "iris"))
            assertThat(fit(table(name), new GaussianMixtureTrainer(), 5)
                            .mixture()
                            .components())
                    .isEqualTo(2);
    }

    @Test
    void amongFourteenShapesIrisGetsTheOneThatMclustChooses() {
        GaussianMixture model = fit(
                Published.iris(), Published.trainer(List.of(1, 2, 3), Arrays.asList(Covariance.values()), 1e-10), 2);
        assertThat(model.covariance()).isEqualTo(Covariance.VEV);
        assertThat(model.mixture().components()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2, .53468310, 54.249582, 30.959470",
        "3, .00533157, 71.318091, 47.161145",
        "4.5, .54723643, 81.132131, 30.840857",
    })
    void waitingGivenEruptionsHasThePublishedDensityMeanAndVariance(
            double eruptions, double density, double mean, double variance) {
        GaussianMixture model =
                fit(Published.faithful(), Published.trainer(List.of(2), List.of(Covariance.FULL), 1e-15), 1);
        Table row = Table.of(model.schema(), List.of(new double[] {eruptions}, new double[] {Double.NaN}));
        assertThat(Math.exp(model.logDensity(row)[0])).isCloseTo(density, within(1e-8));
        var prediction = (semblance.api.model.Prediction.Numbers) model.predict(row, "waiting");
        assertThat(prediction.means()[0]).isCloseTo(mean, within(2e-6));
        assertThat(Math.pow(prediction.deviations()[0], 2)).isCloseTo(variance, within(6e-6));
        ConditionedMixture given = model.given(Evidence.of(new Evidence.Range("eruptions", eruptions, eruptions)));
        assertThat(Math.exp(given.logEvidence())).isCloseTo(density, within(1e-8));
    }

    @Test
    void emWithMissingCellsReachesThePublishedEstimate() {
        Table whole = Published.faithful();
        double[] waiting = whole.numbers(1).clone();
        for (int r = 2; r < waiting.length; r += 3) waiting[r] = Double.NaN;
        Table table = Table.of(whole.schema(), List.of(whole.numbers(0), waiting));
        GaussianMixture model = fit(table, Published.trainer(1, Covariance.FULL), 1);
        assertThat(model.logLikelihood()).isCloseTo(-1010.215842, within(1e-6));
        GaussianMixtureTrainer untilTheEnd =
                new GaussianMixtureTrainer(List.of(1), List.of(Covariance.FULL), Criterion.BIC, 1, 300, 0, false, 1);
        GaussianMixture exact = fit(table, untilTheEnd, 1);
        assertThat(exact.mixture().means()[0]).containsExactly(new double[] {3.48778309, 70.98445351}, within(1e-6));
        double[][] covariance = exact.mixture().covariances()[0];
        assertThat(covariance[0]).containsExactly(new double[] {1.29793889, 14.17300121}, within(1e-6));
        assertThat(covariance[1][1]).isCloseTo(192.56873932, within(1e-6));
    }

    @Test
    void thePriorOfFraleyAndRafteryShrinksAsItsFormulaSays() {
        GaussianMixtureTrainer trainer =
                new GaussianMixtureTrainer(List.of(1), List.of(Covariance.FULL), Criterion.BIC, 1, 100, 1e-12, true, 1);
        GaussianMixture with = fit(Published.faithful(), trainer, 1);
        GaussianMixture without = fit(Published.faithful(), Published.trainer(1, Covariance.FULL), 1);
        double n = 272; // var(X) has n - 1 below; the mean stays, being the prior's
        double factor = (n / (n - 1) + n) / (4 + n + 2 + 2);
        for (int i = 0; i < 2; i++) {
            assertThat(with.mixture().means()[0][i]).isCloseTo(without.mixture().means()[0][i], within(1e-9));
            for (int j = 0; j < 2; j++)
                assertThat(with.mixture().covariances()[0][i][j])
                        .isCloseTo(factor * without.mixture().covariances()[0][i][j], within(1e-8));
        }
    }
}
