package semblance.randomforest;

import java.io.Serializable;
import java.util.List;
import semblance.decisiontree.growing.Trees;

/**
 * The nodes of all trees of a forest, 64 bits each. They are written as in {@link Trees}, but a leaf also says all that there
 * is to say: bit 63 is set, bits 32 to 62 are the weight of its rows as a float, whose sign bit is not needed, and bits 0 to
 * 31 are its value as a float (a number in the unit of the forest, or the share of the second of two classes) or, with more
 * than two classes, the number of its distribution in {@link LeafShares}.
 *
 * @param words shape [nodes]
 * @param sets right children and sets of codes, of the nodes that test sets
 * @param roots where each tree begins, and the number of nodes; shape [trees + 1]
 */
public record Nodes(long[] words, int[] sets, int[] roots) implements Serializable {
    private static final long LEAF = 1L << 63;

    /** A leaf. */
    static long leaf(float weight, int value) {
        return LEAF | (long) Float.floatToIntBits(weight) << 32 | value & 0xFFFFFFFFL;
    }

    static Nodes join(List<Nodes> parts) {
        long[] words = new long[parts.stream().mapToInt(p -> p.words.length).sum()];
        int[] sets = new int[parts.stream().mapToInt(p -> p.sets.length).sum()];
        int[] roots = new int[parts.size() + 1];
        int node = 0;
        int set = 0;
        for (int t = 0; t < parts.size(); t++) {
            Nodes part = parts.get(t);
            roots[t] = node;
            System.arraycopy(part.sets, 0, sets, set, part.sets.length);
            for (long word : part.words) words[node++] = word >= 0 && (word >>> 62 & 1) != 0 ? word + set : word;
            set += part.sets.length;
        }
        roots[parts.size()] = node;
        return new Nodes(words, sets, roots);
    }

    int trees() {
        return roots.length - 1;
    }

    boolean leaf(int node) {
        return words[node] < 0;
    }

    /** The value of a leaf. */
    float value(int leaf) {
        return Float.intBitsToFloat((int) words[leaf]);
    }

    /** The distribution of a leaf. */
    int distribution(int leaf) {
        return (int) words[leaf];
    }

    /** The weight of the rows of a leaf. */
    float weight(int leaf) {
        return Float.intBitsToFloat((int) (words[leaf] >>> 32) & 0x7FFFFFFF);
    }

    /** The column, as the forest's cuts count them, that a node tests. */
    int column(int node) {
        return (int) (words[node] >>> 48) & 0x1FFF;
    }

    /** Whether a code goes to the left child; 0 is missing. */
    boolean left(int node, int code) {
        long word = words[node];
        if ((word >>> 62 & 1) != 0) return (sets[(int) word + 2 + (code >> 5)] >>> code & 1) != 0;
        return code > 0 ? code <= ((int) (word >>> 32) & 0xFFFF) : (word >>> 61 & 1) != 0;
    }

    int left(int node) {
        return node + 1;
    }

    int right(int node) {
        long word = words[node];
        return node + ((word >>> 62 & 1) != 0 ? sets[(int) word] : (int) word);
    }

    /** The weight of the rows of each node, shape [nodes]. */
    double[] weights() {
        double[] weights = new double[words.length];
        for (int i = words.length - 1; i >= 0; i--)
            weights[i] = leaf(i) ? weight(i) : weights[left(i)] + weights[right(i)];
        return weights;
    }
}
