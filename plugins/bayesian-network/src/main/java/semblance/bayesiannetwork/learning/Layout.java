package semblance.bayesiannetwork.learning;

import java.io.Serializable;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;

/**
 * What learning needs to know of the columns.
 *
 * @param radix the number of levels of each column, 0 for a numeric one, shape [columns]
 */
record Layout(Schema schema, int[] radix) implements Serializable {
    /** The most levels whose codes, and one for missing, fit into two bytes. */
    private static final int LEVELS = Character.MAX_VALUE;

    /** @throws IllegalArgumentException if a column is neither numeric nor categorical, or has too many or no levels */
    static Layout of(Schema schema) {
        List<Column> columns = schema.columns();
        if (columns.isEmpty()) throw new IllegalArgumentException("there is no column to learn a network of");
        int[] radix = new int[columns.size()];
        for (int c = 0; c < radix.length; c++) {
            Column column = columns.get(c);
            if (column instanceof Column.Categorical levels) {
                radix[c] = levels.levels().size();
                if (radix[c] == 0 || radix[c] > LEVELS)
                    throw new IllegalArgumentException("column '" + column.name() + "' has " + radix[c]
                            + " levels; a network needs 1 to " + LEVELS + ", so leave the column out");
            } else if (!(column instanceof Column.Numeric)) {
                throw new IllegalArgumentException("column '" + column.name()
                        + "' is neither numeric nor categorical; leave it out to learn a network");
            }
        }
        return new Layout(schema, radix);
    }

    /** The number of columns. */
    int size() {
        return radix.length;
    }

    /** Whether a column is numeric. */
    boolean numeric(int column) {
        return radix[column] == 0;
    }

    /** A column's name. */
    String name(int column) {
        return schema.columns().get(column).name();
    }
}
