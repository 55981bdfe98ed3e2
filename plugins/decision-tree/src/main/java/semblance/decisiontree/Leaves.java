package semblance.decisiontree;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What the leaves of one tree say of its column. A leaf holds groups of neighbouring cells, each with the weight of its
 * rows; within a group, cells are as probable as they are in the column at large, and some rows more are spread over all
 * cells in that way (the m-estimate, Cestnik 1990).
 *
 * @param starts where the groups of each leaf begin, and their number; shape [leaves + 1]
 * @param from the first cell of each group
 * @param to the cell after its last
 * @param weights the weight of its rows
 * @param totals the weight of the rows of each leaf, shape [leaves]
 * @param prior how many rows are spread over all cells
 */
public record Leaves(int[] starts, int[] from, int[] to, double[] weights, double[] totals, double prior)
        implements Serializable {

    /** How many groups numbers of some weight are put in: the cube root is the rate at which histograms are best (Scott 1979). */
    static int groups(double weight) {
        return Math.max(1, (int) (2.5 * StrictMath.cbrt(weight)));
    }

    /** Leaves that are being learned. */
    static final class Builder {
        private final Cells cells;
        private final int[] starts;
        private final double[] totals;
        private int[] from = new int[64];
        private int[] to = new int[64];
        private double[] weights = new double[64];
        private int leaf;
        private int count;

        Builder(Cells cells, int leaves) {
            this.cells = cells;
            starts = new int[leaves + 1];
            totals = new double[leaves];
        }

        /**
         * The next leaf.
         *
         * @param found cells of its rows, ascending
         * @param shares how often each row counts
         */
        void add(int[] found, double[] shares) {
            int[] distinct = new int[found.length];
            double[] sums = new double[found.length];
            int size = 0;
            double total = 0;
            for (int i = 0; i < found.length; i++) {
                if (size == 0 || found[i] > distinct[size - 1]) distinct[size++] = found[i];
                sums[size - 1] += shares[i];
                total += shares[i];
            }
            totals[leaf] = total;
            double enough = cells.numeric() ? total / groups(total) : 0;
            int begin = 0;
            double sum = 0;
            for (int i = 0; i < size; i++) {
                boolean heavy = sums[i] >= enough;
                if (heavy && begin < i) {
                    group(distinct[begin], distinct[i - 1] + 1, sum);
                    begin = i;
                    sum = 0;
                }
                sum += sums[i];
                if (heavy || sum >= enough || i == size - 1) {
                    group(distinct[begin], distinct[i] + 1, sum);
                    begin = i + 1;
                    sum = 0;
                }
            }
            if (cells.numeric()) join(starts[leaf], enough);
            starts[++leaf] = count;
        }

        private void group(int first, int after, double weight) {
            if (count == from.length) {
                from = Arrays.copyOf(from, 2 * count);
                to = Arrays.copyOf(to, 2 * count);
                weights = Arrays.copyOf(weights, 2 * count);
            }
            from[count] = first;
            to[count] = after;
            weights[count++] = weight;
        }

        /** Lets neighbouring groups meet halfway, but for single cells that are heavy. */
        private void join(int first, double enough) {
            boolean[] fixed = new boolean[count - first];
            for (int g = first; g < count; g++)
                fixed[g - first] = to[g] - from[g] == 1 && weights[g] >= enough && count - first > 1;
            for (int g = first; g + 1 < count; g++) {
                int gap = from[g + 1] - to[g];
                boolean left = fixed[g - first];
                boolean right = fixed[g + 1 - first];
                if (left && right) continue;
                to[g] += left ? 0 : right ? gap : gap / 2;
                from[g + 1] = right ? from[g + 1] : to[g];
            }
        }

        Leaves leaves(double prior) {
            return new Leaves(
                    starts,
                    Arrays.copyOf(from, count),
                    Arrays.copyOf(to, count),
                    Arrays.copyOf(weights, count),
                    totals,
                    prior);
        }
    }

    int size() {
        return totals.length;
    }
}
