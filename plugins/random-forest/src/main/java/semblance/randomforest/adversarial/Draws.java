package semblance.randomforest.adversarial;

import java.io.Serializable;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import semblance.api.data.Table;

/** New rows: a leaf by its probability, then each column by itself within the leaf. */
final class Draws {
    private Draws() {}

    /**
     * @param weights how likely each leaf is
     */
    static Table sample(Cells cells, Known known, double[] weights, int n, RandomGenerator random) {
        Columns columns = cells.columns;
        double[] below = new double[weights.length];
        double sum = 0;
        for (int leaf = 0; leaf < below.length; leaf++) {
            sum += weights[leaf];
            below[leaf] = sum;
        }
        Serializable[] arrays = new Serializable[columns.size()];
        for (int column = 0; column < arrays.length; column++)
            arrays[column] = columns.numeric(column) ? new double[n] : new int[n];
        Fills fills = new Fills(cells, known);
        double[] low = new double[columns.numeric.length];
        double[] high = new double[low.length];
        double[] box = new double[2];
        boolean[] all = new boolean[columns.categorical.length];
        for (int c = 0; c < all.length; c++) all[c] = !known.restricted(c);
        Batch none = new Batch(cells, known, Table.of(columns.schema, Arrays.asList(empty(columns))));
        for (int r = 0; r < n; r++) {
            int leaf = leaf(below, random.nextDouble() * sum);
            int tree = cells.boxes.tree(leaf);
            cells.boxes.numbers(tree, leaf, low, high);
            for (int j = 0; j < low.length; j++) {
                box[0] = low[j];
                box[1] = high[j];
                double number = known.point(j)
                        ? known.low()[j]
                        : fills.limited(
                                j, cells.unscaled(j, cells.draw(leaf, j, none.low[j], none.high[j], box, random)));
                ((double[]) arrays[columns.numeric[j]])[r] = number;
            }
            for (int c = 0; c < columns.categorical.length; c++)
                ((int[]) arrays[columns.categorical[c]])[r] =
                        cells.draw(tree, leaf, c, known.allowed()[c], all[c], random);
        }
        return Table.of(columns.schema, Arrays.asList(arrays));
    }

    private static Serializable[] empty(Columns columns) {
        Serializable[] arrays = new Serializable[columns.size()];
        for (int column = 0; column < arrays.length; column++)
            arrays[column] = columns.numeric(column) ? new double[0] : new int[0];
        return arrays;
    }

    /** The first leaf at which the running sum of probabilities exceeds a number. */
    private static int leaf(double[] below, double at) {
        int low = 0;
        int high = below.length - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (below[middle] > at) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
