package semblance.decisiontree.growing;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;

/**
 * Rows as small numbers, column by column, in the meaning that {@link Cuts} gives them: 0 is a missing cell. A column is
 * held in bytes where 255 other codes suffice, else in 16 bits.
 */
public final class Codes implements Serializable {
    private static final long serialVersionUID = 1;
    private final int rows;
    private final byte[] byRows; // all cells once more, row after row; or of length 0
    private final boolean close; // whether the cells are held row after row alone
    private final byte[][] bytes; // one of the two is of length 0 for each column; of length 0 where rows are close
    private final char[][] chars;
    private final int columns;

    Codes(int rows, byte[][] bytes, char[][] chars) {
        this(rows, bytes, chars, new byte[0], false);
    }

    private Codes(int rows, byte[][] bytes, char[][] chars, byte[] byRows, boolean close) {
        this.byRows = byRows;
        this.rows = rows;
        this.bytes = bytes;
        this.chars = chars;
        this.close = close;
        columns = chars.length;
    }

    /**
     * Codes computed one by one.
     *
     * @param code the code of a column (first argument) in a row (second)
     */
    public static Codes of(Cuts cuts, int rows, IntBinaryOperator code) {
        Codes codes = zeros(cuts, rows);
        for (int c = 0; c < codes.columns(); c++) for (int r = 0; r < rows; r++) codes.set(c, r, code.applyAsInt(c, r));
        return codes;
    }

    static Codes zeros(Cuts cuts, int rows) {
        byte[][] bytes = new byte[cuts.size()][0];
        char[][] chars = new char[cuts.size()][0];
        for (int c = 0; c < bytes.length; c++) {
            if (cuts.codes(c) <= 255) bytes[c] = new byte[rows];
            else chars[c] = new char[rows];
        }
        return new Codes(rows, bytes, chars);
    }

    private void set(int column, int row, int code) {
        if (bytes[column].length > 0) bytes[column][row] = (byte) code;
        else chars[column][row] = (char) code;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** One code; 0 is missing. */
    public int at(int column, int row) {
        if (close) return byRows[row * columns + column] & 0xFF;
        return bytes[column].length > 0 ? bytes[column][row] & 0xFF : chars[column][row];
    }

    /**
     * The bytes that a column's codes are among: that of a row is at {@link #first} plus the row's number times {@link #step}.
     * Of length 0 if the column is held in {@link #chars}.
     */
    byte[] bytes(int column) {
        return close ? byRows : bytes[column];
    }

    int first(int column) {
        return close ? column : 0;
    }

    int step() {
        return close ? columns : 1;
    }

    /** A column's codes in 16 bits, or of length 0. */
    char[] chars(int column) {
        return chars[column];
    }

    /**
     * New rows put together from cells of these.
     *
     * @param from the row that each cell is taken from, shape [columns][rows]
     */
    public Codes gather(int[]... from) {
        byte[][] someBytes = new byte[bytes.length][0];
        char[][] someChars = new char[bytes.length][0];
        for (int c = 0; c < bytes.length; c++) {
            int[] source = from[c];
            if (bytes[c].length > 0) {
                byte[] to = new byte[source.length];
                for (int r = 0; r < to.length; r++) to[r] = bytes[c][source[r]];
                someBytes[c] = to;
            } else {
                char[] to = new char[source.length];
                for (int r = 0; r < to.length; r++) to[r] = chars[c][source[r]];
                someChars[c] = to;
            }
        }
        return new Codes(from.length == 0 ? rows : from[0].length, someBytes, someChars);
    }

    /** The same codes, held row by row too if they fit bytes, so that single rows can be read fast. */
    Codes readByRows() {
        boolean fits = bytes.length > 0 && (long) rows * bytes.length <= Integer.MAX_VALUE - 8;
        for (byte[] column : bytes) fits &= column.length == rows;
        if (!fits || rows == 0) return this;
        byte[] cells = new byte[rows * bytes.length];
        for (int c = 0; c < bytes.length; c++) for (int r = 0; r < rows; r++) cells[r * bytes.length + c] = bytes[c][r];
        return new Codes(rows, bytes, chars, cells, false);
    }

    /**
     * The given rows of these, close together in memory.
     *
     * @param few whether few of their columns are going to be read, so that it does not pay to put them in columns
     */
    Codes close(int[] from, boolean few) {
        if (byRows.length == 0) return rows(from);
        if (few) {
            byte[] cells = new byte[from.length * columns];
            for (int r = 0; r < from.length; r++)
                System.arraycopy(byRows, from[r] * columns, cells, r * columns, columns);
            return new Codes(from.length, new byte[0][], chars, cells, true);
        }
        byte[][] some = new byte[columns][from.length];
        for (int r = 0; r < from.length; r++) {
            int at = from[r] * columns;
            for (int c = 0; c < columns; c++) some[c][r] = byRows[at + c];
        }
        return new Codes(from.length, some, chars);
    }

    /** The given rows, in the given order. */
    public Codes rows(int[] from) {
        int[][] each = new int[bytes.length][];
        Arrays.fill(each, from);
        return gather(each);
    }

    /** These rows followed by others of the same columns. */
    public Codes and(Codes others) {
        byte[][] someBytes = new byte[bytes.length][0];
        char[][] someChars = new char[bytes.length][0];
        for (int c = 0; c < bytes.length; c++) {
            if (bytes[c].length + others.bytes[c].length > 0) {
                someBytes[c] = Arrays.copyOf(bytes[c], rows + others.rows);
                System.arraycopy(others.bytes[c], 0, someBytes[c], rows, others.rows);
            } else {
                someChars[c] = Arrays.copyOf(chars[c], rows + others.rows);
                System.arraycopy(others.chars[c], 0, someChars[c], rows, others.rows);
            }
        }
        return new Codes(rows + others.rows, someBytes, someChars);
    }

    /** A hash of each row's content, shape [rows]: equal rows have equal hashes. */
    public long[] hashes() {
        long[] hashes = new long[rows];
        for (int c = 0; c < bytes.length; c++) {
            byte[] small = bytes[c];
            char[] large = chars[c];
            if (small.length > 0) for (int r = 0; r < rows; r++) hashes[r] = Hash.next(hashes[r], small[r] & 0xFF);
            else for (int r = 0; r < large.length; r++) hashes[r] = Hash.next(hashes[r], large[r]);
        }
        return hashes;
    }

    void put(int at, Codes part) {
        for (int c = 0; c < bytes.length; c++) {
            if (bytes[c].length > 0) System.arraycopy(part.bytes[c], 0, bytes[c], at, part.rows);
            else System.arraycopy(part.chars[c], 0, chars[c], at, part.rows);
        }
    }

    boolean equal(int row, int other) {
        for (int c = 0; c < bytes.length; c++) if (at(c, row) != at(c, other)) return false;
        return true;
    }
}
