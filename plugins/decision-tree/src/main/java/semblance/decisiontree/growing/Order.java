package semblance.decisiontree.growing;

import java.util.Arrays;
import semblance.api.train.Run;

/** The canonical order of rows: by their hashes, each distinct row once. */
final class Order {
    private static final int BUCKET = 512; // rows, on average
    private static final int PIECES = 16; // in which buckets are shared

    private Order() {}

    /** Whether two rows of one hash are equal. */
    interface Equality {
        boolean test(int a, int b);
    }

    /**
     * The first of each group of equal rows, in the order of hashes; the weights of the others are added to its own.
     *
     * @param weights shape [rows]; changed
     * @param run whose threads share the sorting
     */
    static int[] distinct(long[] hashes, double[] weights, Equality equal, Run run) {
        long numbers = (Long.highestOneBit(hashes.length) << 1) - 1;
        long[] keys = sorted(hashes, numbers, run);
        int[] order = new int[keys.length];
        int count = 0;
        int alike = 0; // where the rows of the last key's hash begin
        for (int i = 0; i < keys.length; i++) {
            int row = (int) (keys[i] & numbers);
            if (i == 0 || (keys[i] & ~numbers) != (keys[i - 1] & ~numbers)) {
                alike = count;
                order[count++] = row;
                continue;
            }
            int at = alike;
            while (at < count && Long.compareUnsigned(hashes[order[at]], hashes[row]) < 0) at++;
            while (at < count && hashes[order[at]] == hashes[row] && !equal.test(order[at], row)) at++;
            if (at < count && hashes[order[at]] == hashes[row]) {
                weights[order[at]] += weights[row];
            } else {
                System.arraycopy(order, at, order, at + 1, count - at);
                order[at] = row;
                count++;
            }
        }
        return Arrays.copyOf(order, count);
    }

    /**
     * Keys of rows in ascending order: the bits of a hash but the first few and the last, and the number of its row. They
     * are put in buckets by the first bits of the hash, which hashes fill evenly, and sorted there.
     *
     * @param numbers the bits of a key that are the number of the row
     */
    private static long[] sorted(long[] hashes, long numbers, Run run) {
        int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(hashes.length / BUCKET));
        int[] next = new int[(1 << bits) + 1];
        for (long hash : hashes) next[(int) (hash >>> Long.SIZE - bits) + 1]++;
        for (int b = 0; b < next.length - 1; b++) next[b + 1] += next[b];
        long[] keys = new long[hashes.length];
        for (int r = 0; r < keys.length; r++)
            keys[next[(int) (hashes[r] >>> Long.SIZE - bits)]++] = hashes[r] << bits >>> 1 & ~numbers | r;
        int pieces = Math.min(PIECES, next.length - 1);
        run.map(pieces, piece -> {
            for (int b = piece; b < next.length - 1; b += pieces) Arrays.sort(keys, b == 0 ? 0 : next[b - 1], next[b]);
            return piece;
        });
        return keys;
    }
}
