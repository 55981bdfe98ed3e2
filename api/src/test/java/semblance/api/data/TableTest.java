package semblance.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Schema SCHEMA = Schema.of(
            new Column.Numeric("age", Kind.INTEGER),
            new Column.Categorical("sex", "Female", "Male"),
            new Column.Tensor("image", List.of(2, 1)),
            new Column.Text("name"));
    private static final Table ROWS = Table.of(
            SCHEMA,
            List.of(
                    new double[] {30, Double.NaN, 50},
                    new int[] {0, 1, -1},
                    new float[] {1, 2, 3, 4, Float.NaN, Float.NaN},
                    new String[] {"a", null, "c"}));

    @Test
    void aSliceHasTheCellsAndWeightsOfItsRows() {
        Table slice = ROWS.withWeights(new double[] {1, 2, 0}).slice(1, 3);
        assertThat(slice.rows()).isEqualTo(2);
        assertThat(slice.numbers(0)).containsExactly(Double.NaN, 50);
        assertThat(slice.codes(1)).containsExactly(1, -1);
        assertThat(slice.tensors(2)).containsExactly(3, 4, Float.NaN, Float.NaN);
        assertThat(slice.texts(3)).containsExactly(null, "c");
        assertThat(slice.weights()).containsExactly(2, 0);
        assertThat(ROWS.weights()).containsExactly(1, 1, 1);
    }

    @Test
    void missingCellsAreKnownForEveryType() {
        for (int c = 0; c < 4; c++) {
            assertThat(ROWS.missing(c, 0)).isFalse();
            assertThat(ROWS.missing(c, c == 0 || c == 3 ? 1 : 2)).isTrue();
        }
    }

    @Test
    void cellsThatNoColumnCanHaveAreNamed() {
        refused(new Column.Numeric("x"), new double[] {1, Double.POSITIVE_INFINITY}, "column 'x', row 2: Infinity");
        refused(new Column.Numeric("n", Kind.INTEGER), new double[] {1.5}, "column 'n', row 1: 1.5");
        refused(new Column.Categorical("c", "a"), new int[] {0, 1}, "column 'c', row 2: 1");
        refused(
                new Column.Tensor("t", List.of(2)),
                new float[] {1, 2, 3, Float.NEGATIVE_INFINITY},
                "column 't', row 2");
        refused(new Column.Numeric("x"), new int[] {1}, "expected 1 cells for Numeric");
    }

    private static void refused(Column column, Serializable array, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(Schema.of(column), List.of(array)))
                .withMessageStartingWith(message);
    }

    @Test
    void columnsOfDifferentLengthAndTooFewColumnsAreRefused() {
        Schema two = Schema.of(new Column.Numeric("x"), new Column.Numeric("y"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(two, List.of(new double[2], new double[3])))
                .withMessageContaining("expected 2 cells");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of(two, List.of(new double[2])))
                .withMessage("expected columns [x, y], found 1");
    }

    @Test
    void weightsThatAreNoneAreNamedByTheirRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ROWS.withWeights(new double[] {1, -1, 1}))
                .withMessage("row 2: a weight must be finite and at least 0, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ROWS.withWeights(new double[2]))
                .withMessage("expected 3 weights, found 2");
    }

    @Test
    void aDatasetOfATableHasItsRowsInBatches() {
        double[] x = new double[2 * Dataset.BATCH + 1];
        x[x.length - 1] = 7;
        Dataset data = Dataset.of(Table.of(Schema.of(new Column.Numeric("x")), List.of(x)));
        assertThat(data.partitions()).isEqualTo(3);
        assertThat(data.partition(2).map(Table::rows)).containsExactly(1);
        assertThat(data.partition(2).findFirst().orElseThrow().numbers(0)).containsExactly(7);
    }
}
