package semblance.gaussianmixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.train.Seed;

class NormalTest {

    @ParameterizedTest
    @CsvSource({
        "0, -0.6931471805599453",
        "1, -1.8410216450092636",
        "2.4999999, -5.0815007",
        "2.5000001, -5.0815012",
        "5, -15.064998393988725",
        "10, -53.23128515051247",
        "40, -804.6084420137538",
        "-3, -0.0013508099647481938",
    })
    void tailsHaveTheirTabulatedLogarithms(double x, double expected) {
        assertThat(Normal.logAbove(x))
                .isCloseTo(
                        expected,
                        within(Math.abs(x) == 2.4999999 || x == 2.5000001 ? 3e-4 : 1e-13 * Math.abs(expected) + 1e-16));
    }

    @Test
    void intervalsAddUp() {
        for (double a = -12; a < 12; a += 0.37)
            for (double width : new double[] {1e-7, 1e-3, 0.4, 0.6, 3}) {
                double both = Math.log(Math.exp(Normal.logBetween(a, a + width) - Normal.logBetween(a, a + 2 * width))
                        + Math.exp(Normal.logBetween(a + width, a + 2 * width) - Normal.logBetween(a, a + 2 * width)));
                assertThat(both).isCloseTo(0, within(1e-8));
            }
        assertThat(Normal.logBetween(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isZero();
        assertThat(Normal.logBetween(1, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void quantilesInvert() {
        for (double[] bounds :
                new double[][] {{-1, 2}, {3, Double.POSITIVE_INFINITY}, {-9, -7}, {Double.NEGATIVE_INFINITY, 0.5}})
            for (double share : new double[] {0.001, 0.3, 0.9}) {
                double x = Normal.quantile(share, bounds[0], bounds[1]);
                assertThat(Math.exp(Normal.logBetween(bounds[0], x) - Normal.logBetween(bounds[0], bounds[1])))
                        .isCloseTo(share, within(1e-9));
            }
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "-0.3, 0.4", "0.5, 0.9", "2, 1e9", "8, 8.1", "-5, -4", "-1e9, 1e9", "30, 1e9"})
    void drawsKeepToTheirBoundsAndHaveTheRightMean(double a, double b) {
        RandomGenerator random = new Seed(11).random();
        int n = 40_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = Normal.draw(a, b, random);
            assertThat(x).isBetween(a, b);
            sum += x - Math.max(a, -6);
            squares += (x - Math.max(a, -6)) * (x - Math.max(a, -6));
        }
        double mass = Normal.logBetween(a, b);
        double expected = Math.exp(-0.5 * a * a - 0.9189385332046727 - mass)
                - Math.exp(-0.5 * b * b - 0.9189385332046727 - mass)
                - Math.max(a, -6);
        double error = Math.sqrt(squares / n - sum / n * sum / n) / Math.sqrt(n);
        assertThat(sum / n).isCloseTo(expected, within(5 * error + 1e-9));
    }
}
