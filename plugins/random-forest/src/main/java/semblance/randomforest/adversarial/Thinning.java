package semblance.randomforest.adversarial;

import java.util.Arrays;
import semblance.decisiontree.growing.Trees;

/**
 * A tree without the leaves that hold too few real rows: where one side of a split does, the other takes the place of the
 * split, as far as the space goes that the split divided.
 */
final class Thinning {
    private final Trees tree;
    private final double[] totals;
    private final double least;
    private long[] nodes;
    private int[] sets = new int[0];
    private int used;
    private int count;
    private int leaves;

    private Thinning(Trees tree, double[] totals, double least) {
        this.tree = tree;
        this.totals = totals;
        this.least = least;
        nodes = new long[tree.nodes().length];
    }

    /**
     * @param tree one tree
     * @param weights the weight of the real rows in each leaf
     * @param least what a leaf is to hold at least, unless it is the only one
     */
    static Trees of(Trees tree, double[] weights, double least) {
        Thinning thinning = new Thinning(tree, tree.totals(weights), least);
        thinning.copy(0);
        return new Trees(
                Arrays.copyOf(thinning.nodes, thinning.count),
                Arrays.copyOf(thinning.sets, thinning.used),
                new int[] {0, thinning.count});
    }

    /** Copies what is left of the subtree of a node. */
    private void copy(int from) {
        int node = from;
        while (!tree.leaf(node)) {
            boolean left = totals[tree.left(node)] >= least;
            boolean right = totals[tree.right(node)] >= least;
            if (left && right) break;
            boolean heavier = totals[tree.left(node)] >= totals[tree.right(node)];
            node = left || !right && heavier ? tree.left(node) : tree.right(node);
        }
        int at = count++;
        long word = tree.nodes()[node];
        if (tree.leaf(node)) {
            nodes[at] = word >>> 32 << 32 | leaves++;
            return;
        }
        int place = used;
        if (tree.set(node)) {
            int source = (int) word;
            int size = 2 + tree.sets()[source + 1];
            if (used + size > sets.length) sets = Arrays.copyOf(sets, Math.max(2 * sets.length, used + size));
            System.arraycopy(tree.sets(), source, sets, used, size);
            used += size;
        }
        copy(tree.left(node));
        int right = count - at;
        copy(tree.right(node));
        if (tree.set(node)) {
            sets[place] = right;
            nodes[at] = word >>> 32 << 32 | place;
        } else {
            nodes[at] = word >>> 32 << 32 | right;
        }
    }
}
