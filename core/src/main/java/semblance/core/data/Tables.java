package semblance.core.data;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Tables from tables. */
public final class Tables {
    private Tables() {}

    /**
     * The rows of some tables, one table after the other; weights are kept.
     *
     * @param schema the columns of each table
     */
    public static Table concat(Schema schema, List<Table> tables) {
        if (tables.size() == 1) return tables.get(0);
        int rows = tables.stream().mapToInt(Table::rows).reduce(0, Math::addExact);
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < schema.columns().size(); c++) {
            Column column = schema.columns().get(c);
            Serializable all = array(column, rows);
            int at = 0;
            for (Table table : tables) {
                System.arraycopy(table.array(c), 0, all, at, table.rows() * size(column));
                at += table.rows() * size(column);
            }
            columns.add(all);
        }
        double[] weights = new double[rows];
        int at = 0;
        for (Table table : tables) {
            System.arraycopy(table.weights(), 0, weights, at, table.rows());
            at += table.rows();
        }
        return weighted(Table.of(schema, columns), weights);
    }

    /**
     * Some rows of a table, in the order given, with their weights; a row may be asked for more than once.
     *
     * @param rows positions, from 0
     */
    public static Table select(Table table, int... rows) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < table.schema().columns().size(); c++) {
            Column column = table.schema().columns().get(c);
            int size = size(column);
            Serializable chosen = array(column, rows.length);
            for (int r = 0; r < rows.length; r++)
                System.arraycopy(table.array(c), rows[r] * size, chosen, r * size, size);
            columns.add(chosen);
        }
        double[] weights = table.weights();
        return weighted(
                Table.of(table.schema(), columns),
                Arrays.stream(rows).mapToDouble(r -> weights[r]).toArray());
    }

    /** All rows of a dataset in one table, which must fit in memory. */
    public static Table collect(Dataset data) {
        List<Table> tables = new ArrayList<>();
        for (int p = 0; p < data.partitions(); p++)
            try (Stream<Table> partition = data.partition(p)) {
                partition.forEachOrdered(tables::add);
            }
        return concat(data.schema(), tables);
    }

    /** The table with these weights, unless each is 1, which a table without weights says in less room. */
    static Table weighted(Table table, double[] weights) {
        for (double weight : weights) if (weight != 1) return table.withWeights(weights);
        return table;
    }

    /** Whether some row does not count once. */
    static boolean hasWeights(Table table) {
        for (double weight : table.weights()) if (weight != 1) return true;
        return false;
    }

    /** The number of values that a cell holds. */
    static int size(Column column) {
        return column instanceof Column.Tensor tensor ? tensor.size() : 1;
    }

    /** An array for some cells of a column, all zero. */
    static Serializable array(Column column, int rows) {
        if (column instanceof Column.Numeric) return new double[rows];
        if (column instanceof Column.Categorical) return new int[rows];
        if (column instanceof Column.Tensor) return new float[Math.multiplyExact(rows, size(column))];
        return new String[rows];
    }

    /** Some cells of a column, all missing. */
    static Serializable missing(Column column, int rows) {
        Serializable array = array(column, rows);
        if (array instanceof double[] numbers) Arrays.fill(numbers, Double.NaN);
        if (array instanceof int[] codes) Arrays.fill(codes, -1);
        if (array instanceof float[] values) Arrays.fill(values, Float.NaN);
        return array;
    }

    /** About how many bytes of memory a table takes. */
    static long bytes(Table table) {
        long bytes = 8L * table.rows(); // weights, or the overhead of short arrays
        for (int c = 0; c < table.schema().columns().size(); c++) {
            Serializable array = table.array(c);
            if (array instanceof double[] numbers) bytes += 8L * numbers.length;
            else if (array instanceof String[] texts)
                for (String text : texts) bytes += text == null ? 8 : 64 + 2L * text.length();
            else bytes += 4L * Array.getLength(array);
        }
        return bytes;
    }
}
