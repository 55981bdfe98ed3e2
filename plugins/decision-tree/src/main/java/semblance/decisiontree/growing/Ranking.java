package semblance.decisiontree.growing;

/** A few rows in the order of their codes in a column. Its arrays are used again and again. */
final class Ranking {
    /** The most rows that it takes. */
    static final int MOST = 2048;
    /** What it says of rows of which one is missing: they are not put in order. */
    static final int GAPS = -1;

    private static final int CODES = 1024; // up to which rows are chained
    private static final int TINY = 12; // rows that are sorted by comparing all pairs
    private static final int SHIFT = 11; // of the code in a key; below is the row
    private static final int ROW = (1 << SHIFT) - 1;

    /** The code of each row, in the order of the rows. */
    final int[] codes = new int[MOST];
    /** Keys in ascending order. */
    final int[] keys = new int[MOST];

    private final int[] heads = new int[CODES]; // 1 + the last row of each code; all 0 between calls
    private final int[] next = new int[MOST];
    private final long[] touched = new long[CODES >> 6]; // one bit a code
    private int least; // of the codes that were read
    private int most;
    private final Cuts cuts;

    Ranking(Cuts cuts) {
        this.cuts = cuts;
    }

    /**
     * Reads the codes of some rows.
     *
     * @return how far the largest is from the smallest, or {@link #GAPS}
     */
    int read(Sample sample, int column, int from, int size) {
        int[] rows = sample.rows;
        byte[] bytes = sample.codes.bytes(column);
        int least = Integer.MAX_VALUE;
        int most = 0;
        int first = sample.codes.first(column);
        int step = sample.codes.step(column);
        if (bytes.length > 0) {
            for (int i = 0; i < size; i++) {
                int code = bytes[first + rows[from + i] * step] & 0xFF;
                codes[i] = code;
                least = Math.min(least, code);
                most = Math.max(most, code);
            }
        } else {
            char[] chars = sample.codes.chars(column);
            for (int i = 0; i < size; i++) {
                int code = chars[first + rows[from + i] * step];
                codes[i] = code;
                least = Math.min(least, code);
                most = Math.max(most, code);
            }
        }
        this.least = least;
        this.most = most;
        return least == 0 ? GAPS : most - least;
    }

    /** The code that a key stands for. */
    static int code(int key) {
        return key >>> SHIFT;
    }

    /** The row that a key stands for, from 0. */
    static int row(int key) {
        return key & ROW;
    }

    /** Whether so many rows can be put in the order of a column. */
    boolean sorts(int column, int size) {
        return size <= TINY || size <= MOST && cuts.codes(column) < CODES;
    }

    /** Sorts the rows whose codes were read. */
    void sort(int size) {
        if (size > TINY) chain(size);
        else compare(size);
    }

    /** Counts how many keys are less than each, which takes no branch that could be foreseen wrongly. */
    private void compare(int size) {
        for (int i = 0; i < size; i++) codes[i] = codes[i] << SHIFT | i;
        for (int i = 0; i < size; i++) {
            int key = codes[i];
            int rank = 0;
            for (int j = 0; j < size; j++) rank += codes[j] - key >>> 31;
            keys[rank] = key;
        }
    }

    /** Chains the rows of each code, and goes through the codes that there are. */
    private void chain(int size) {
        for (int i = 0; i < size; i++) {
            int code = codes[i];
            next[i] = heads[code];
            heads[code] = i + 1;
            touched[code >> 6] |= 1L << code;
        }
        int at = 0;
        int last = most >> 6;
        for (int word = least >> 6; word <= last; word++) {
            for (long left = touched[word]; left != 0; left &= left - 1) {
                int code = (word << 6) + Long.numberOfTrailingZeros(left);
                int row = heads[code];
                heads[code] = 0;
                do {
                    keys[at++] = code << SHIFT | row - 1;
                    row = next[row - 1];
                } while (row > 0);
            }
            touched[word] = 0;
        }
    }
}
