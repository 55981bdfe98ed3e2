package semblance.bayesiannetwork.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.train.Seed;

class BoxTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static Box orthant(double[][] lower) {
        double[] high = new double[lower.length];
        Arrays.fill(high, INFINITE);
        return new Box(new double[lower.length], lower, new double[lower.length], high);
    }

    private static double[][] pair(double correlation) {
        return new double[][] {{1, 0}, {correlation, Math.sqrt(1 - correlation * correlation)}};
    }

    /** Sheppard (1899). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, -0.7, 0.95, -0.95, 0.9999, -0.999})
    void quadrantsHaveSheppardsProbability(double correlation) {
        Box box = orthant(pair(correlation));
        double expected = 0.25 + Math.asin(correlation) / (2 * Math.PI);
        assertThat(Math.exp(box.logMass) / expected).isCloseTo(1, within(1e-9));
        // the mean of the first once both are positive (Rosenbaum 1961)
        double mean = (1 + correlation) / Math.sqrt(2 * Math.PI) / 2 / expected;
        assertThat(box.centre[0]).isCloseTo(mean, within(1e-8 * Math.max(1, mean)));
        double second = correlation * box.centre[0] + Math.sqrt(1 - correlation * correlation) * box.centre[1];
        assertThat(second).isCloseTo(mean, within(1e-8));
    }

    @Test
    void aBoxFarFromTheMeanKeepsItsDigits() {
        // independent: the product of two tails
        Box box = new Box(new double[2], pair(0), new double[] {8, 9}, new double[] {INFINITE, INFINITE});
        double expected = new Interval(8, INFINITE).logMass + new Interval(9, INFINITE).logMass;
        assertThat(box.logMass).isCloseTo(expected, within(1e-9));
        // the second bound is met only far out on the first
        Box far = new Box(new double[2], pair(0.99), new double[] {-INFINITE, 12}, new double[] {INFINITE, INFINITE});
        assertThat(far.logMass).isCloseTo(new Interval(12, INFINITE).logMass, within(1e-9));
        assertThat(far.centre[0]).isCloseTo(0.99 * new Interval(12, INFINITE).mean, within(1e-8));
    }

    @Test
    void octantsAreAsAccurateAsSaid() {
        double[][] lower = {{1, 0, 0}, {0.5, Math.sqrt(0.75), 0}, {0.5, 0.25 / Math.sqrt(0.75), 0}};
        lower[2][2] = Math.sqrt(1 - 0.25 - lower[2][1] * lower[2][1]);
        Box box = orthant(lower);
        assertThat(Math.exp(box.logMass)).isCloseTo(0.25, within(1e-4)); // 1/8 + 3 asin(1/2) / 4 pi
        double[] means = new double[3];
        for (int i = 0; i < 3; i++) for (int j = 0; j <= i; j++) means[i] += lower[i][j] * box.centre[j];
        assertThat(means[1]).isCloseTo(means[0], within(1e-3));
        assertThat(means[2]).isCloseTo(means[0], within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void drawsHaveTheMoments(int size) {
        double[][] all = {{1, 0, 0}, {0.8, 0.6, 0}, {-0.3, 0.4, 0.7}};
        double[][] lower = new double[size][];
        for (int i = 0; i < size; i++) lower[i] = Arrays.copyOf(all[i], size);
        double[] low = Arrays.copyOf(new double[] {0.5, -INFINITE, -1}, size);
        double[] high = Arrays.copyOf(new double[] {INFINITE, 0.2, 0.5}, size);
        Box box = new Box(Arrays.copyOf(new double[] {0.1, 0, 0.4}, size), lower, low, high);
        RandomGenerator random = new Seed(7).random();
        int n = 2000;
        double[] sum = new double[size];
        double[] z = new double[size];
        for (int k = 0; k < n; k++) {
            box.draw(z, random);
            for (int i = 0; i < size; i++) {
                double x = new double[] {0.1, 0, 0.4}[i];
                for (int j = 0; j <= i; j++) x += lower[i][j] * z[j];
                assertThat(x).isBetween(low[i] - 1e-12, high[i] + 1e-12);
                sum[i] += z[i] - box.centre[i];
            }
        }
        for (int i = 0; i < size; i++)
            assertThat(sum[i] / n / Math.sqrt(box.covariance[i][i])).isCloseTo(0, within(5 / Math.sqrt(n)));
    }
}
