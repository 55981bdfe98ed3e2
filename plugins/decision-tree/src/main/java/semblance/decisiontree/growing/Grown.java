package semblance.decisiontree.growing;

import java.util.Arrays;

/**
 * One tree and the rows it was grown from. The rows of a node are neighbours in {@code order}, those of its left child
 * first; a row that went both ways stands there several times, with shares of its weight.
 *
 * @param tree the tree
 * @param order indices of rows, leaf by leaf; rows that the tree was not grown from are not among them
 * @param shares how often each counts, shape [order]
 * @param from where the rows of each node begin in the order, shape [nodes]
 * @param to where they end
 * @param weights the weight of the rows of each node
 * @param impurities the impurity of each node, in the unit of the criterion
 * @param gains how much each node's split lowers the impurity, times the node's weight; 0 for leaves
 */
public record Grown(
        Trees tree,
        int[] order,
        double[] shares,
        int[] from,
        int[] to,
        double[] weights,
        double[] impurities,
        double[] gains) {

    /**
     * What each column lowered the weighted impurity by, added up over the splits on it (Breiman et al. 1984).
     *
     * @param columns how many columns there are
     */
    public double[] importance(int columns) {
        double[] importance = new double[columns];
        for (int i = 0; i < gains.length; i++) if (!tree.leaf(i)) importance[tree.column(i)] += gains[i];
        return importance;
    }

    /**
     * The weights of the classes in a node.
     *
     * @param target what the tree was grown for
     */
    public double[] classes(int node, Target.Classes target) {
        double[] classes = new double[target.classes()];
        for (int i = from[node]; i < to[node]; i++) classes[target.codes()[order[i]]] += shares[i];
        return classes;
    }

    /** The mean of a node's values, weighted. */
    public double mean(int node, Target.Numbers target) {
        double mean = 0;
        double weight = 0;
        for (int i = from[node]; i < to[node]; i++) {
            weight += shares[i];
            mean += (target.values()[order[i]] - mean) * (shares[i] / weight);
        }
        return mean;
    }

    /** The nodes that are leaves, in the order of their numbers. */
    public int[] leaves() {
        int[] leaves = new int[tree.leaves()];
        for (int i = 0; i < from.length; i++) if (tree.leaf(i)) leaves[tree.number(i)] = i;
        return leaves;
    }

    /**
     * The same tree with some nodes made leaves.
     *
     * @param cut whether a node becomes a leaf, shape [nodes]; for nodes below one that does it means nothing
     */
    public Grown prune(boolean[] cut) {
        int[] kept = new int[from.length];
        int[] position = new int[from.length];
        int count = 0;
        for (int i = 0; i < from.length; ) {
            position[i] = count;
            kept[count++] = i;
            i = cut[i] || tree.leaf(i) ? after(i) : i + 1;
        }
        kept = Arrays.copyOf(kept, count);
        long[] nodes = new long[count];
        int[] sets = new int[tree.sets().length];
        int used = 0;
        int leaves = 0;
        for (int j = 0; j < count; j++) {
            int i = kept[j];
            if (cut[i] || tree.leaf(i)) {
                nodes[j] = Trees.LEAF | leaves++;
                continue;
            }
            long word = tree.nodes()[i];
            int right = position[tree.right(i)] - j;
            if (tree.set(i)) {
                int at = (int) word;
                int size = tree.setSize(at);
                System.arraycopy(tree.sets(), at, sets, used, size);
                sets[used] = right;
                nodes[j] = word >>> 32 << 32 | used;
                used += size;
            } else {
                nodes[j] = word >>> 32 << 32 | right;
            }
        }
        double[] left = pick(gains, kept);
        for (int j = 0; j < count; j++) if (nodes[j] < 0) left[j] = 0;
        return new Grown(
                new Trees(nodes, Arrays.copyOf(sets, used), new int[] {0, count}),
                order,
                shares,
                Arrays.stream(kept).map(i -> from[i]).toArray(),
                Arrays.stream(kept).map(i -> to[i]).toArray(),
                pick(weights, kept),
                pick(impurities, kept),
                left);
    }

    private static double[] pick(double[] values, int[] some) {
        return Arrays.stream(some).mapToDouble(i -> values[i]).toArray();
    }

    /** The node after all of a node's subtree. */
    private int after(int node) {
        while (!tree.leaf(node)) node = tree.right(node);
        return node + 1;
    }
}
