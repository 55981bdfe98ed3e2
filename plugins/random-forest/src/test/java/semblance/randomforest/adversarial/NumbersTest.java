package semblance.randomforest.adversarial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import semblance.api.train.Seed;

/** The distributions of single numbers. */
class NumbersTest {

    @Test
    void normalProbabilitiesAgreeWithTables() {
        assertThat(Normal.below(0)).isEqualTo(0.5);
        assertThat(Normal.below(1)).isCloseTo(0.8413447460685429, within(1e-14));
        assertThat(Normal.below(-1.96)).isCloseTo(0.024997895148220435, within(1e-14));
        assertThat(Normal.below(-3.3)).isCloseTo(4.834241423837772e-4, within(1e-15));
        assertThat(Normal.below(-6)).isCloseTo(9.865876450376946e-10, within(1e-19));
        assertThat(Normal.between(5, 7)).isCloseTo(2.8665157187919e-7 - 1.279812544e-12, within(1e-18));
        assertThat(Normal.between(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isEqualTo(1);
    }

    @Test
    void exponentialsAgreeWithTheLibrarys() {
        for (double x = 0; x > -690; x -= 0.37)
            assertThat(Exponential.of(x)).isCloseTo(StrictMath.exp(x), within(2e-14 * StrictMath.exp(x)));
        assertThat(Exponential.of(-1e6)).isZero();
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void normalMomentsAreThoseOfDraws() {
        double[][] intervals = {{-1, 2}, {0.5, 0.9}, {3, 20}, {-30, -2}, {-0.1, 100}, {1, 1.0001}};
        var random = new Seed(1).random();
        double[] moments = new double[2];
        for (double[] interval : intervals) {
            Normal.moments(interval[0], interval[1], moments);
            double mean = 0;
            double square = 0;
            int draws = 40_000;
            for (int i = 0; i < draws; i++) {
                double x = Normal.draw(interval[0], interval[1], random);
                assertThat(x).isBetween(interval[0], interval[1]);
                mean += x / draws;
                square += x * x / draws;
            }
            double deviation = Math.sqrt(Math.max(0, square - mean * mean));
            assertThat(moments[0]).isCloseTo(mean, within(5 * deviation / 200 + 1e-9));
            assertThat(moments[1]).isCloseTo(square, within(0.04 * square));
        }
    }

    @Test
    void aSpreadIsOneDistributionHoweverItIsAsked() {
        Spread spread = new Spread(new double[] {-1, 0, 0.5, 3}, new double[] {0.2, 0.7, 0.1}, false);
        double[] cuts = {Double.NEGATIVE_INFINITY, -50, -1.5, -0.3, 0.2, 0.4, 2, 3.5, 40, Double.POSITIVE_INFINITY};
        double sum = 0;
        double[] parts = new double[2];
        for (int i = 0; i + 1 < cuts.length; i++) {
            sum += spread.mass(cuts[i], cuts[i + 1]);
            spread.moments(cuts[i], cuts[i + 1], 1, parts);
        }
        assertThat(sum).isCloseTo(1, within(1e-14));
        double[] whole = new double[2];
        spread.moments(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1, whole);
        assertThat(parts).containsExactly(whole, within(1e-12));
        double mass = 0;
        double mean = 0;
        double square = 0;
        for (double x : Fixtures.grid(-30, 50, 800_000)) {
            mass += spread.density(x) * 1e-4;
            mean += x * spread.density(x) * 1e-4;
            square += x * x * spread.density(x) * 1e-4;
        }
        assertThat(mass).isCloseTo(spread.mass(-30, 50), within(1e-6));
        double[] expected = new double[2];
        spread.moments(-30, 50, 1, expected);
        assertThat(expected).containsExactly(new double[] {mean, square}, within(1e-5));
    }

    @Test
    void drawsOfASpreadFollowIt() {
        Spread spread = new Spread(new double[] {-1, 0, 0.5, 3}, new double[] {0.2, 0.7, 0.1}, false);
        var random = new Seed(2).random();
        double infinite = Double.POSITIVE_INFINITY;
        for (double[] range :
                new double[][] {{-infinite, infinite}, {-0.5, 0.3}, {5, infinite}, {-infinite, -9}, {2.5, 4}}) {
            double middle = range[0] == 5 ? 6 : range[1] == -9 ? -12 : range[0] == 2.5 ? 2.7 : 0.1;
            int below = 0;
            for (int i = 0; i < 20_000; i++) {
                double x = spread.draw(range[0], range[1], random);
                assertThat(x).isBetween(range[0], range[1]);
                if (x < middle) below++;
            }
            double share = spread.mass(range[0], middle) / spread.mass(range[0], range[1]);
            assertThat(below / 20_000.0).isCloseTo(share, within(0.018));
        }
    }
}
