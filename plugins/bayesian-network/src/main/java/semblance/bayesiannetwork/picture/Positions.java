package semblance.bayesiannetwork.picture;

import java.util.Arrays;

/**
 * Gives every point its place in its layer: near the mean of its neighbours, in the order found, and no nearer to its
 * left neighbour than their widths allow. For a layer that is a least-squares problem with an order, which pooling
 * adjacent violators solves exactly (Ayer et al. 1955). Long arcs count more, so that they become straight.
 */
final class Positions {
    private static final int SWEEPS = 60;
    private static final double GAP = 22; // pixels between vertices
    private static final double BEND_GAP = 14; // and beside bends

    private final Layers layers;
    private final double[] width;
    private final double[] x;

    private Positions(Layers layers, double[] width) {
        this.layers = layers;
        this.width = width;
        x = new double[layers.points()];
    }

    /**
     * The middle of each point.
     *
     * @param width of each vertex, in pixels
     */
    static double[] of(Layers layers, double[] width) {
        Positions positions = new Positions(layers, width);
        for (int[] order : layers.order()) {
            double[] offset = positions.offsets(order);
            for (int i = 0; i < order.length; i++) positions.x[order[i]] = offset[i] - offset[order.length - 1] / 2;
        }
        int count = layers.order().length;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean both = sweep >= SWEEPS - 10;
            boolean downwards = sweep % 2 == 0;
            for (int i = 0; i < count; i++)
                positions.settle(layers.order()[downwards ? i : count - 1 - i], both || downwards, both || !downwards);
        }
        positions.straighten();
        double least = Double.POSITIVE_INFINITY;
        for (int p = 0; p < positions.x.length; p++) least = Math.min(least, positions.x[p] - positions.width(p) / 2);
        for (int p = 0; p < positions.x.length; p++) positions.x[p] -= least;
        return positions.x;
    }

    private double width(int point) {
        return layers.bend(point) ? 0 : width[point];
    }

    /** How far right of the first point of a layer each must be at least. */
    private double[] offsets(int[] order) {
        double[] offset = new double[order.length];
        for (int i = 1; i < order.length; i++) {
            double gap = layers.bend(order[i - 1]) || layers.bend(order[i]) ? BEND_GAP : GAP;
            offset[i] = offset[i - 1] + (width(order[i - 1]) + width(order[i])) / 2 + gap;
        }
        return offset;
    }

    private void settle(int[] order, boolean above, boolean below) {
        double[] offset = offsets(order);
        double[] wish = new double[order.length];
        double[] weight = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            double[] sums = new double[2];
            if (above) for (int other : layers.up()[order[i]]) pull(sums, order[i], other);
            if (below) for (int other : layers.down()[order[i]]) pull(sums, order[i], other);
            weight[i] = sums[0] == 0 ? 1e-3 : sums[0];
            wish[i] = (sums[0] == 0 ? x[order[i]] : sums[1] / sums[0]) - offset[i];
        }
        double[] solved = isotonic(wish, weight);
        for (int i = 0; i < order.length; i++) x[order[i]] = solved[i] + offset[i];
    }

    /** Makes the bends of each long arc stand right below each other, in as few columns as their neighbours leave room for. */
    private void straighten() {
        int[] position = new int[layers.points()];
        int[] layerOf = new int[layers.points()];
        for (int i = 0; i < layers.order().length; i++)
            for (int p = 0; p < layers.order()[i].length; p++) {
                position[layers.order()[i][p]] = p;
                layerOf[layers.order()[i][p]] = i;
            }
        for (int pass = 0; pass < 3; pass++)
            for (int[] chain : layers.chains()) {
                int from = 1;
                double low = Double.NEGATIVE_INFINITY;
                double high = Double.POSITIVE_INFINITY;
                for (int i = 1; i < chain.length - 1; i++) {
                    int[] order = layers.order()[layerOf[chain[i]]];
                    double left = bound(order, position[chain[i]], -1);
                    double right = bound(order, position[chain[i]], 1);
                    if (Math.max(low, left) > Math.min(high, right)) {
                        align(chain, from, i, low, high);
                        from = i;
                        low = left;
                        high = right;
                    } else {
                        low = Math.max(low, left);
                        high = Math.min(high, right);
                    }
                }
                align(chain, from, chain.length - 1, low, high);
            }
    }

    /** How far a point may go to one side before it is too near to its neighbour there. */
    private double bound(int[] order, int at, int side) {
        if (at + side < 0 || at + side >= order.length) return side * Double.POSITIVE_INFINITY;
        double gap = BEND_GAP + width(order[at + side]) / 2;
        // rounding must not close what is just open
        return x[order[at + side]] - side * gap + side * 1e-6;
    }

    /** Puts some bends of a chain below each other, below or above one of the ends if that is possible. */
    private void align(int[] chain, int from, int to, double low, double high) {
        if (from == to) return;
        double above = x[chain[from - 1]];
        double below = x[chain[to]];
        double wish =
                above >= low && above <= high ? above : below >= low && below <= high ? below : (above + below) / 2;
        for (int i = from; i < to; i++) x[chain[i]] = Math.min(Math.max(wish, low), high);
    }

    private void pull(double[] sums, int point, int other) {
        double weight = layers.bend(point) && layers.bend(other) ? 8 : layers.bend(point) || layers.bend(other) ? 2 : 1;
        sums[0] += weight;
        sums[1] += weight * x[other];
    }

    /** The non-decreasing sequence nearest to another in weighted squares. */
    static double[] isotonic(double[] values, double[] weights) {
        int[] start = new int[values.length];
        double[] mean = new double[values.length];
        double[] weight = new double[values.length];
        int blocks = 0;
        for (int i = 0; i < values.length; i++) {
            start[blocks] = i;
            mean[blocks] = values[i];
            weight[blocks] = weights[i];
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                double sum = weight[blocks - 2] + weight[blocks - 1];
                mean[blocks - 2] =
                        (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / sum;
                weight[blocks - 2] = sum;
                blocks--;
            }
        }
        double[] result = new double[values.length];
        for (int b = 0; b < blocks; b++)
            Arrays.fill(result, start[b], b + 1 < blocks ? start[b + 1] : values.length, mean[b]);
        return result;
    }
}
