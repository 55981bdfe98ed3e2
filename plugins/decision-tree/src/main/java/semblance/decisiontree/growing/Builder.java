package semblance.decisiontree.growing;

import java.util.Arrays;

/** A tree that is being written, in depth-first order. */
final class Builder {
    private long[] nodes = new long[64];
    private int[] sets = new int[0];
    private int[] from = new int[64];
    private double[] weights = new double[64];
    private double[] impurities = new double[64];
    private double[] gains = new double[64];
    private int[] order = new int[64];
    private double[] shares = new double[64];
    private int size;
    private int words;
    private int leaves;
    private int ordered;

    /** Begins a node. */
    int open(double weight, double impurity) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
            impurities = Arrays.copyOf(impurities, 2 * size);
            gains = Arrays.copyOf(gains, 2 * size);
        }
        from[size] = ordered;
        weights[size] = weight;
        impurities[size] = impurity;
        return size++;
    }

    /** Makes the node a leaf that holds some rows. */
    void leaf(int node, Sample sample, int begin, int end) {
        nodes[node] = Trees.LEAF | leaves++;
        int needed = ordered + end - begin;
        if (needed > order.length) {
            order = Arrays.copyOf(order, Math.max(needed, 2 * order.length));
            shares = Arrays.copyOf(shares, order.length);
        }
        System.arraycopy(sample.rows, begin, order, ordered, end - begin);
        System.arraycopy(sample.weights, begin, shares, ordered, end - begin);
        ordered = needed;
    }

    /** Makes the node a test of {@code code <= c}. */
    void threshold(int node, int column, int code, boolean missingLeft, double gain) {
        nodes[node] = (long) column << 48 | (long) code << 32 | (missingLeft ? Trees.FLAG : 0);
        gains[node] = gain;
    }

    /** Makes the node a test of a set. */
    void set(int node, int column, int[] set, boolean continues, double gain) {
        if (words + set.length + 2 > sets.length)
            sets = Arrays.copyOf(sets, Math.max(64, 2 * (words + set.length + 2)));
        nodes[node] = Trees.SET | (long) column << 48 | words | (continues ? Trees.FLAG : 0);
        sets[words + 1] = set.length;
        System.arraycopy(set, 0, sets, words + 2, set.length);
        words += set.length + 2;
        gains[node] = gain;
    }

    /** Says that the next node is the right child of an earlier one. */
    void right(int node) {
        int offset = size - node;
        if ((nodes[node] & Trees.SET) != 0) sets[(int) nodes[node]] = offset;
        else nodes[node] |= offset;
    }

    Grown grown() {
        int[] to = new int[size];
        Trees tree = new Trees(Arrays.copyOf(nodes, size), Arrays.copyOf(sets, words), new int[] {0, size});
        for (int i = size - 1; i >= 0; i--)
            to[i] = !tree.leaf(i) ? to[tree.right(i)] : i + 1 < size ? from[i + 1] : ordered;
        return new Grown(
                tree,
                Arrays.copyOf(order, ordered),
                Arrays.copyOf(shares, ordered),
                Arrays.copyOf(from, size),
                to,
                Arrays.copyOf(weights, size),
                Arrays.copyOf(impurities, size),
                Arrays.copyOf(gains, size));
    }
}
