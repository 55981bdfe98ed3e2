package semblance.bayesiannetwork.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class DistinctRowsTest {
    private static final Schema SCHEMA = Draws.schema(2, 3);

    private static Table table(int[] first, int[] second) {
        return Table.of(SCHEMA, List.of(first, second));
    }

    @Test
    void equalRowsAreOneRowOfTheirWeightAndRowsOfNoWeightAreNone() {
        Table rows = table(new int[] {0, 1, 0, 0, -1}, new int[] {2, 2, 2, 1, 0})
                .withWeights(new double[] {1, 0.5, 2, 0, 4});
        CodedRows distinct = Draws.rows(rows);
        assertThat(distinct.rows()).isEqualTo(3);
        assertThat(distinct.weight()).isEqualTo(7.5);
        assertThat(distinct.complete()).isFalse();
        for (int r = 0; r < 3; r++) {
            double expected = distinct.codes()[0][r] == 0 ? 3 : distinct.codes()[0][r] == 1 ? 0.5 : 4;
            assertThat(distinct.weights()[r]).isEqualTo(expected);
        }
    }

    @Test
    void theOrderAndTheGroupsOfRowsDoNotMatter() {
        Table table = Draws.tangled(3000, 1);
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, 3000).boxed().toList());
        Collections.shuffle(order, new Random(2));
        int[][] shuffled = IntStream.range(0, 8)
                .mapToObj(c -> order.stream().mapToInt(r -> table.codes(c)[r]).toArray())
                .toArray(int[][]::new);
        CodedRows one = Draws.rows(table);
        CodedRows other = Draws.rows(Table.of(table.schema(), Arrays.asList(shuffled)));
        assertThat(one).usingRecursiveComparison().isEqualTo(other);
        assertThat(one.rows()).isBetween(100, 1152);
    }

    @Test
    void aNumericColumnIsRefusedByName() {
        Schema schema = Schema.of(new Column.Categorical("kind", "a", "b"), new Column.Numeric("width"));
        assertThatThrownBy(() -> DistinctRows.of(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "column 'width' is not categorical; make levels of it, for example by binning, or leave it out");
    }

    @Test
    void aColumnOfTooManyLevelsIsRefusedByName() {
        assertThatThrownBy(() -> DistinctRows.of(Draws.schema(2, 40_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'c1' must have at most 32767 levels, has 40000; join rare ones, or leave it out");
    }

    @Test
    void noColumnAndNoLevelAreRefused() {
        assertThatThrownBy(() -> DistinctRows.of(Schema.of())).hasMessage("there is no column to learn from");
        assertThatThrownBy(() -> DistinctRows.of(Draws.schema(2, 0))).hasMessage("column 'c1' has no level");
    }
}
