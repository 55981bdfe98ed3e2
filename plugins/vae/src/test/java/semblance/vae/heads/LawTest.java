package semblance.vae.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import semblance.api.train.Seed;

class LawTest {
    static Stream<Law> laws() {
        return Stream.of(
                new Law.Normal(3, 0.5),
                new Law.Modes(new double[] {0.2, 0.8}, new double[] {-2, 5}, new double[] {0.5, 1.5}),
                new Law.Grid(4.3, 2),
                new Law.Grid(-7.4, 0.3),
                new Law.Grid(0.5, 0.02));
    }

    /** Integrals by the midpoint rule, sums over whole numbers. */
    @ParameterizedTest
    @MethodSource("laws")
    void densitiesSumToOneAndHaveTheMeanAndVarianceTold(Law law) {
        double step = law instanceof Law.Grid ? 1 : 0.001;
        double all = 0;
        double mean = 0;
        double square = 0;
        for (double x = -100; x <= 100; x += step) {
            double p = Math.exp(law.logDensity(law instanceof Law.Grid ? Math.rint(x) : x)) * step;
            all += p;
            mean += p * x;
            square += p * x * x;
        }
        assertThat(all).isCloseTo(1, within(1e-6));
        assertThat(law.mean()).isCloseTo(mean, within(1e-4));
        assertThat(law.variance()).isCloseTo(square - mean * mean, within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void massesAreThoseOfTheDensityAndAddUp(Law law) {
        double low = law.mean() - 1.2;
        double high = law.mean() + 3.1;
        double below = Math.exp(law.logMass(Double.NEGATIVE_INFINITY, Math.nextDown(Math.ceil(low))));
        double within = Math.exp(law.logMass(Math.ceil(low), Math.floor(high)));
        double above = Math.exp(law.logMass(Math.nextUp(Math.floor(high)), Double.POSITIVE_INFINITY));
        assertThat(below + within + above).isCloseTo(1, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void drawsWithinARangeLieThereInTheSharesOfTheLaw(Law law) {
        RandomGenerator random = new Seed(1).random();
        double low = Math.floor(law.mean()) - 1;
        double high = low + 3;
        double middle = low + 1;
        int draws = 4000;
        int left = 0;
        for (int i = 0; i < draws; i++) {
            double x = law.drawWithin(low, high, random);
            assertThat(x).isBetween(low, high);
            if (x <= middle) left++;
        }
        double expected = Math.exp(law.logMass(low, middle) - law.logMass(low, high));
        assertThat(left / (double) draws).isCloseTo(expected, within(5 * Math.sqrt(0.25 / draws)));
    }

    /** Values by Wolfram's erfc to ten digits. */
    @ParameterizedTest
    @CsvSource({"0, -0.6931471806", "-1, -1.841021645", "-5, -15.06499839", "-20, -203.9171554", "-40, -804.6084420"})
    void theLowerTailOfTheGaussian(double x, double log) {
        assertThat(Tails.logBelow(x)).isCloseTo(log, within(1e-7 * (1 + Math.abs(log))));
    }

    @Test
    void quantilesUndoTheGaussian() {
        for (double p : new double[] {1e-300, 1e-12, 0.001, 0.2, 0.5, 0.9, 0.999999})
            assertThat(Tails.logBelow(-Math.abs(Tails.quantile(p))))
                    .isCloseTo(Math.log(Math.min(p, 1 - p)), within(1e-9));
    }

    @Test
    void tailsFarOutHaveMassesToo() {
        Law law = new Law.Normal(0, 1);
        assertThat(law.logMass(50, Double.POSITIVE_INFINITY)).isCloseTo(-1254.8313611394, within(1e-6));
        assertThat(law.drawWithin(50, Double.POSITIVE_INFINITY, new Seed(1).random()))
                .isBetween(50.0, 51.0);
    }
}
