package semblance.decisiontree;

import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** What trees ask of columns. */
final class Columns {
    private Columns() {}

    /** @throws IllegalArgumentException if there is no column, or one that is neither numeric nor categorical */
    static void demandPlain(Schema schema) {
        if (schema.columns().isEmpty()) throw new IllegalArgumentException("there is no column to learn from");
        for (Column column : schema.columns())
            if (!(column instanceof Column.Numeric || column instanceof Column.Categorical))
                throw new IllegalArgumentException("column '" + column.name()
                        + "': a tree tests numbers and levels only; leave the column out or encode it");
    }

    /** @throws IllegalArgumentException if a table has other columns than a model */
    static void check(Schema schema, Table rows) {
        if (rows.schema() == schema || rows.schema().columns().equals(schema.columns())) return;
        for (int column = 0; column < schema.columns().size(); column++) {
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

    static boolean whole(Column column) {
        return column instanceof Column.Numeric numeric && numeric.kind().whole();
    }

    /** The names of the columns, the target first. */
    static List<String> targetFirst(Schema schema) {
        List<String> names = new ArrayList<>(schema.names());
        if (names.remove(schema.target())) names.add(0, schema.target());
        return names;
    }
}
