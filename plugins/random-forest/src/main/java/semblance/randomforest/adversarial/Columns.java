package semblance.randomforest.adversarial;

import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Which columns of a schema are numbers and which are levels. */
final class Columns {
    final Schema schema;
    /** The positions of the numeric columns. */
    final int[] numeric;
    /** The positions of the categorical columns. */
    final int[] categorical;
    /** Where each column stands among the numeric or among the categorical ones. */
    final int[] place;

    private final boolean[] numbers;
    /** Whether each numeric column holds whole numbers. */
    final boolean[] whole;
    /** The number of levels of each categorical column. */
    final int[] levels;

    Columns(Schema schema) {
        this.schema = schema;
        numeric = positions(schema, Column.Numeric.class);
        categorical = positions(schema, Column.Categorical.class);
        place = new int[schema.columns().size()];
        whole = new boolean[numeric.length];
        levels = new int[categorical.length];
        numbers = new boolean[place.length];
        for (int j = 0; j < numeric.length; j++) {
            place[numeric[j]] = j;
            numbers[numeric[j]] = true;
            whole[j] =
                    ((Column.Numeric) schema.columns().get(numeric[j])).kind().whole();
        }
        for (int c = 0; c < categorical.length; c++) {
            place[categorical[c]] = c;
            levels[c] = ((Column.Categorical) schema.columns().get(categorical[c]))
                    .levels()
                    .size();
        }
    }

    /** @throws IllegalArgumentException if there is no column, or one that is neither numeric nor categorical */
    static Columns of(Schema schema) {
        for (Column column : schema.columns())
            if (!(column instanceof Column.Numeric || column instanceof Column.Categorical))
                throw new IllegalArgumentException(
                        "column '" + column.name()
                                + "': an adversarial forest describes numbers and levels only; leave the column out or encode it");
        if (schema.columns().isEmpty()) throw new IllegalArgumentException("there is no column to learn from");
        return new Columns(schema);
    }

    private static int[] positions(Schema schema, Class<? extends Column> type) {
        return IntStream.range(0, schema.columns().size())
                .filter(column -> type.isInstance(schema.columns().get(column)))
                .toArray();
    }

    int size() {
        return place.length;
    }

    boolean numeric(int column) {
        return numbers[column];
    }

    /** @throws IllegalArgumentException if a table has other columns, naming one that differs */
    void check(Table rows) {
        if (rows.schema() == schema || rows.schema().columns().equals(schema.columns())) return;
        for (int column = 0; column < size(); column++) {
            Column expected = schema.columns().get(column);
            if (column >= rows.schema().columns().size())
                throw new IllegalArgumentException("column '" + expected.name() + "' is not among the rows' columns "
                        + rows.schema().names());
            Column found = rows.schema().columns().get(column);
            if (!found.equals(expected))
                throw new IllegalArgumentException(
                        "column '" + expected.name() + "': expected " + expected + ", found " + found);
        }
        throw new IllegalArgumentException("expected columns " + schema.names() + ", found "
                + rows.schema().names());
    }
}
