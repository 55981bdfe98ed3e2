package semblance.core.contract;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Tables made from tables; every one is a copy. */
final class Rows {
    private Rows() {}

    /** The number of values in one cell. */
    static int size(Column column) {
        return column instanceof Column.Tensor tensor ? tensor.size() : 1;
    }

    /** Some rows, by position; a position may be named twice. */
    static Table select(Table rows, int... positions) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++)
            columns.add(pick(rows.array(c), size(rows.schema().columns().get(c)), positions));
        double[] weights = rows.weights();
        return Table.of(rows.schema(), columns)
                .withWeights(
                        Arrays.stream(positions).mapToDouble(r -> weights[r]).toArray());
    }

    private static Serializable pick(Object array, int size, int[] positions) {
        Object picked = Array.newInstance(array.getClass().componentType(), positions.length * size);
        for (int i = 0; i < positions.length; i++) System.arraycopy(array, positions[i] * size, picked, i * size, size);
        return (Serializable) picked;
    }

    /** The rows without their weights. */
    static Table unweighted(Table rows) {
        return Table.of(rows.schema(), arrays(rows));
    }

    /** The arrays of the columns. */
    static List<Serializable> arrays(Table rows) {
        return IntStream.range(0, rows.schema().columns().size())
                .mapToObj(rows::array)
                .toList();
    }

    /** The rows with another array for one column. */
    static Table with(Table rows, int column, Serializable array) {
        List<Serializable> columns = new ArrayList<>(arrays(rows));
        columns.set(column, array);
        return Table.of(rows.schema(), columns).withWeights(rows.weights());
    }

    /** The rows with one cell of another row in each of them. */
    static Table fill(Table rows, int column, Table from, int row) {
        int[] positions = new int[rows.rows()];
        Arrays.fill(positions, row);
        return with(
                rows,
                column,
                pick(from.array(column), size(rows.schema().columns().get(column)), positions));
    }

    /** The rows with a level of a categorical column in each of them. */
    static Table level(Table rows, int column, int level) {
        int[] codes = new int[rows.rows()];
        Arrays.fill(codes, level);
        return with(rows, column, codes);
    }

    /** The rows with some cells of a column missing. */
    static Table without(Table rows, int column, boolean... missing) {
        int size = size(rows.schema().columns().get(column));
        Table copy = rows.slice(0, rows.rows());
        Object array = copy.array(column);
        for (int i = 0; i < rows.rows() * size; i++) if (missing[i / size]) blank(array, i);
        return with(rows, column, (Serializable) array);
    }

    /** The rows with a whole column missing. */
    static Table without(Table rows, int column) {
        boolean[] all = new boolean[rows.rows()];
        Arrays.fill(all, true);
        return without(rows, column, all);
    }

    /** As many rows, all cells missing. */
    static Table blank(Table rows) {
        Table blank = rows;
        for (int c = 0; c < rows.schema().columns().size(); c++) blank = without(blank, c);
        return blank;
    }

    /** Rows of a schema, all cells missing. */
    static Table blank(Schema schema, int rows) {
        List<Serializable> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            Class<?> type = column instanceof Column.Numeric
                    ? double.class
                    : column instanceof Column.Categorical
                            ? int.class
                            : column instanceof Column.Tensor ? float.class : String.class;
            Object array = Array.newInstance(type, rows * size(column));
            for (int i = 0; i < rows * size(column); i++) blank(array, i);
            columns.add((Serializable) array);
        }
        return Table.of(schema, columns);
    }

    private static void blank(Object array, int index) {
        if (array instanceof double[] numbers) numbers[index] = Double.NaN;
        else if (array instanceof int[] codes) codes[index] = -1;
        else if (array instanceof float[] values) values[index] = Float.NaN;
        else ((Object[]) array)[index] = null;
    }

    /** Some rows one after the other, of one schema and without weights. */
    static Table concat(List<Table> tables, Schema schema) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < schema.columns().size(); c++) {
            int column = c;
            int size = size(schema.columns().get(c));
            int length = tables.stream().mapToInt(Table::rows).sum() * size;
            Object all = Array.newInstance(blank(schema, 0).array(c).getClass().componentType(), length);
            int at = 0;
            for (Table table : tables) {
                System.arraycopy(table.array(column), 0, all, at, table.rows() * size);
                at += table.rows() * size;
            }
            columns.add((Serializable) all);
        }
        Table all = Table.of(schema, columns);
        return all.withWeights(tables.stream()
                .flatMapToDouble(table -> Arrays.stream(table.weights()))
                .toArray());
    }

    /** The same cells in other columns, which must have the same kinds of arrays. */
    static Table rename(Table rows, Schema schema) {
        return Table.of(schema, arrays(rows)).withWeights(rows.weights());
    }

    /** Whether any cell of a row is missing. */
    static boolean incomplete(Table rows, int row) {
        return IntStream.range(0, rows.schema().columns().size()).anyMatch(c -> rows.missing(c, row));
    }

    /** The positions of rows without missing cells. */
    static int[] complete(Table rows) {
        return IntStream.range(0, rows.rows()).filter(r -> !incomplete(rows, r)).toArray();
    }

    /** The cells as numbers, shape [columns][rows * size]; strings by their hash, which tells them apart well enough. */
    static double[][] numbers(Table rows) {
        double[][] numbers = new double[rows.schema().columns().size()][];
        for (int c = 0; c < numbers.length; c++) {
            Object array = rows.array(c);
            numbers[c] = IntStream.range(0, Array.getLength(array))
                    .mapToDouble(i -> array instanceof String[] texts
                            ? (texts[i] == null ? Double.NaN : texts[i].hashCode())
                            : Array.getDouble(array, i))
                    .toArray();
        }
        return numbers;
    }
}
