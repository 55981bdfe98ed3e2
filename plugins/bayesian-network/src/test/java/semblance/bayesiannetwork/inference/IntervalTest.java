package semblance.bayesiannetwork.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.train.Seed;

class IntervalTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({
        "-Infinity, Infinity, 1",
        "-Infinity, 0, .5",
        "1, 2, .13590512198327787",
        "-2, -1, .13590512198327787",
        "-1.96, 1.96, .9500042097035593",
        "10, Infinity, 7.619853024160527e-24",
        "-Infinity, -30, 4.906713927148187e-198",
        "5, 5.000000000931322574615478515625, 1.384615442969612e-15"
    })
    void probabilitiesAreThoseOfTables(double low, double high, double expected) {
        assertThat(Math.exp(new Interval(low, high).logMass) / expected).isCloseTo(1, within(1e-11));
    }

    @Test
    void momentsOfHalvesAndTailsAreKnown() {
        Interval half = new Interval(0, INFINITE);
        assertThat(half.mean).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-14));
        assertThat(half.variance).isCloseTo(1 - 2 / Math.PI, within(1e-14));
        Interval tail = new Interval(100, INFINITE);
        // Mills' ratio by its continued fraction: the mean excess is 1/x - 2/x^3 + 10/x^5
        assertThat(tail.mean - 100).isCloseTo(0.01 - 2e-6 + 10e-10, within(1e-12));
        assertThat(tail.variance).isCloseTo(1e-4 - 6e-8 + 50e-12, within(1e-12));
        Interval sliver = new Interval(3, 3 + 1e-8);
        assertThat((sliver.mean - 3) * 1e8).isCloseTo(0.5, within(1e-6));
        assertThat(sliver.variance * 1e16).isCloseTo(1.0 / 12, within(1e-6));
    }

    @Test
    void boundsBeyondAllMeasureDoNotFail() {
        for (double low : new double[] {1e10, 1e154, 1e200, 1e300}) {
            Interval far = new Interval(low, INFINITE);
            assertThat(far.mean).isBetween(low, low * (1 + 1e-9));
            assertThat(far.logMass).isLessThan(-1e19);
            assertThat(far.variance).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"-Infinity, Infinity", "-1, 3", "2, Infinity", "4, 4.1", "-Infinity, -6", "-.2, .3", "1, 9", "-5, 0"})
    void drawsHaveTheMomentsAndStayInside(double low, double high) {
        RandomGenerator random = new Seed(1).random();
        Interval interval = new Interval(low, high);
        int n = 20_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double z = Interval.draw(low, high, random);
            assertThat(z).isBetween(low, high);
            sum += z - interval.mean;
            squares += (z - interval.mean) * (z - interval.mean);
        }
        double deviation = Math.sqrt(interval.variance);
        assertThat(sum / n / deviation).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(squares / n / interval.variance).isCloseTo(1, within(15 / Math.sqrt(n)));
    }
}
