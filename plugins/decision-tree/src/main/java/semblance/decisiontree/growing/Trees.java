package semblance.decisiontree.growing;

import java.io.Serializable;
import java.util.List;
import semblance.api.data.Table;

/**
 * Trees, each node in 64 bits. A node's left child is the next node, so a tree is its nodes in depth-first order. Leaves are
 * numbered through all trees in the order of the nodes; what a leaf says is kept by whoever grew the trees.
 *
 * <p>Bits of a node: 63 leaf, 62 test of a set, 61 missing cells go left (or, for sets, the node goes on with the split of
 * its parent), 48 to 60 column, 32 to 47 code, 0 to 31 the number of the leaf, or how many nodes on the right child is, or,
 * for sets, the place in {@code sets} where that is, followed by how many words there are and one bit for each code, set if it
 * goes left.
 *
 * @param nodes shape [nodes]
 * @param sets right children and sets of codes, of the nodes that test sets
 * @param roots where each tree begins, and the number of nodes; shape [trees + 1]
 */
public record Trees(long[] nodes, int[] sets, int[] roots) implements Serializable {
    static final long LEAF = 1L << 63;
    static final long SET = 1L << 62;
    static final long FLAG = 1L << 61;

    /** Trees one after the other; their leaves are numbered on. */
    public static Trees join(List<Trees> parts) {
        long[] nodes = new long[parts.stream().mapToInt(p -> p.nodes.length).sum()];
        int[] sets = new int[parts.stream().mapToInt(p -> p.sets.length).sum()];
        int[] roots = new int[1 + parts.stream().mapToInt(Trees::size).sum()];
        int node = 0;
        int set = 0;
        int tree = 0;
        int leaves = 0;
        for (Trees part : parts) {
            for (int t = 0; t < part.size(); t++) roots[tree++] = node + part.roots[t];
            System.arraycopy(part.sets, 0, sets, set, part.sets.length);
            for (long word : part.nodes) nodes[node++] = word + (word < 0 ? leaves : (word & SET) != 0 ? set : 0);
            set += part.sets.length;
            leaves += part.leaves();
        }
        roots[tree] = node;
        return new Trees(nodes, sets, roots);
    }

    /** The number of trees. */
    public int size() {
        return roots.length - 1;
    }

    /** The number of leaves of all trees: a tree of n nodes, all tests being of two outcomes, has (n + 1) / 2. */
    public int leaves() {
        return (nodes.length + size()) / 2;
    }

    /** Whether a node is a leaf. */
    public boolean leaf(int node) {
        return nodes[node] < 0;
    }

    /** The number of the leaf that a node is. */
    public int number(int node) {
        return (int) nodes[node];
    }

    /** The column, as {@link Cuts} counts them, that a node tests. */
    public int column(int node) {
        return (int) (nodes[node] >>> 48) & 0x1FFF;
    }

    /** Whether a node tests for a set of codes, not for {@code code <= c}. */
    public boolean set(int node) {
        return (nodes[node] & SET) != 0;
    }

    /** The largest code that goes left, apart from missing cells; only where no set is tested. */
    public int code(int node) {
        return (int) (nodes[node] >>> 32) & 0xFFFF;
    }

    /** Whether a node goes on with the split of its parent, which has more than two parts. */
    public boolean continues(int node) {
        return (nodes[node] & (LEAF | SET | FLAG)) == (SET | FLAG);
    }

    /** Whether a code goes to the left child; 0 is missing. */
    public boolean left(int node, int code) {
        long word = nodes[node];
        if ((word & SET) != 0) return (sets[(int) word + 2 + (code >> 5)] >>> code & 1) != 0;
        return code > 0 ? code <= code(node) : (word & FLAG) != 0;
    }

    /** How many words of {@code sets} belong to the set at a place. */
    int setSize(int at) {
        return 2 + sets[at + 1];
    }

    /** The left child. */
    public int left(int node) {
        return node + 1;
    }

    /** The right child. */
    public int right(int node) {
        return node + (set(node) ? sets[(int) nodes[node]] : (int) nodes[node]);
    }

    /**
     * What each node's subtree adds up to.
     *
     * @param leaves an amount for each leaf, such as the weight of its rows
     */
    public double[] totals(double[] leaves) {
        double[] totals = new double[nodes.length];
        for (int i = nodes.length - 1; i >= 0; i--)
            totals[i] = leaf(i) ? leaves[number(i)] : totals[left(i)] + totals[right(i)];
        return totals;
    }

    /**
     * The leaf that each row falls into.
     *
     * @return numbers of leaves, shape [rows]
     */
    public int[] leaves(Codes rows, int tree) {
        return leaves(new CodeWalk(this, rows), tree);
    }

    /**
     * The leaf that each row falls into.
     *
     * @param cuts what the codes in the tree mean
     * @return numbers of leaves, shape [rows]
     */
    public int[] leaves(Cuts cuts, Table rows, int tree) {
        return leaves(new TableWalk(this, cuts, rows), tree);
    }

    private int[] leaves(Walk walk, int tree) {
        int[] found = new int[walk.rows()];
        walk.blocks((from, size) -> walk.leaves(roots[tree], size, found, from));
        return found;
    }

    /**
     * The sum over all trees of what the leaves of each row hold.
     *
     * @param values shape [leaves * width]
     * @param width how many values a leaf has
     * @return shape [rows * width]
     */
    public double[] sums(Codes rows, float[] values, int width) {
        return sums(new CodeWalk(this, rows), values, width);
    }

    /**
     * The sum over all trees of what the leaves of each row hold.
     *
     * @param cuts what the codes in the trees mean
     * @param values shape [leaves * width]
     * @param width how many values a leaf has
     * @return shape [rows * width]
     */
    public double[] sums(Cuts cuts, Table rows, float[] values, int width) {
        if (!TableWalk.pays(this, cuts)) return sums(cuts.encode(rows), values, width);
        return sums(new TableWalk(this, cuts, rows), values, width);
    }

    private double[] sums(Walk walk, float[] values, int width) {
        double[] sums = new double[walk.rows() * width];
        int[] found = new int[walk.rows()];
        walk.blocks((from, size) -> {
            for (int tree = 0; tree < size(); tree++) {
                walk.leaves(roots[tree], size, found, 0);
                for (int r = 0; r < size; r++) {
                    int at = (from + r) * width;
                    int leaf = found[r] * width;
                    for (int k = 0; k < width; k++) sums[at + k] += values[leaf + k];
                }
            }
        });
        return sums;
    }

    /**
     * The leaves that a row falls into when missing cells go both ways, with the share of each.
     *
     * @param weights of each node, such as {@link #totals} of the rows they were grown from
     * @param shares to which the share of each leaf is added, shape [leaves]
     */
    public void share(Codes rows, int row, int tree, double[] weights, Shares shares) {
        share(rows, row, roots[tree], 1, weights, shares);
    }

    private void share(Codes rows, int row, int node, double share, double[] weights, Shares shares) {
        while (!leaf(node)) {
            int code = rows.at(column(node), row);
            if (code == 0) {
                double both = weights[left(node)] + weights[right(node)];
                double part = both > 0 ? weights[left(node)] / both : 0.5;
                if (part > 0 && part < 1) share(rows, row, left(node), share * part, weights, shares);
                node = part < 1 ? right(node) : left(node);
                share *= part > 0 && part < 1 ? 1 - part : 1;
            } else {
                node = left(node, code) ? left(node) : right(node);
            }
        }
        shares.add(number(node), share);
    }

    /** Receives the leaves of a row. */
    public interface Shares {
        /** One leaf and its share, in (0, 1]. */
        void add(int leaf, double share);
    }
}
