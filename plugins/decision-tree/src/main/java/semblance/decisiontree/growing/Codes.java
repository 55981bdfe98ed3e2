package semblance.decisiontree.growing;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import semblance.api.train.Run;

/**
 * Rows as small numbers, column by column, in the meaning that {@link Cuts} gives them: 0 is a missing cell. A column is
 * held in bytes where 255 other codes suffice, else in 16 bits.
 */
public final class Codes implements Serializable {
    private static final long serialVersionUID = 1;
    private final int rows;
    private final ByRows byRows;
    private final int[] places; // of each column in rows that are close together; of length 0 if they are not
    /**
     * Of each column, in this or in {@link #chars}, the other being of length 0, or both where a column is not held; not of
     * these rows if there are {@link #places}.
     */
    private final byte[][] bytes;

    private final char[][] chars;

    /**
     * Cells row after row, so that single rows can be read fast.
     *
     * @param narrow the columns that are held in bytes, in this order
     * @param wide the columns that are held in 16 bits
     */
    private record ByRows(byte[] bytes, char[] chars, int[] narrow, int[] wide) implements Serializable {
        private static final int TOGETHER = 256; // rows whose cells are read from memory before any is worked on
        private static final ByRows NONE = new ByRows(new byte[0], new char[0], new int[0], new int[0]);

        boolean none() {
            return narrow.length + wide.length == 0;
        }

        /** The given rows. */
        ByRows rows(int[] from) {
            byte[] someBytes = new byte[from.length * narrow.length];
            char[] someChars = new char[from.length * wide.length];
            for (int begin = 0; begin < from.length; begin += TOGETHER) {
                int end = Math.min(from.length, begin + TOGETHER);
                reach(from, begin, end, someBytes, someChars);
                for (int r = begin; r < end; r++) {
                    System.arraycopy(bytes, from[r] * narrow.length, someBytes, r * narrow.length, narrow.length);
                    System.arraycopy(chars, from[r] * wide.length, someChars, r * wide.length, wide.length);
                }
            }
            return new ByRows(someBytes, someChars, narrow, wide);
        }

        /** Copies the first cell of each row alone, so that a processor waits for many rows at once and not for each in turn. */
        private void reach(int[] from, int begin, int end, byte[] someBytes, char[] someChars) {
            int step = narrow.length;
            if (step > 0) for (int r = begin; r < end; r++) someBytes[r * step] = bytes[from[r] * step];
            int far = wide.length;
            if (far > 0) for (int r = begin; r < end; r++) someChars[r * far] = chars[from[r] * far];
        }

        /** The given rows, column by column; of length 0 where a column is not held here. */
        void columns(int[] from, byte[][] someBytes, char[][] someChars) {
            for (int column : narrow) someBytes[column] = new byte[from.length];
            for (int column : wide) someChars[column] = new char[from.length];
            for (int begin = 0; begin < from.length; begin += TOGETHER) {
                int end = Math.min(from.length, begin + TOGETHER);
                for (int c = 0; c < narrow.length; c++) column(from, begin, end, c, someBytes[narrow[c]]);
                for (int c = 0; c < wide.length; c++) column(from, begin, end, c, someChars[wide[c]]);
            }
        }

        private void column(int[] from, int begin, int end, int place, byte[] to) {
            int step = narrow.length;
            for (int r = begin; r < end; r++) to[r] = bytes[from[r] * step + place];
        }

        private void column(int[] from, int begin, int end, int place, char[] to) {
            int step = wide.length;
            for (int r = begin; r < end; r++) to[r] = chars[from[r] * step + place];
        }
    }

    Codes(int rows, byte[][] bytes, char[][] chars) {
        this(rows, bytes, chars, ByRows.NONE, new int[0]);
    }

    private Codes(int rows, byte[][] bytes, char[][] chars, ByRows byRows, int[] places) {
        this.byRows = byRows;
        this.rows = rows;
        this.bytes = bytes;
        this.chars = chars;
        this.places = places;
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
        int at = first(column) + row * step(column);
        return narrow(column) ? bytes(column)[at] & 0xFF : chars(column)[at];
    }

    private boolean narrow(int column) {
        return bytes[column].length > 0;
    }

    /**
     * The bytes that a column's codes are among: that of a row is at {@link #first} plus the row's number times {@link #step}.
     * Of length 0 if the column is held in {@link #chars}.
     */
    byte[] bytes(int column) {
        return places.length > 0 && narrow(column) ? byRows.bytes : bytes[column];
    }

    /** The same of a column that is held in 16 bits. */
    char[] chars(int column) {
        return places.length > 0 && !narrow(column) ? byRows.chars : chars[column];
    }

    int first(int column) {
        return places.length > 0 ? places[column] : 0;
    }

    int step(int column) {
        return places.length == 0 ? 1 : narrow(column) ? byRows.narrow.length : byRows.wide.length;
    }

    /** The memory that the codes take, in bytes; of those held by rows, if there are any, that of these. */
    long size() {
        if (!byRows.none()) return (long) rows * (byRows.narrow.length + 2L * byRows.wide.length);
        long size = 0;
        for (int c = 0; c < chars.length; c++) size += bytes[c].length + 2L * chars[c].length;
        return size;
    }

    /**
     * New rows put together from cells of these.
     *
     * @param from the row that each cell is taken from, shape [columns][rows]
     */
    public Codes gather(int[]... from) {
        byte[][] someBytes = new byte[bytes.length][0];
        char[][] someChars = new char[bytes.length][0];
        for (int c = 0; c < bytes.length; c++) gather(c, from[c], someBytes, someChars);
        return new Codes(from.length == 0 ? rows : from[0].length, someBytes, someChars);
    }

    private void gather(int column, int[] from, byte[][] someBytes, char[][] someChars) {
        byte[] small = bytes[column];
        char[] large = chars[column];
        if (small.length > 0) {
            byte[] to = new byte[from.length];
            for (int r = 0; r < to.length; r++) to[r] = small[from[r]];
            someBytes[column] = to;
        } else if (large.length > 0) {
            char[] to = new char[from.length];
            for (int r = 0; r < to.length; r++) to[r] = large[from[r]];
            someChars[column] = to;
        }
    }

    /** The same codes, some columns of them held row by row too. */
    Codes readByRows(int[] columns) {
        int[] narrow = Arrays.stream(columns).filter(this::narrow).toArray();
        int[] wide = Arrays.stream(columns).filter(column -> !narrow(column)).toArray();
        if (rows == 0 || (long) rows * Math.max(narrow.length, wide.length) > Integer.MAX_VALUE - 8) return this;
        byte[] someBytes = new byte[rows * narrow.length];
        char[] someChars = new char[rows * wide.length];
        for (int c = 0; c < narrow.length; c++)
            for (int r = 0, at = c; r < rows; r++, at += narrow.length) someBytes[at] = bytes[narrow[c]][r];
        for (int c = 0; c < wide.length; c++)
            for (int r = 0, at = c; r < rows; r++, at += wide.length) someChars[at] = chars[wide[c]][r];
        return new Codes(rows, bytes, chars, new ByRows(someBytes, someChars, narrow, wide), places);
    }

    /**
     * The given rows of these, close together in memory; of those columns alone that are held row by row, if any are.
     *
     * @param few whether few of their columns are going to be read, so that it does not pay to put them in columns
     */
    Codes close(int[] from, boolean few) {
        if (byRows.none()) return rows(from);
        if (few) {
            int[] some = new int[chars.length];
            for (int c = 0; c < byRows.narrow.length; c++) some[byRows.narrow[c]] = c;
            for (int c = 0; c < byRows.wide.length; c++) some[byRows.wide[c]] = c;
            return new Codes(from.length, bytes, chars, byRows.rows(from), some);
        }
        byte[][] someBytes = new byte[chars.length][0];
        char[][] someChars = new char[chars.length][0];
        byRows.columns(from, someBytes, someChars);
        return new Codes(from.length, someBytes, someChars);
    }

    /** The given rows, in the given order. */
    public Codes rows(int[] from) {
        return rows(from, Run.of(0));
    }

    /** The same, columns being shared by the threads of a run. */
    Codes rows(int[] from, Run run) {
        byte[][] someBytes = new byte[bytes.length][0];
        char[][] someChars = new char[bytes.length][0];
        run.map(bytes.length, column -> {
            gather(column, from, someBytes, someChars);
            return column;
        });
        return new Codes(from.length, someBytes, someChars);
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
            if (small.length > 0) for (int r = 0; r < rows; r++) hashes[r] = Hash.step(hashes[r], small[r] & 0xFF);
            else for (int r = 0; r < large.length; r++) hashes[r] = Hash.step(hashes[r], large[r]);
        }
        for (int r = 0; r < rows; r++) hashes[r] = Hash.mix(hashes[r]);
        return hashes;
    }

    void put(int column, int at, Codes part) {
        if (bytes[column].length > 0) System.arraycopy(part.bytes[column], 0, bytes[column], at, part.rows);
        else System.arraycopy(part.chars[column], 0, chars[column], at, part.rows);
    }

    boolean equal(int row, int other) {
        for (int c = 0; c < bytes.length; c++) if (at(c, row) != at(c, other)) return false;
        return true;
    }
}
