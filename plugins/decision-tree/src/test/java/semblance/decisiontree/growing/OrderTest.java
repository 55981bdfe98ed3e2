package semblance.decisiontree.growing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.train.Run;
import semblance.api.train.Seed;

class OrderTest {
    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 1", "2, 1, 2", "700, 3, 2", "5000, 4000, 1", "20000, 1000000, 2", "3000, 1, 3"})
    void isThatOfHashesAndThenOfRowsEachDistinctRowOnce(int size, int values, int colliding) {
        for (boolean alike : new boolean[] {false, true}) { // hashes that differ in their last bits alone
            RandomGenerator random = new Seed(size).random();
            int[] content = IntStream.range(0, size)
                    .map(r -> random.nextInt(values * colliding))
                    .toArray();
            long[] hashes = new long[size];
            for (int r = 0; r < size; r++) {
                long value = content[r] / colliding;
                hashes[r] = alike ? value : Hash.mix(value);
            }
            double[] weights = new double[size];
            for (int r = 0; r < size; r++) weights[r] = 1 + r % 3;
            double[] before = weights.clone();
            int[] order = Order.distinct(hashes, weights, (a, b) -> content[a] == content[b], Run.of(0));
            assertThat(order).containsExactly(expected(content, hashes));
            double[] sums = new double[values * colliding];
            for (int r = 0; r < size; r++) sums[content[r]] += before[r];
            for (int row : order) assertThat(weights[row]).isEqualTo(sums[content[row]]);
        }
    }

    /** The first row of each content, by unsigned hashes and then by rows. */
    private static int[] expected(int[] content, long[] hashes) {
        List<Integer> firsts = new ArrayList<>();
        boolean[] seen = new boolean[Arrays.stream(content).max().orElse(0) + 1];
        for (int r = 0; r < content.length; r++) {
            if (!seen[content[r]]) firsts.add(r);
            seen[content[r]] = true;
        }
        firsts.sort(
                Comparator.comparing((Integer r) -> hashes[r] + Long.MIN_VALUE).thenComparing(r -> r));
        return firsts.stream().mapToInt(r -> r).toArray();
    }
}
