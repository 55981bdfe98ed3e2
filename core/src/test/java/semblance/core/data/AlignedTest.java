package semblance.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class AlignedTest {
    private static final double NONE = Double.NaN;
    private static final Schema MODEL = Schema.of(
            new Column.Numeric("height"),
            new Column.Categorical("sex", "Female", "Male"),
            new Column.Numeric("age", Kind.INTEGER));

    @Test
    void columnsAreFoundByNameAndLevelsRecoded() {
        Schema schema = new Schema(
                List.of(
                        new Column.Text("name"),
                        new Column.Categorical("sex", "Male", "Other", "Female"),
                        new Column.Numeric("height", Kind.INTEGER)),
                "",
                "count");
        Table table = Table.of(
                        schema, List.of(new String[] {"x", "y", null}, new int[] {0, 2, -1}, new double[] {1, 2, NONE}))
                .withWeights(new double[] {1, 2, 3});
        Aligned aligned = Aligned.of(Dataset.of(table), MODEL);
        assertThat(aligned.missing()).containsExactly("age");
        Table rows = Tables.collect(aligned.rows());
        assertThat(rows.schema()).isEqualTo(MODEL);
        assertThat(rows.numbers(0)).containsExactly(1, 2, NONE);
        assertThat(rows.codes(1)).containsExactly(1, 0, -1);
        assertThat(rows.numbers(2)).containsExactly(NONE, NONE, NONE);
        assertThat(rows.weights()).containsExactly(1, 2, 3);
    }

    @Test
    void dataOfTheModelsColumnsAreLeftAsTheyAre() {
        Dataset data = Dataset.of(Table.of(MODEL, List.of(new double[1], new int[1], new double[1])));
        assertThat(Aligned.of(data, MODEL).rows()).isSameAs(data);
    }

    @Test
    void noColumnInCommonIsAnError() {
        Dataset data = Rows.of(Schema.of(new Column.Text("x")), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aligned.of(data, MODEL))
                .withMessage("the data have none of the model's columns height, sex, age; their columns are x");
    }

    @Test
    void anotherTypeIsAnErrorThatNamesBoth() {
        refused(new Column.Text("height"), "column 'height' holds texts in the data, but numbers in the model");
        refused(
                new Column.Numeric("height", Kind.DATE),
                "column 'height' holds dates in the data, but numbers in the model");
        refused(
                new Column.Numeric("sex"),
                "column 'sex' holds numbers in the data, but 2 levels (Female, Male) in the model");
        refused(
                new Column.Tensor("height", List.of(2)),
                "column 'height' holds tensors of shape [2] in the data, but numbers in the model");
    }

    private static void refused(Column column, String message) {
        Dataset data = Rows.of(Schema.of(column), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Aligned.of(data, MODEL))
                .withMessage(message);
    }

    @Test
    void aBadCellIsNamedByItsRowInTheWholeOfTheData() {
        Schema schema = Schema.of(new Column.Categorical("sex", "Female", "Male", "Other"), new Column.Numeric("age"));
        int[] codes = new int[10_000];
        codes[9_000] = 2;
        Dataset data = Dataset.of(Table.of(schema, List.of(codes, new double[10_000])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.collect(Aligned.of(data, MODEL).rows()))
                .withMessage("column 'sex', row 9001: the model has no level 'Other'; its levels are Female, Male;"
                        + " leave the cell empty if it is unknown");
        double[] ages = new double[10_000];
        ages[5_000] = 2.5;
        Dataset other = Dataset.of(Table.of(schema, List.of(new int[10_000], ages)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tables.collect(Aligned.of(other, MODEL).rows()))
                .withMessage("column 'age', row 5001: 2.5 is not a whole number, as it was when the model was trained");
    }

    @Test
    void aMappedDatasetChangesTablesAsTheyAreRead() {
        Schema schema = Schema.of(new Column.Numeric("twice"));
        Dataset data = Dataset.of(Table.of(Schema.of(new Column.Numeric("x")), List.of(new double[] {1, 2, 3})));
        Dataset twice = Mapped.of(data, schema, rows -> {
            double[] numbers = rows.numbers(0).clone();
            for (int r = 0; r < numbers.length; r++) numbers[r] *= 2;
            return Tables.select(Table.of(schema, List.of(numbers)), 2, 0);
        });
        assertThat(twice.schema()).isEqualTo(schema);
        assertThat(Tables.collect(twice).numbers(0)).containsExactly(6, 2);
    }
}
