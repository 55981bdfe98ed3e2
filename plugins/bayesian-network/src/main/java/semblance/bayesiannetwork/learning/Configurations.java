package semblance.bayesiannetwork.learning;

import java.util.Arrays;

/**
 * The configuration of some categorical columns in each row, numbered in mixed radix, the first column slowest, or once
 * compressed in the order in which they occur.
 *
 * @param of the number of each row's configuration, {@code count} where a cell is missing, shape [rows]
 * @param count how many there are
 * @param gaps whether a cell is missing somewhere
 */
record Configurations(int[] of, int count, boolean gaps) {
    /** Tables of up to this size are not worth compressing. */
    private static final int SMALL = 16;

    /** @param columns categorical columns, of at most {@link Integer#MAX_VALUE} configurations */
    static Configurations of(Rows rows, int... columns) {
        int[] of = new int[rows.count];
        int count = 1;
        boolean gaps = false;
        for (int column : columns) {
            int radix = rows.layout.radix()[column];
            boolean gap = rows.gaps[column];
            if (rows.bytes[column] != null) add(of, count, rows.bytes[column], radix, gaps || gap);
            else add(of, count, rows.chars[column], radix, gaps || gap);
            count *= radix;
            gaps |= gap;
        }
        return new Configurations(of, count, gaps);
    }

    private static void add(int[] of, int count, byte[] codes, int radix, boolean gaps) {
        if (!gaps) for (int r = 0; r < of.length; r++) of[r] = of[r] * radix + (codes[r] & 0xFF);
        else
            for (int r = 0; r < of.length; r++) {
                int code = codes[r] & 0xFF;
                of[r] = of[r] == count || code == radix ? count * radix : of[r] * radix + code;
            }
    }

    private static void add(int[] of, int count, char[] codes, int radix, boolean gaps) {
        if (!gaps) for (int r = 0; r < of.length; r++) of[r] = of[r] * radix + codes[r];
        else
            for (int r = 0; r < of.length; r++)
                of[r] = of[r] == count || codes[r] == radix ? count * radix : of[r] * radix + codes[r];
    }

    /** These without those that do not occur, which makes tables smaller, unless there are few. */
    Configurations compressed() {
        if (count <= SMALL) return this;
        int[] number = new int[count + 1];
        Arrays.fill(number, -1);
        int found = 0;
        int[] numbers = new int[of.length];
        for (int r = 0; r < of.length; r++) {
            int configuration = of[r];
            if (configuration == count) numbers[r] = -1;
            else {
                if (number[configuration] < 0) number[configuration] = found++;
                numbers[r] = number[configuration];
            }
        }
        if (gaps) for (int r = 0; r < numbers.length; r++) if (numbers[r] < 0) numbers[r] = found;
        return found == count ? this : new Configurations(numbers, found, gaps);
    }

    /** These and one more column: the number of each is {@code number * radix + code}. */
    Configurations with(Rows rows, int column) {
        int radix = rows.layout.radix()[column];
        boolean gap = gaps || rows.gaps[column];
        int[] more = of.clone();
        if (rows.bytes[column] != null) add(more, count, rows.bytes[column], radix, gap);
        else add(more, count, rows.chars[column], radix, gap);
        return new Configurations(more, count * radix, gap);
    }
}
