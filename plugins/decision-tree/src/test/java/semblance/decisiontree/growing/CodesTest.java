package semblance.decisiontree.growing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;

/** Codes say the same of a cell as its comparison with the cut points does. */
class CodesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 100, 253, 254, 255, 3000})
    void aNumbersCodeIsOneMoreThanTheCutsBelowIt(int count) {
        RandomGenerator random = new Seed(count).random();
        double[] cuts = random.doubles(count, -5, 5).sorted().toArray();
        double[] numbers = new double[500];
        for (int r = 0; r < numbers.length; r++)
            numbers[r] = r % 7 == 0 ? Double.NaN : r % 3 == 0 && count > 0 ? cuts[r % count] : random.nextDouble(-6, 6);
        Table table = Table.of(Schema.of(new Column.Numeric("x")), List.of(numbers));
        Codes codes = new Cuts(new int[] {0}, new double[][] {cuts}, new int[1], new boolean[] {true}).encode(table);
        for (int r = 0; r < numbers.length; r++) {
            double number = numbers[r];
            int expected = Double.isNaN(number)
                    ? 0
                    : 1 + (int) Arrays.stream(cuts).filter(cut -> cut < number).count();
            assertThat(codes.at(0, r)).isEqualTo(expected);
        }
    }

    @Test
    void levelsKeepTheirOrderAndMissingIsZero() {
        Table table = Table.of(
                Schema.of(new Column.Categorical("c", Examples.names(300), true)), List.of(new int[] {-1, 0, 299}));
        Cuts cuts = Cuts.of(Dataset.of(table), new int[] {0}, 255);
        Codes codes = cuts.encode(table);
        assertThat(List.of(codes.at(0, 0), codes.at(0, 1), codes.at(0, 2))).containsExactly(0, 1, 300);
        assertThat(cuts.threshold(0, 1)).isEqualTo(0.5);
        assertThat(cuts.threshold(0, 300)).isInfinite();
    }

    @Test
    void cellsCanBePutTogetherAnew() {
        Rows rows = Examples.rows(Examples.mixed(50, 2, 300, 0.1, 1));
        Codes codes = rows.codes();
        int[] some = {3, 3, 9};
        Codes other = codes.gather(some, new int[] {1, 2, 4}, some, some);
        assertThat(other.rows()).isEqualTo(3);
        assertThat(other.at(1, 2)).isEqualTo(codes.at(1, 4));
        Codes both = other.and(codes);
        assertThat(both.rows()).isEqualTo(3 + rows.size());
        assertThat(both.at(2, 1)).isEqualTo(codes.at(2, 3));
        assertThat(both.at(0, 3 + 7)).isEqualTo(codes.at(0, 7));
        Codes made = Codes.of(rows.cuts(), 3, other::at);
        assertThat(made.hashes()).containsExactly(other.hashes());
        assertThat(codes.rows(new int[] {5, 5}).hashes()[0])
                .isEqualTo(codes.rows(new int[] {5, 5}).hashes()[1]);
    }

    @Test
    void heavyValuesHaveACodeOfTheirOwn() {
        RandomGenerator random = new Seed(2).random();
        double[] numbers = new double[50_000];
        for (int r = 0; r < numbers.length; r++) numbers[r] = r % 2 == 0 ? 0 : random.nextGaussian();
        Dataset data = Dataset.of(Table.of(Schema.of(new Column.Numeric("x")), List.of(numbers)));
        Cuts cuts = Cuts.of(data, new int[] {0}, 16);
        double[] thresholds = cuts.thresholds()[0];
        assertThat(thresholds)
                .hasSizeLessThanOrEqualTo(15)
                .hasSizeGreaterThan(6)
                .isSorted();
        double low = Arrays.stream(thresholds).filter(t -> t < 0).max().orElseThrow();
        double high = Arrays.stream(thresholds).filter(t -> t >= 0).min().orElseThrow();
        assertThat(high - low).isLessThan(0.01);
    }

    @Test
    void smallDataAreNeverBinned() {
        double[] numbers = new Seed(3).random().doubles(19_000).toArray();
        Dataset data = Dataset.of(Table.of(Schema.of(new Column.Numeric("x")), List.of(numbers)));
        assertThat(Cuts.of(data, new int[] {0}, 255).thresholds()[0]).hasSize(18_999);
    }
}
