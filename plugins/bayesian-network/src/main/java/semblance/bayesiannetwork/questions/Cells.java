package semblance.bayesiannetwork.questions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Evidence;

/** Rows of which something is known. */
final class Cells {
    private Cells() {}

    /** These rows, or one of which nothing is known if there are none to ask about. */
    static Dataset orNothing(Dataset rows, Schema schema) {
        return rows.partitions() > 0 ? rows : Dataset.of(blank(schema));
    }

    /** One row of which nothing is known. */
    static Table blank(Schema schema) {
        List<? extends Serializable> cells = schema.columns().stream()
                .map(column -> column instanceof Column.Numeric ? new double[] {Double.NaN} : new int[] {-1})
                .map(Serializable.class::cast)
                .toList();
        return Table.of(schema, cells);
    }

    /**
     * Refuses rows that cannot be.
     *
     * @param first the number of the first row
     * @throws IllegalArgumentException if a row has probability 0, naming it and what it contradicts
     */
    static <M extends Density & Conditional<?>> void possible(M model, Table rows, long first) {
        double[] logs = model.logDensity(rows);
        for (int r = 0; r < logs.length; r++)
            if (logs[r] == Double.NEGATIVE_INFINITY) {
                String row = "row " + (first + r);
                try {
                    model.given(evidence(rows, r));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(row + ", " + e.getMessage(), e);
                }
                throw new IllegalArgumentException(row + " has probability 0; change what it knows");
            }
    }

    private static Evidence evidence(Table rows, int row) {
        Schema schema = rows.schema();
        return new Evidence(IntStream.range(0, schema.columns().size())
                .filter(c -> !rows.missing(c, row))
                .mapToObj(c -> condition(schema.columns().get(c), rows, c, row))
                .toList());
    }

    private static Evidence.Condition condition(Column column, Table rows, int c, int row) {
        return column instanceof Column.Categorical categorical
                ? new Evidence.OneOf(column.name(), List.of(categorical.levels().get(rows.codes(c)[row])))
                : new Evidence.Range(column.name(), rows.numbers(c)[row], rows.numbers(c)[row]);
    }

    /** The positions of some columns, or of all if none is named. */
    static int[] positions(Schema schema, List<String> names) {
        if (names.isEmpty()) return IntStream.range(0, schema.columns().size()).toArray();
        return names.stream().mapToInt(schema::indexOf).distinct().toArray();
    }

    /** Names without blanks around them and without blank ones. */
    static List<String> names(List<String> names) {
        return names.stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /** An array with one value in each place. */
    static double[] filled(int size, double value) {
        double[] array = new double[size];
        Arrays.fill(array, value);
        return array;
    }
}
