package semblance.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.train.Seed;

class BagsTest {
    private static final Seed SEED = new Seed(5);

    private static long[] hashes(int size) {
        return IntStream.range(0, size)
                .mapToLong(r -> new Seed(9).child(r).value())
                .toArray();
    }

    /** Mean and variance of a Poisson variable are its parameter; bounds are 5 standard errors. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 1, 2.5, 80, 3000})
    void aRowIsDrawnAsAPoissonVariableOfItsWeight(double weight) {
        int size = 40_000;
        double[] weights = new double[size];
        Arrays.fill(weights, weight);
        Bags bags = new Bags(weights, hashes(size), 1, true);
        int[] counts = bags.counts(bags.bag(SEED, 0));
        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance = Arrays.stream(counts)
                .mapToDouble(c -> (c - mean) * (c - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(weight, within(5 * Math.sqrt(weight / size)));
        assertThat(variance).isCloseTo(weight, within(5 * Math.sqrt((2 * weight * weight + weight) / size)));
    }

    @Test
    void aBootstrapLeavesOutOneRowInE() {
        Bags bags = new Bags(IntStream.range(0, 50_000).mapToDouble(r -> 1).toArray(), hashes(50_000), 1, true);
        long out = Arrays.stream(bags.counts(bags.bag(SEED, 3)))
                .filter(count -> count == 0)
                .count();
        assertThat(out / 50_000.0).isCloseTo(Math.exp(-1), within(0.01));
    }

    @Test
    void withoutReplacementAShareOfTheWeightIsDrawn() {
        for (double fraction : new double[] {0.01, 0.25, 0.632, 1}) {
            double[] weights =
                    IntStream.range(0, 3000).mapToDouble(r -> 1 + r % 3).toArray();
            Bags bags = new Bags(weights, hashes(3000), fraction, false);
            int[] counts = bags.counts(bags.bag(SEED, 1));
            double drawn = IntStream.range(0, 3000)
                    .mapToDouble(r -> counts[r] * weights[r])
                    .sum();
            assertThat(drawn).isCloseTo(fraction * 6000, within(2.0));
            assertThat(counts).containsAnyOf(1);
            assertThat(Arrays.stream(counts).max().orElseThrow()).isEqualTo(1);
        }
    }

    @Test
    void everyTreeHasARow() {
        Bags bags = new Bags(new double[] {1e-9, 0, 1e-9}, hashes(3), 1, true);
        for (int tree = 0; tree < 20; tree++) {
            int[] counts = bags.counts(bags.bag(SEED, tree));
            assertThat(counts[0] + counts[2]).isEqualTo(1);
            assertThat(counts[1]).isZero();
        }
        Bags one = new Bags(new double[] {1}, hashes(1), 0.1, false);
        assertThat(one.counts(one.bag(SEED, 0))).containsExactly(1);
    }

    @Test
    void treesAreGrownFromDifferentRows() {
        Bags bags = new Bags(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, hashes(10), 1, true);
        assertThat(IntStream.range(0, 50)
                        .mapToObj(t -> Arrays.toString(bags.counts(bags.bag(SEED, t))))
                        .distinct()
                        .count())
                .isGreaterThan(45);
    }

    @Test
    void aWeightThatNoCountHoldsIsRefused() {
        assertThatThrownBy(() -> new Bags(new double[] {1, 2e9}, hashes(2), 1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row drawn with replacement must weigh at most 1.0E9, found 2.0E9; divide the weights, or"
                        + " set replacement=false");
    }
}
