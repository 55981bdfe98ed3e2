package semblance.bayesiannetwork.mixture;

import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** The levels of rows that a model is asked about. */
final class Cells {
    private Cells() {}

    /**
     * The level of each cell, -1 where it is missing, shape [columns][rows]; not copied.
     *
     * @throws IllegalArgumentException if the rows have other columns than the model, naming the first that differs
     */
    static int[][] of(Schema schema, Table rows) {
        check(schema, rows.schema());
        return IntStream.range(0, schema.columns().size()).mapToObj(rows::codes).toArray(int[][]::new);
    }

    private static void check(Schema schema, Schema found) {
        List<Column> columns = schema.columns();
        if (found == schema || found.columns().equals(columns)) return;
        for (int c = 0; c < columns.size(); c++) {
            Column expected = columns.get(c);
            if (c >= found.columns().size())
                throw new IllegalArgumentException(
                        "column '" + expected.name() + "' is not among the rows' columns " + found.names());
            if (!expected.equals(found.columns().get(c)))
                throw new IllegalArgumentException("expected the column " + expected + ", found "
                        + found.columns().get(c));
        }
        throw new IllegalArgumentException("the rows have a column '"
                + found.columns().get(columns.size()).name() + "' that the model does not have; leave it out");
    }

    /** Copies a row's cells, shape [columns]. */
    static void copy(int[][] codes, int row, int[] to) {
        for (int c = 0; c < to.length; c++) to[c] = codes[c][row];
    }

    /** The position of the largest value, the first of equals. */
    static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
        return best;
    }
}
