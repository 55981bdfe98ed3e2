package semblance.transforms;

import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Checks that a table has the columns that a transform was fitted to. */
final class Columns {
    private Columns() {}

    /** @throws IllegalArgumentException if a column is another, naming the first; roles do not matter */
    static void check(Schema expected, Table rows) {
        Schema found = rows.schema();
        if (found.columns().equals(expected.columns())) return;
        for (int c = 0; c < Math.min(expected.columns().size(), found.columns().size()); c++) {
            Column column = expected.columns().get(c);
            if (!found.columns().get(c).equals(column))
                throw new IllegalArgumentException("column " + (c + 1) + ": expected " + column + ", found "
                        + found.columns().get(c));
        }
        throw new IllegalArgumentException("expected columns " + expected.names() + ", found " + found.names());
    }
}
