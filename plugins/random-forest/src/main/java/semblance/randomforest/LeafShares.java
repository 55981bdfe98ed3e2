package semblance.randomforest;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The class shares that leaves of a forest have, each distribution once, of classes that have a share only. A leaf that is
 * grown until it is pure needs one entry, however many classes there are.
 *
 * @param ends where the entries of each distribution end, shape [distributions]
 * @param classes the class of each entry
 * @param shares the share of each entry, in (0, 1]; those of a distribution sum to 1
 */
public record LeafShares(int[] ends, int[] classes, float[] shares) implements Serializable {
    static final LeafShares NONE = new LeafShares(new int[0], new int[0], new float[0]);

    int start(int distribution) {
        return distribution == 0 ? 0 : ends[distribution - 1];
    }

    /** Collects distributions, and gives equal ones the same number. */
    static final class Collector {
        private int[] ends = new int[16];
        private int[] classes = new int[64];
        private float[] shares = new float[64];
        private int[] slots = new int[64]; // open addressing; 1 + distribution, 0 if free
        private int size;

        /** The number of a distribution of which {@code count} entries are given. */
        int add(int[] someClasses, float[] someShares, int from, int to) {
            int start = size == 0 ? 0 : ends[size - 1];
            int end = start + to - from;
            if (end > classes.length) {
                classes = Arrays.copyOf(classes, Math.max(end, 2 * classes.length));
                shares = Arrays.copyOf(shares, classes.length);
            }
            System.arraycopy(someClasses, from, classes, start, to - from);
            System.arraycopy(someShares, from, shares, start, to - from);
            int mask = slots.length - 1;
            int slot = hash(start, end) & mask;
            while (slots[slot] > 0 && !equal(slots[slot] - 1, start, end)) slot = slot + 1 & mask;
            if (slots[slot] > 0) return slots[slot] - 1;
            if (size == ends.length) ends = Arrays.copyOf(ends, 2 * size);
            ends[size] = end;
            slots[slot] = ++size;
            if (4 * size > slots.length) grow();
            return size - 1;
        }

        private void grow() {
            slots = new int[2 * slots.length];
            int mask = slots.length - 1;
            for (int d = 0; d < size; d++) {
                int slot = hash(d == 0 ? 0 : ends[d - 1], ends[d]) & mask;
                while (slots[slot] > 0) slot = slot + 1 & mask;
                slots[slot] = d + 1;
            }
        }

        private int hash(int from, int to) {
            int hash = to - from;
            for (int e = from; e < to; e++)
                hash = (hash * 31 + classes[e]) * 0x9E3779B1 + Float.floatToRawIntBits(shares[e]);
            return (hash ^ hash >>> 15) * 0x2C1B3C6D >>> 8;
        }

        private boolean equal(int distribution, int from, int to) {
            int start = distribution == 0 ? 0 : ends[distribution - 1];
            return Arrays.equals(classes, start, ends[distribution], classes, from, to)
                    && Arrays.equals(shares, start, ends[distribution], shares, from, to);
        }

        LeafShares done() {
            int entries = size == 0 ? 0 : ends[size - 1];
            return new LeafShares(
                    Arrays.copyOf(ends, size), Arrays.copyOf(classes, entries), Arrays.copyOf(shares, entries));
        }
    }
}
