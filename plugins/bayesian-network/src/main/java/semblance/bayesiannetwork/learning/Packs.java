package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Categorical columns of few levels packed together into bytes: one pass over a pack counts all of its columns, whose own
 * counts are sums over the others. A missing cell counts as one more level.
 *
 * @param columns the columns of each pack, the first slowest
 * @param codes the codes of each pack, shape [packs][rows]
 * @param states the number of codes of each pack
 * @param of the pack of each column; -1 of one with too many levels or numeric
 */
record Packs(int[][] columns, byte[][] codes, int[] states, int[] of) {

    /** @param most the most codes of a pack, at most 256 */
    static Packs of(Rows rows, int most) {
        int size = rows.layout.size();
        int[] of = new int[size];
        Arrays.fill(of, -1);
        List<int[]> columns = new ArrayList<>();
        List<Integer> states = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        int product = 1;
        for (int c = 0; c <= size; c++) {
            if (c < size && (rows.bytes[c] == null || stride(rows, c) > most)) continue;
            int stride = c < size ? stride(rows, c) : most + 1;
            if (product * stride > most && !open.isEmpty()) {
                for (int column : open) of[column] = columns.size();
                columns.add(open.stream().mapToInt(Integer::intValue).toArray());
                states.add(product);
                open.clear();
                product = 1;
            }
            if (c == size) break;
            open.add(c);
            product *= stride;
        }
        byte[][] codes = new byte[columns.size()][];
        for (int p = 0; p < codes.length; p++) codes[p] = packed(rows, columns.get(p));
        return new Packs(
                columns.toArray(int[][]::new),
                codes,
                states.stream().mapToInt(Integer::intValue).toArray(),
                of);
    }

    /** The most codes of a pack. */
    int most() {
        int most = 1;
        for (int some : states) most = Math.max(most, some);
        return most;
    }

    /** The levels of a column, and one for missing cells if there are some. */
    static int stride(Rows rows, int column) {
        return rows.layout.radix()[column] + (rows.gaps[column] ? 1 : 0);
    }

    private static byte[] packed(Rows rows, int[] columns) {
        if (columns.length == 1) return rows.bytes[columns[0]];
        byte[] packed = new byte[rows.count];
        for (int column : columns) {
            int stride = stride(rows, column);
            byte[] codes = rows.bytes[column];
            for (int r = 0; r < packed.length; r++)
                packed[r] = (byte) ((packed[r] & 0xFF) * stride + (codes[r] & 0xFF));
        }
        return packed;
    }

    /**
     * Sums the counts of a pack up to those of its columns, from the last to the first.
     *
     * @param table shape [bases][codes], flat; it is changed
     * @param give takes each column and its counts, shape [bases][levels and missing]
     */
    static void unpack(Rows rows, int[] columns, int[] table, int bases, Take give) {
        int outer = 1;
        for (int column : columns) outer *= stride(rows, column);
        int[] counts = new int[0];
        for (int i = columns.length - 1; i >= 0; i--) {
            int stride = stride(rows, columns[i]);
            outer /= stride;
            if (outer == 1) {
                give.take(columns[i], table);
                return;
            }
            counts = counts.length >= bases * stride ? counts : new int[bases * stride];
            Arrays.fill(counts, 0, bases * stride, 0);
            int from = 0;
            int to = 0;
            for (int b = 0; b < bases; b++) {
                int at = b * stride;
                for (int o = 0; o < outer; o++) {
                    int sum = 0;
                    for (int level = 0; level < stride; level++) {
                        int count = table[from++];
                        counts[at + level] += count;
                        sum += count;
                    }
                    table[to++] = sum;
                }
            }
            give.take(columns[i], counts);
        }
    }

    /** Takes the counts of a column; they are not to be kept. */
    interface Take {
        void take(int column, int[] counts);
    }
}
