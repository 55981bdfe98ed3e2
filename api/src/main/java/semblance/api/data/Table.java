package semblance.api.data;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/**
 * Rows held in memory, column by column; the type of a column in the {@link Schema} tells which array it has. Arrays are
 * shared, not copied: once in a table they must not be changed. Asking a column for an array that its type does not have
 * is an {@link IllegalArgumentException}.
 */
public final class Table implements Serializable {
    private static final long serialVersionUID = 1;
    private final Schema schema;
    private final Serializable[] columns;
    private final int rows;
    private final double[] weights; // of length 0 if every row counts once

    private Table(Schema schema, Serializable[] columns, int rows, double[] weights) {
        this.schema = schema;
        this.columns = columns;
        this.rows = rows;
        this.weights = weights;
    }

    /**
     * Rows that count once each.
     *
     * @param columns one array for each column of the schema
     * @throws IllegalArgumentException if an array's type or length does not fit, a number is infinite or not of its
     *     column's kind, or a level index is out of range; the message names column and row (from 1)
     */
    public static Table of(Schema schema, List<? extends Serializable> columns) {
        Serializable[] arrays = columns.toArray(Serializable[]::new);
        if (arrays.length != schema.columns().size())
            throw new IllegalArgumentException("expected columns " + schema.names() + ", found " + arrays.length);
        int rows = arrays.length == 0
                ? 0
                : Array.getLength(arrays[0]) / size(schema.columns().get(0));
        for (int c = 0; c < arrays.length; c++) check(schema.columns().get(c), arrays[c], rows);
        return new Table(schema, arrays, rows, new double[0]);
    }

    private static void check(Column column, Serializable array, int rows) {
        if (array.getClass() != array(column) || Array.getLength(array) != rows * size(column))
            throw new IllegalArgumentException("expected " + rows + " cells for " + column + ", found "
                    + array.getClass().getSimpleName() + " of length " + Array.getLength(array));
        int bad = -1;
        if (array instanceof double[] numbers) {
            boolean whole = ((Column.Numeric) column).kind().whole();
            for (int r = 0; r < rows && bad < 0; r++)
                if (Math.abs(numbers[r]) == Double.POSITIVE_INFINITY
                        || whole && Math.abs(Math.rint(numbers[r]) - numbers[r]) > 0) bad = r;
        } else if (array instanceof int[] codes) {
            int levels = ((Column.Categorical) column).levels().size();
            for (int r = 0; r < rows && bad < 0; r++) if (codes[r] < -1 || codes[r] >= levels) bad = r;
        } else if (array instanceof float[] values) {
            for (int i = 0; i < values.length && bad < 0; i++) if (Float.isInfinite(values[i])) bad = i / size(column);
        }
        if (bad >= 0)
            throw new IllegalArgumentException("column '" + column.name() + "', row " + (bad + 1) + ": "
                    + Array.get(array, bad * size(column)) + " is not a value of " + column);
    }

    private static Class<?> array(Column column) {
        if (column instanceof Column.Numeric) return double[].class;
        if (column instanceof Column.Categorical) return int[].class;
        return column instanceof Column.Tensor ? float[].class : String[].class;
    }

    private static int size(Column column) {
        return column instanceof Column.Tensor tensor ? tensor.size() : 1;
    }

    /**
     * The same rows with weights: a row of weight 2 counts as two equal rows, a row of weight 0 not at all.
     *
     * @param weights shape [rows], finite and at least 0
     * @throws IllegalArgumentException if they are not, naming the row (from 1)
     */
    public Table withWeights(double[] weights) {
        if (weights.length != rows)
            throw new IllegalArgumentException("expected " + rows + " weights, found " + weights.length);
        for (int r = 0; r < rows; r++)
            if (!(weights[r] >= 0 && weights[r] < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException(
                        "row " + (r + 1) + ": a weight must be finite and at least 0, got " + weights[r]);
        return new Table(schema, columns, rows, weights);
    }

    /** The columns. */
    public Schema schema() {
        return schema;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The values of a numeric column, shape [rows]; NaN is missing. */
    public double[] numbers(int column) {
        return as(double[].class, column);
    }

    /** The level indices of a categorical column, shape [rows]; -1 is missing. */
    public int[] codes(int column) {
        return as(int[].class, column);
    }

    /** The values of a tensor column, shape [rows * size]; NaN is missing. */
    public float[] tensors(int column) {
        return as(float[].class, column);
    }

    /** The strings of a text column, shape [rows]; null is missing. */
    public String[] texts(int column) {
        return as(String[].class, column);
    }

    private <A> A as(Class<A> type, int column) {
        if (type.isInstance(columns[column])) return type.cast(columns[column]);
        throw new IllegalArgumentException(
                schema.columns().get(column) + " has no " + type.getSimpleName() + "; its type is another");
    }

    /** The array of a column of any type. */
    public Serializable array(int column) {
        return columns[column];
    }

    /** How often each row counts, shape [rows]; 1 unless the data have weights. */
    public double[] weights() {
        if (weights.length == rows) return weights;
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Whether a cell is missing; a tensor is if its first value is. */
    public boolean missing(int column, int row) {
        Serializable array = columns[column];
        if (array instanceof double[] numbers) return Double.isNaN(numbers[row]);
        if (array instanceof int[] codes) return codes[row] < 0;
        if (array instanceof String[] texts) return texts[row] == null;
        return Float.isNaN(((float[]) array)[row * size(schema.columns().get(column))]);
    }

    /** Rows {@code from} (inclusive) to {@code to} (exclusive), copied. */
    public Table slice(int from, int to) {
        Serializable[] slices = new Serializable[columns.length];
        for (int c = 0; c < slices.length; c++) {
            int size = size(schema.columns().get(c));
            Object slice = Array.newInstance(columns[c].getClass().componentType(), (to - from) * size);
            System.arraycopy(columns[c], from * size, slice, 0, (to - from) * size);
            slices[c] = (Serializable) slice;
        }
        double[] some = weights.length == 0 ? weights : Arrays.copyOfRange(weights, from, to);
        return new Table(schema, slices, to - from, some);
    }
}
