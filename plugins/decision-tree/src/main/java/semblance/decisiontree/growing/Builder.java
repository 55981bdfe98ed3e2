package semblance.decisiontree.growing;

import java.util.Arrays;
import java.util.List;

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
    private int[] before = new int[64]; // how many subtrees are to be put in before a node,
    private int[] beforeRight = new int[64]; // and before its right child
    private int postponed;

    /** Begins a node. */
    int open(double weight, double impurity) {
        room(1);
        from[size] = ordered;
        before[size] = postponed;
        weights[size] = weight;
        impurities[size] = impurity;
        return size++;
    }

    private void room(int more) {
        if (size + more <= nodes.length) return;
        int length = Math.max(2 * size, size + more);
        nodes = Arrays.copyOf(nodes, length);
        from = Arrays.copyOf(from, length);
        weights = Arrays.copyOf(weights, length);
        impurities = Arrays.copyOf(impurities, length);
        gains = Arrays.copyOf(gains, length);
        before = Arrays.copyOf(before, length);
        beforeRight = Arrays.copyOf(beforeRight, length);
    }

    /** Makes the node a leaf that holds some rows. */
    void leaf(int node, Sample sample, int begin, int end) {
        nodes[node] = Trees.LEAF | leaves++;
        int needed = roomForRows(end - begin);
        sample.origins(begin, end, order, ordered);
        System.arraycopy(sample.weights, begin, shares, ordered, end - begin);
        ordered = needed;
    }

    private int roomForRows(int more) {
        int needed = ordered + more;
        if (needed > order.length) {
            order = Arrays.copyOf(order, Math.max(needed, 2 * order.length));
            shares = Arrays.copyOf(shares, order.length);
        }
        return needed;
    }

    private void append(int[] rows, double[] counts, int begin, int end) {
        int needed = roomForRows(end - begin);
        System.arraycopy(rows, begin, order, ordered, end - begin);
        System.arraycopy(counts, begin, shares, ordered, end - begin);
        ordered = needed;
    }

    /** Makes the node a test of {@code code <= c}. */
    void threshold(int node, int column, int code, boolean missingLeft, double gain) {
        nodes[node] = (long) column << 48 | (long) code << 32 | (missingLeft ? Trees.FLAG : 0);
        gains[node] = gain;
    }

    /** Makes the node a test of a set. */
    void set(int node, int column, int[] set, boolean continues, double gain) {
        nodes[node] = Trees.SET | (long) column << 48 | words | (continues ? Trees.FLAG : 0);
        roomForWords(set.length + 2);
        sets[words + 1] = set.length;
        System.arraycopy(set, 0, sets, words + 2, set.length);
        words += set.length + 2;
        gains[node] = gain;
    }

    private void roomForWords(int more) {
        if (words + more > sets.length) sets = Arrays.copyOf(sets, Math.max(64, 2 * (words + more)));
    }

    /** Says that the next node is the right child of an earlier one. */
    void right(int node) {
        int offset = size - node;
        beforeRight[node] = postponed;
        if ((nodes[node] & Trees.SET) != 0) sets[(int) nodes[node]] = offset;
        else nodes[node] |= offset;
    }

    /** Says that a subtree comes next, which is put in when the tree is finished. */
    int later() {
        return postponed++;
    }

    /** The tree with the subtrees that were to come later. */
    Grown grown(List<Grown> subtrees) {
        if (postponed == 0) return grown();
        int[] nodesBefore = new int[postponed + 1];
        for (int i = 0; i < postponed; i++)
            nodesBefore[i + 1] = nodesBefore[i] + subtrees.get(i).from().length;
        Builder whole = new Builder();
        int put = 0;
        for (int i = 0; i < size; i++) {
            while (put < before[i]) whole.append(subtrees.get(put++));
            whole.append(this, i);
            if (nodes[i] < 0) continue;
            boolean set = (nodes[i] & Trees.SET) != 0;
            int right = i + (set ? sets[(int) nodes[i]] : (int) nodes[i]);
            int offset = right + nodesBefore[beforeRight[i]] - i - nodesBefore[before[i]];
            int at = whole.size - 1;
            if (set) whole.sets[(int) whole.nodes[at]] = offset;
            else whole.nodes[at] = nodes[i] >>> 32 << 32 | offset;
        }
        while (put < postponed) whole.append(subtrees.get(put++));
        return whole.grown();
    }

    private void append(Builder other, int node) {
        int at = open(other.weights[node], other.impurities[node]);
        long word = other.nodes[node];
        gains[at] = other.gains[node];
        nodes[at] = word;
        if (word < 0) {
            nodes[at] = Trees.LEAF | leaves++;
            int end = node + 1 < other.size ? other.from[node + 1] : other.ordered;
            append(other.order, other.shares, other.from[node], end);
        } else if ((word & Trees.SET) != 0) {
            int begin = (int) word;
            int length = other.sets[begin + 1] + 2;
            nodes[at] = word >>> 32 << 32 | words;
            roomForWords(length);
            System.arraycopy(other.sets, begin, sets, words, length);
            words += length;
        }
    }

    /** Puts a finished subtree where the next node would be. */
    private void append(Grown subtree) {
        int more = subtree.from().length;
        room(more);
        long[] words64 = subtree.tree().nodes();
        for (int i = 0; i < more; i++) {
            long word = words64[i];
            nodes[size + i] = word + (word < 0 ? leaves : (word & Trees.SET) != 0 ? words : 0);
            from[size + i] = ordered + subtree.from()[i];
        }
        System.arraycopy(subtree.weights(), 0, weights, size, more);
        System.arraycopy(subtree.impurities(), 0, impurities, size, more);
        System.arraycopy(subtree.gains(), 0, gains, size, more);
        int[] some = subtree.tree().sets();
        roomForWords(some.length);
        System.arraycopy(some, 0, sets, words, some.length);
        append(subtree.order(), subtree.shares(), 0, subtree.order().length);
        words += some.length;
        leaves += subtree.tree().leaves();
        size += more;
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
