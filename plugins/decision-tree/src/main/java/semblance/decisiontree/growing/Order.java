package semblance.decisiontree.growing;

import java.util.Arrays;

/** The canonical order of rows: by their hashes, each distinct row once. */
final class Order {
    private Order() {}

    /** Whether two rows of one hash are equal. */
    interface Equality {
        boolean test(int a, int b);
    }

    /**
     * The first of each group of equal rows, in the order of hashes; the weights of the others are added to its own.
     *
     * @param weights shape [rows]; changed
     */
    static int[] distinct(long[] hashes, double[] weights, Equality equal) {
        int[] first = new int[hashes.length];
        int[] slots = new int[Integer.highestOneBit(Math.max(1, hashes.length)) * 4]; // 1 + row, 0 if free
        int mask = slots.length - 1;
        int count = 0;
        for (int r = 0; r < hashes.length; r++) {
            int slot = (int) hashes[r] & mask;
            while (slots[slot] > 0 && !(hashes[slots[slot] - 1] == hashes[r] && equal.test(slots[slot] - 1, r)))
                slot = slot + 1 & mask;
            if (slots[slot] > 0) {
                weights[slots[slot] - 1] += weights[r];
            } else {
                slots[slot] = r + 1;
                first[count++] = r;
            }
        }
        return sorted(Arrays.copyOf(first, count), hashes);
    }

    /** Buckets by the leading bits, which hashes fill evenly, then insertion; no two of many rows have one hash. */
    private static int[] sorted(int[] rows, long[] hashes) {
        int bits = Math.max(1, 31 - Integer.numberOfLeadingZeros(Math.max(1, rows.length)));
        int[] next = new int[(1 << bits) + 1];
        for (int row : rows) next[(int) (hashes[row] >>> 64 - bits) + 1]++;
        for (int b = 0; b < next.length - 1; b++) next[b + 1] += next[b];
        int[] sorted = new int[rows.length];
        for (int row : rows) sorted[next[(int) (hashes[row] >>> 64 - bits)]++] = row;
        for (int i = 1; i < sorted.length; i++) {
            int row = sorted[i];
            int at = i;
            while (at > 0 && Long.compareUnsigned(hashes[sorted[at - 1]], hashes[row]) > 0) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = row;
        }
        return sorted;
    }
}
