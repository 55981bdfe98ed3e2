package semblance.randomforest;

import java.util.Arrays;

/**
 * What each column adds to the prediction of a row: Shapley values of a tree where columns that are not known follow the
 * rows that the tree was grown from (Lundberg, Erion and Lee 2018, "Consistent individualized feature attribution for tree
 * ensembles").
 *
 * <p>Of the columns on the path to a leaf let z be the share of rows that get there if the column is not known, and o, 0 or
 * 1, whether the row itself does if it is. Column i then adds (o_i - z_i) times the mean over t in 0..1 of the product of
 * t o_j + (1 - t) z_j over the other columns j (Owen 1972, "Multilinear extensions of games"). That is a polynomial of t, of
 * which so many points as half the path has columns give the exact mean (Gauss and Legendre). Products are carried down a
 * tree and values up again, so that a node takes as long as there are points (as in Yu et al. 2022, "Linear TreeShap").
 */
final class Shapley {
    private final Nodes nodes;
    private final double[] weights; // of the rows of each node
    private final int columns;
    private final int outputs;
    private final Values values;
    private final double[] zero; // of each column on the path, else 1
    private final double[] one;
    private final Quadrature points;
    private final double[][] products; // of each depth at each point, times its weight
    private final double[][] sums; // of each depth, over its leaves: of each output at each point
    private final double[][] inverses; // of each depth at each point
    private final double[] cold; // what a column adds at each point where the row does not go, over the product
    private final double[] ratio;
    private Descent rows;
    private int row;

    /** The values of leaves. */
    interface Values {
        double of(int leaf, int output);
    }

    /**
     * @param weights of the rows of each node, shape [nodes]
     * @param columns how many there are
     * @param outputs how many values a leaf has
     */
    Shapley(Nodes nodes, double[] weights, int columns, int outputs, Values values) {
        this.nodes = nodes;
        this.weights = weights;
        this.columns = columns;
        this.outputs = outputs;
        this.values = values;
        zero = new double[columns];
        one = new double[columns];
        Arrays.fill(zero, 1);
        Arrays.fill(one, 1);
        int depth = depth(nodes);
        points = Quadrature.of(Math.max(1, (Math.min(depth, columns) + 1) / 2));
        products = new double[depth + 1][points.size()];
        products[0] = points.weights();
        sums = new double[depth + 1][outputs * points.size()];
        inverses = new double[depth + 1][points.size()];
        cold = new double[points.size()];
        for (int q = 0; q < cold.length; q++) cold[q] = -1 / points.off()[q];
        ratio = new double[points.size()];
    }

    /** That of the deepest leaf. */
    private static int depth(Nodes nodes) {
        int[] depths = new int[nodes.words().length];
        int deepest = 0;
        for (int node = 0; node < depths.length; node++) {
            deepest = Math.max(deepest, depths[node]);
            if (!nodes.leaf(node)) depths[nodes.left(node)] = depths[nodes.right(node)] = depths[node] + 1;
        }
        return deepest;
    }

    /**
     * Follows one row down one tree.
     *
     * @param added what each column adds to each output is added here, shape [outputs * columns]
     */
    void run(int tree, Descent rows, int row, double[] added) {
        this.rows = rows;
        this.row = row;
        follow(nodes.roots()[tree], 0, added);
    }

    /** Leaves the sums over the leaves below a node at its depth. */
    private void follow(int node, int depth, double[] added) {
        double[] sum = sums[depth];
        if (nodes.leaf(node)) {
            double[] product = products[depth];
            for (int k = 0, at = 0; k < outputs; k++) {
                double value = values.of(node, k);
                for (int q = 0; q < product.length; q++) sum[at++] = value * product[q];
            }
            return;
        }
        int column = nodes.column(node);
        boolean left = nodes.left(node, rows.code(row, column));
        double zeroBefore = zero[column];
        double oneBefore = one[column];
        double[] inverse = inverses[depth]; // of the column's factor so far
        for (int q = 0; q < inverse.length; q++) inverse[q] = 1 / factor(q, zeroBefore, oneBefore);
        Arrays.fill(sum, 0);
        for (int side = 0; side < 2; side++) {
            int child = side == 0 ? nodes.left(node) : nodes.right(node);
            zero[column] = zeroBefore * weights[child] / weights[node];
            one[column] = side == 0 == left ? oneBefore : 0;
            down(child, depth, column, zeroBefore, oneBefore, added);
        }
        zero[column] = zeroBefore;
        one[column] = oneBefore;
    }

    private double factor(int point, double zeroShare, double oneShare) {
        return points.on()[point] * oneShare + points.off()[point] * zeroShare;
    }

    /** From a node to one of its children, and up again. */
    private void down(int child, int depth, int column, double zeroBefore, double oneBefore, double[] added) {
        double zeroNow = zero[column];
        double oneNow = one[column];
        double[] from = products[depth];
        double[] to = products[depth + 1];
        double[] inverse = inverses[depth];
        for (int q = 0; q < from.length; q++) to[q] = from[q] * factor(q, zeroNow, oneNow) * inverse[q];
        follow(child, depth + 1, added);
        // an earlier test of the column has counted all leaves below it as if it had been the last
        double before = oneBefore - zeroBefore;
        if (oneNow == 0) for (int q = 0; q < ratio.length; q++) ratio[q] = cold[q] - before * inverse[q];
        else
            for (int q = 0; q < ratio.length; q++)
                ratio[q] = (oneNow - zeroNow) / factor(q, zeroNow, oneNow) - before * inverse[q];
        double[] below = sums[depth + 1];
        double[] sum = sums[depth];
        for (int k = 0, at = 0; k < outputs; k++) {
            double adds = 0;
            for (int q = 0; q < ratio.length; q++, at++) {
                adds += below[at] * ratio[q];
                sum[at] += below[at];
            }
            added[k * columns + column] += adds;
        }
    }
}
