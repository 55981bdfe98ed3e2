package semblance.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
    private static final List<Column> COLUMNS = List.of(new Column.Numeric("x"), new Column.Categorical("y", "a", "b"));

    @Test
    void columnsAreFoundByName() {
        Schema schema = new Schema(COLUMNS, "y", "w");
        assertThat(schema.indexOf("y")).isEqualTo(1);
        assertThat(schema.column("x")).isEqualTo(new Column.Numeric("x", Kind.REAL));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schema.indexOf("z"))
                .withMessage("no column 'z'; the columns are x, y");
    }

    @Test
    void namesAreUsedOnceAndTheTargetIsAColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Schema.of(new Column.Numeric("x"), new Column.Text("x")))
                .withMessage("the column name 'x' is blank or used twice");
        assertThatIllegalArgumentException().isThrownBy(() -> new Schema(COLUMNS, "z", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schema(COLUMNS, "", "x"))
                .withMessage("the column name 'x' is blank or used twice");
    }

    @Test
    void levelsAreDistinctAndLengthsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Column.Categorical("c", "a", "b", "a"))
                .withMessage("column 'c': a level is repeated in [a, b, a]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Column.Tensor("t", List.of(2, 0)))
                .withMessage("column 't': lengths must be at least 1, got [2, 0]");
        assertThat(new Column.Tensor("t", List.of(28, 28, 3)).size()).isEqualTo(2352);
    }
}
