package semblance.randomforest;

/**
 * What each column adds to the prediction of a row: Shapley values of a tree where columns that are not known follow the
 * rows that the tree was grown from (Lundberg, Erion and Lee 2018, "Consistent individualized feature attribution for tree
 * ensembles", algorithm 2; Lundberg et al. 2020). All subsets of columns are followed down the tree at once.
 *
 * <p>Of the columns on the path to a node it keeps the share of subsets in which they are not known that get there
 * ({@code zero}), whether the row itself does if they are ({@code one}), and the weights of subsets by their size.
 */
final class Shapley {
    private final Nodes nodes;
    private final double[] weights; // of the rows of each node
    private final Leaf leaf;
    private int[][] columns = new int[0][]; // of each depth of the path; all of them copies, to go back to
    private double[][] zero = new double[0][];
    private double[][] one = new double[0][];
    private double[][] subsets = new double[0][];
    private double[] inverse = new double[0]; // of whole numbers
    private Descent rows;
    private int row;

    /** Receives what a column adds if the leaf's value is one. */
    interface Leaf {
        void add(int leaf, int column, double factor);
    }

    /** @param weights of the rows of each node, shape [nodes] */
    Shapley(Nodes nodes, double[] weights, Leaf leaf) {
        this.nodes = nodes;
        this.weights = weights;
        this.leaf = leaf;
    }

    /** Follows one row down one tree. */
    void run(int tree, Descent rows, int row) {
        this.rows = rows;
        this.row = row;
        follow(nodes.roots()[tree], 0, 0, -1, 1, 1);
    }

    /** @param length of the path so far, which stands at the place of this depth */
    private void follow(int node, int depth, int length, int column, double zeroShare, double oneShare) {
        room(depth + 1, length + 1);
        extend(depth, length, column, zeroShare, oneShare);
        if (nodes.leaf(node)) {
            double off = off(depth, length);
            for (int i = 1; i <= length; i++)
                leaf.add(
                        node,
                        columns[depth][i],
                        one[depth][i] == 0 ? off : unwound(depth, length, i) * (1 - zero[depth][i]));
            return;
        }
        int tested = nodes.column(node);
        boolean left = nodes.left(node, rows.code(row, tested));
        int hot = left ? nodes.left(node) : nodes.right(node);
        int cold = left ? nodes.right(node) : nodes.left(node);
        double zeroBefore = 1;
        double oneBefore = 1;
        int last = length;
        for (int i = 1; i <= length; i++) {
            if (columns[depth][i] != tested) continue;
            zeroBefore = zero[depth][i];
            oneBefore = one[depth][i];
            unwind(depth, length, i);
            last--;
            break;
        }
        down(hot, depth, last, tested, zeroBefore * weights[hot] / weights[node], oneBefore);
        down(cold, depth, last, tested, zeroBefore * weights[cold] / weights[node], 0);
    }

    private void down(int child, int depth, int last, int column, double zeroShare, double oneShare) {
        room(depth + 2, last + 2);
        System.arraycopy(columns[depth], 0, columns[depth + 1], 0, last + 1);
        System.arraycopy(zero[depth], 0, zero[depth + 1], 0, last + 1);
        System.arraycopy(one[depth], 0, one[depth + 1], 0, last + 1);
        System.arraycopy(subsets[depth], 0, subsets[depth + 1], 0, last + 1);
        follow(child, depth + 1, last + 1, column, zeroShare, oneShare);
    }

    /** Makes room for a number of depths, each with a length of its own. */
    private void room(int depths, int length) {
        if (depths > columns.length) {
            int size = Math.max(depths, 2 * columns.length);
            int before = columns.length;
            columns = java.util.Arrays.copyOf(columns, size);
            zero = java.util.Arrays.copyOf(zero, size);
            one = java.util.Arrays.copyOf(one, size);
            subsets = java.util.Arrays.copyOf(subsets, size);
            for (int d = before; d < size; d++) {
                columns[d] = new int[0];
                zero[d] = new double[0];
                one[d] = new double[0];
                subsets[d] = new double[0];
            }
        }
        int depth = depths - 1;
        if (columns[depth].length >= length) return;
        int size = Math.max(16, 2 * length);
        columns[depth] = java.util.Arrays.copyOf(columns[depth], size);
        zero[depth] = java.util.Arrays.copyOf(zero[depth], size);
        one[depth] = java.util.Arrays.copyOf(one[depth], size);
        subsets[depth] = java.util.Arrays.copyOf(subsets[depth], size);
    }

    private void inverses(int length) {
        if (inverse.length > length + 1) return;
        inverse = new double[2 * (length + 2)];
        for (int i = 1; i < inverse.length; i++) inverse[i] = 1.0 / i;
    }

    /** Adds a column at the end of the path, which then has {@code length} columns besides the first, empty one. */
    private void extend(int depth, int length, int column, double zeroShare, double oneShare) {
        inverses(length);
        double[] some = subsets[depth];
        columns[depth][length] = column;
        zero[depth][length] = zeroShare;
        one[depth][length] = oneShare;
        some[length] = length == 0 ? 1 : 0;
        double ones = oneShare * inverse[length + 1];
        double zeros = zeroShare * inverse[length + 1];
        for (int i = length - 1; i >= 0; i--) {
            some[i + 1] += ones * some[i] * (i + 1);
            some[i] = zeros * some[i] * (length - i);
        }
    }

    /** Takes a column out of the path again. */
    private void unwind(int depth, int length, int at) {
        double[] some = subsets[depth];
        double zeroShare = zero[depth][at];
        double oneShare = one[depth][at];
        if (oneShare != 0) {
            double next = some[length];
            double zeros = zeroShare * inverse[length + 1];
            for (int j = length - 1; j >= 0; j--) {
                double before = some[j];
                some[j] = next * (length + 1) * inverse[j + 1];
                next = before - some[j] * zeros * (length - j);
            }
        } else {
            double scale = (length + 1) / zeroShare;
            for (int j = length - 1; j >= 0; j--) some[j] *= scale * inverse[length - j];
        }
        for (int j = at; j < length; j++) {
            columns[depth][j] = columns[depth][j + 1];
            zero[depth][j] = zero[depth][j + 1];
            one[depth][j] = one[depth][j + 1];
        }
    }

    /**
     * The sum of the weights of subsets if a column is taken out of the path that the row follows when it is known: the
     * {@code one} of such a column is 1, as no column's is ever anything but 0 or 1.
     */
    private double unwound(int depth, int length, int at) {
        double[] some = subsets[depth];
        double zeroShare = zero[depth][at] / (length + 1);
        double next = some[length];
        double sum = 0;
        for (int j = length - 1; j >= 0; j--) {
            double weight = next * (length + 1) * inverse[j + 1];
            sum += weight;
            next = some[j] - weight * zeroShare * (length - j);
        }
        return sum;
    }

    /**
     * What a column adds that the row does not get here with: the sum of the weights of subsets without it, times minus its
     * {@code zero}, which cancels out, so that this is one number for all such columns.
     */
    private double off(int depth, int length) {
        double[] some = subsets[depth];
        double sum = 0;
        for (int j = length - 1; j >= 0; j--) sum += some[j] * inverse[length - j];
        return -sum * (length + 1);
    }
}
