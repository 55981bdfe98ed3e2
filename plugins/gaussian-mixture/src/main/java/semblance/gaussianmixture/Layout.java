package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Which columns of a schema are numbers and which are levels. */
final class Layout implements Serializable {
    private static final long serialVersionUID = 1;

    final Schema schema;
    /** The positions of the numeric columns, shape [d]. */
    final int[] numeric;
    /** The positions of the categorical columns, shape [c]. */
    final int[] categorical;
    /** The number of levels of each categorical column, shape [c]. */
    final int[] levels;

    Layout(Schema schema) {
        this.schema = schema;
        numeric = positions(schema, Column.Numeric.class);
        categorical = positions(schema, Column.Categorical.class);
        levels = Arrays.stream(categorical)
                .map(column -> ((Column.Categorical) schema.columns().get(column))
                        .levels()
                        .size())
                .toArray();
    }

    /** @throws IllegalArgumentException if there is no column, or one that is neither numeric nor categorical */
    static Layout of(Schema schema) {
        for (Column column : schema.columns())
            if (!(column instanceof Column.Numeric || column instanceof Column.Categorical))
                throw new IllegalArgumentException("column '" + column.name()
                        + "': a Gaussian mixture describes numbers and levels only; leave the column out or encode it");
        if (schema.columns().isEmpty()) throw new IllegalArgumentException("there is no column to learn from");
        return new Layout(schema);
    }

    private static int[] positions(Schema schema, Class<? extends Column> type) {
        return IntStream.range(0, schema.columns().size())
                .filter(column -> type.isInstance(schema.columns().get(column)))
                .toArray();
    }

    Column.Numeric number(int j) {
        return (Column.Numeric) schema.columns().get(numeric[j]);
    }

    Column.Categorical category(int c) {
        return (Column.Categorical) schema.columns().get(categorical[c]);
    }

    /** A value of numeric column j, rounded if the column holds whole numbers. */
    double round(int j, double value) {
        return number(j).kind().whole() ? Math.rint(value) + 0.0 : value; // + 0.0 makes of -0.0 a 0.0
    }

    /** The numeric columns of a table, shape [d][rows]; not copied. */
    double[][] numbers(Table rows) {
        check(rows);
        return Arrays.stream(numeric).mapToObj(rows::numbers).toArray(double[][]::new);
    }

    /** The categorical columns of a table, shape [c][rows]; not copied. */
    int[][] codes(Table rows) {
        return Arrays.stream(categorical).mapToObj(rows::codes).toArray(int[][]::new);
    }

    /** @throws IllegalArgumentException if a table has other columns than these */
    void check(Table rows) {
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
}
