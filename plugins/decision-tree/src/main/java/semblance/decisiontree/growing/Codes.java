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
    private final ByRows byRows;
    private final boolean close; // whether the cells are held row after row alone
    /** Of each column, in this or in {@link #chars}, the other being of length 0; not of these rows where they are close. */
    private final byte[][] bytes;

    private final char[][] chars;

    /**
     * Cells row after row, so that single rows can be read fast.
     *
     * @param places of each column among those of bytes, or else less than 0: -1 for the first of the others, -2 and so on
     * @param narrow how many columns of bytes there are
     * @param wide how many others
     */
    private record ByRows(byte[] bytes, char[] chars, int[] places, int narrow, int wide) implements Serializable {
        private static final ByRows NONE = new ByRows(new byte[0], new char[0], new int[0], 0, 0);

        boolean none() {
            return places.length == 0;
        }

        boolean narrow(int column) {
            return places[column] >= 0;
        }

        ByRows rows(int[] from) {
            byte[] someBytes = new byte[from.length * narrow];
            char[] someChars = new char[from.length * wide];
            for (int r = 0; r < from.length; r++) {
                System.arraycopy(bytes, from[r] * narrow, someBytes, r * narrow, narrow);
                System.arraycopy(chars, from[r] * wide, someChars, r * wide, wide);
            }
            return new ByRows(someBytes, someChars, places, narrow, wide);
        }
    }

    Codes(int rows, byte[][] bytes, char[][] chars) {
        this(rows, bytes, chars, ByRows.NONE, false);
    }

    private Codes(int rows, byte[][] bytes, char[][] chars, ByRows byRows, boolean close) {
        this.byRows = byRows;
        this.rows = rows;
        this.bytes = bytes;
        this.chars = chars;
        this.close = close;
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
        return chars.length;
    }

    /** One code; 0 is missing. */
    public int at(int column, int row) {
        if (close) {
            int at = first(column) + row * step(column);
            return byRows.narrow(column) ? byRows.bytes[at] & 0xFF : byRows.chars[at];
        }
        return bytes[column].length > 0 ? bytes[column][row] & 0xFF : chars[column][row];
    }

    /**
     * The bytes that a column's codes are among: that of a row is at {@link #first} plus the row's number times {@link #step}.
     * Of length 0 if the column is held in {@link #chars}.
     */
    byte[] bytes(int column) {
        return close && byRows.narrow(column) ? byRows.bytes : bytes[column];
    }

    /** The same of a column that is held in 16 bits. */
    char[] chars(int column) {
        return close && !byRows.narrow(column) ? byRows.chars : chars[column];
    }

    int first(int column) {
        int place = close ? byRows.places[column] : 0;
        return place < 0 ? -1 - place : place;
    }

    int step(int column) {
        return !close ? 1 : byRows.narrow(column) ? byRows.narrow : byRows.wide;
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

    /** The same codes, held row by row too. */
    Codes readByRows() {
        int[] places = new int[chars.length];
        int narrow = 0;
        int wide = 0;
        for (int c = 0; c < places.length; c++) places[c] = bytes[c].length > 0 ? narrow++ : -1 - wide++;
        if (rows == 0 || (long) rows * Math.max(narrow, wide) > Integer.MAX_VALUE - 8) return this;
        byte[] someBytes = new byte[rows * narrow];
        char[] someChars = new char[rows * wide];
        for (int c = 0; c < places.length; c++) {
            if (places[c] >= 0)
                for (int r = 0, at = places[c]; r < rows; r++, at += narrow) someBytes[at] = bytes[c][r];
            else for (int r = 0, at = -1 - places[c]; r < rows; r++, at += wide) someChars[at] = chars[c][r];
        }
        return new Codes(rows, bytes, chars, new ByRows(someBytes, someChars, places, narrow, wide), false);
    }

    /**
     * The given rows of these, close together in memory.
     *
     * @param few whether few of their columns are going to be read, so that it does not pay to put them in columns
     */
    Codes close(int[] from, boolean few) {
        if (byRows.none()) return rows(from);
        if (few) return new Codes(from.length, bytes, chars, byRows.rows(from), true);
        byte[][] someBytes = new byte[chars.length][0];
        char[][] someChars = new char[chars.length][0];
        for (int c = 0; c < chars.length; c++) {
            if (byRows.narrow(c)) someBytes[c] = new byte[from.length];
            else someChars[c] = new char[from.length];
        }
        for (int r = 0; r < from.length; r++) {
            int narrow = from[r] * byRows.narrow;
            int wide = from[r] * byRows.wide - 1;
            for (int c = 0; c < chars.length; c++) {
                int place = byRows.places[c];
                if (place >= 0) someBytes[c][r] = byRows.bytes[narrow + place];
                else someChars[c][r] = byRows.chars[wide - place];
            }
        }
        return new Codes(from.length, someBytes, someChars);
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
