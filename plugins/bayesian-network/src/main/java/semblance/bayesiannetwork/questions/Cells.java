package semblance.bayesiannetwork.questions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Density;

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
    static void possible(Density model, Table rows, long first) {
        double[] logs = model.logDensity(rows);
        for (int r = 0; r < logs.length; r++)
            if (logs[r] == Double.NEGATIVE_INFINITY) {
                List<String> contradiction = Contradiction.of(model, rows, r);
                int last = contradiction.size() - 1;
                throw new IllegalArgumentException("row " + (first + r) + " cannot be: " + contradiction.get(last)
                        + " has probability 0"
                        + (last == 0
                                ? "; change or leave it out"
                                : " where " + String.join(", ", contradiction.subList(0, last))
                                        + "; change or leave out one of them"));
            }
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
