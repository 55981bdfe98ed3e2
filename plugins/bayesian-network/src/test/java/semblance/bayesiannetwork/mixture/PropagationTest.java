package semblance.bayesiannetwork.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.train.Seed;

/** Messages against sums over all rows. */
class PropagationTest {
    private static final int[] LEVELS = {2, 3, 2, 4, 2, 3};

    private static int[] known(RandomGenerator random) {
        return Arrays.stream(LEVELS)
                .map(levels -> random.nextInt(5) < 2 ? random.nextInt(levels) : -1)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void missingCellsAreSummedOver(long seed) {
        DependencyTree tree = Made.tree(LEVELS, seed, seed > 4);
        Propagation propagation = new Propagation(tree, LEVELS);
        RandomGenerator random = new Seed(seed).random();
        double[][] beliefs = Arrays.stream(LEVELS).mapToObj(double[]::new).toArray(double[][]::new);
        for (int i = 0; i < 60; i++) {
            int[] known = known(random);
            double total = 0;
            double[][] expected = Arrays.stream(LEVELS).mapToObj(double[]::new).toArray(double[][]::new);
            for (int[] row : Made.everyRow(LEVELS)) {
                if (!Made.fits(row, known)) continue;
                double p = Made.probability(tree, LEVELS, row);
                total += p;
                for (int c = 0; c < row.length; c++) expected[c][row[c]] += p;
            }
            double log = propagation.gather(known);
            assertThat(Math.exp(log)).isCloseTo(total, within(1e-12));
            if (total == 0) {
                assertThat(log).isEqualTo(Double.NEGATIVE_INFINITY);
                continue;
            }
            propagation.marginals(known, beliefs);
            for (int c = 0; c < known.length; c++)
                for (int b = 0; b < LEVELS[c]; b++)
                    assertThat(beliefs[c][b]).isCloseTo(known[c] < 0 ? expected[c][b] / total : 0, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void drawsHaveTheConditionalDistribution(long seed) {
        DependencyTree tree = Made.tree(LEVELS, seed, false);
        Propagation propagation = new Propagation(tree, LEVELS);
        RandomGenerator random = new Seed(seed).random();
        int[] known = {-1, 1, -1, -1, 0, -1};
        double total = 0;
        double[] expected = new double[2 * 2 * 4 * 3];
        for (int[] row : Made.everyRow(LEVELS)) {
            if (!Made.fits(row, known)) continue;
            double p = Made.probability(tree, LEVELS, row);
            total += p;
            expected[((row[0] * 2 + row[2]) * 4 + row[3]) * 3 + row[5]] += p;
        }
        int draws = 40_000;
        double[] found = new double[expected.length];
        propagation.gather(known);
        for (int i = 0; i < draws; i++) {
            int[] row = known.clone();
            propagation.draw(row, random);
            assertThat(Made.fits(row, known)).isTrue();
            found[((row[0] * 2 + row[2]) * 4 + row[3]) * 3 + row[5]]++;
        }
        double chiSquare = 0;
        for (int i = 0; i < expected.length; i++) {
            double mean = draws * expected[i] / total;
            chiSquare += (found[i] - mean) * (found[i] - mean) / mean;
        }
        assertThat(chiSquare).as("of 47 degrees of freedom").isLessThan(95); // exceeded with probability 4e-5
    }

    @Test
    void thousandsOfKnownChildrenOfAMissingCellDoNotUnderflow() {
        int columns = 5000;
        int[] levels = new int[columns];
        int[] parents = new int[columns];
        double[][] probabilities = new double[columns][];
        Arrays.fill(levels, 2);
        for (int c = 0; c < columns; c++) {
            parents[c] = c == 0 ? -1 : 0;
            probabilities[c] = c == 0 ? new double[] {0.5, 0.5} : new double[] {0.9, 0.1, 0.89, 0.11};
        }
        Propagation propagation = new Propagation(new DependencyTree(parents, probabilities), levels);
        int[] row = new int[columns];
        Arrays.fill(row, 1);
        row[0] = -1;
        double zero = (columns - 1) * Math.log(0.1);
        double one = (columns - 1) * Math.log(0.11);
        assertThat(propagation.gather(row))
                .isCloseTo(Math.log(0.5) + one + Math.log1p(Math.exp(zero - one)), within(1e-7));
    }

    @Test
    void alongChainIsNoProblem() {
        int columns = 20_000;
        int[] parents = new int[columns];
        double[][] probabilities = new double[columns][];
        for (int c = 0; c < columns; c++) { // the last column is the root
            parents[c] = c + 1 < columns ? c + 1 : -1;
            probabilities[c] = c + 1 < columns ? new double[] {0.8, 0.2, 0.2, 0.8} : new double[] {0.5, 0.5};
        }
        DependencyTree tree = new DependencyTree(parents, probabilities);
        int[] levels = new int[columns];
        Arrays.fill(levels, 2);
        assertThat(tree.parameters()).isEqualTo(2 * columns - 1);
        int[] row = new int[columns];
        Arrays.fill(row, -1);
        row[0] = 1;
        row[1] = 1;
        assertThat(new Propagation(tree, levels).gather(row)).isCloseTo(Math.log(0.5 * 0.8), within(1e-9));
    }
}
