package semblance.bayesiannetwork.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.bayesiannetwork.trees.CodedRows;

/**
 * Rows prepared for counting pairs of levels: of each column the most frequent level is left out, for its counts follow
 * from the others'. The remaining levels of all columns are numbered as items.
 */
final class ItemRows {
    /** Items of which all pairs can be counted in a gigabyte. */
    private static final int MOST_ITEMS = 16_000;

    final int[] levels;
    /** The cells, -1 where missing, shape [columns][rows]. */
    final int[][] codes;

    final double[] weights;
    /** The sum of the weights. */
    final double weight;
    /** The item of each level, -1 for the level left out, shape [columns][levels]. */
    final int[][] item;
    /** The number of items. */
    final int items;
    /** The number of rows without missing cells, which come first. */
    final int complete;

    private final int[] starts;
    private final int[] known;

    /** @throws IllegalArgumentException if there are too many levels to count pairs of them */
    ItemRows(CodedRows rows, List<String> names) {
        levels = rows.levels();
        weight = rows.weight();
        boolean[] open = new boolean[rows.rows()];
        for (short[] column : rows.codes()) for (int r = 0; r < open.length; r++) open[r] |= column[r] < 0;
        int[] closed = IntStream.range(0, open.length).filter(r -> !open[r]).toArray();
        complete = closed.length;
        int[] order = IntStream.concat(
                        Arrays.stream(closed), IntStream.range(0, open.length).filter(r -> open[r]))
                .toArray();
        weights = Arrays.stream(order).mapToDouble(r -> rows.weights()[r]).toArray();
        codes = new int[levels.length][weights.length];
        item = new int[levels.length][];
        int next = 0;
        int widest = 0;
        for (int c = 0; c < levels.length; c++) {
            for (int r = 0; r < weights.length; r++) codes[c][r] = rows.codes()[c][order[r]];
            item[c] = new int[levels[c]];
            int left = frequent(c);
            for (int b = 0; b < levels[c]; b++) item[c][b] = b == left ? -1 : next++;
            if (levels[c] > levels[widest]) widest = c;
        }
        items = next;
        if (items > MOST_ITEMS)
            throw new IllegalArgumentException("column '" + names.get(widest) + "' has " + levels[widest]
                    + " levels: pairs of at most " + MOST_ITEMS + " levels of all columns can be counted, found "
                    + items + "; join rare levels, or leave the column out");
        starts = new int[weights.length + 1];
        int[] buffer = new int[16];
        int size = 0;
        for (int r = 0; r < weights.length; r++) {
            if (size + levels.length > buffer.length)
                buffer = Arrays.copyOf(buffer, Math.addExact(2 * buffer.length, levels.length));
            for (int c = 0; c < levels.length; c++)
                if (codes[c][r] >= 0 && item[c][codes[c][r]] >= 0) buffer[size++] = item[c][codes[c][r]];
            starts[r + 1] = size;
        }
        known = Arrays.copyOf(buffer, size);
    }

    private int frequent(int column) {
        double[] count = new double[levels[column]];
        for (int r = 0; r < weights.length; r++) if (codes[column][r] >= 0) count[codes[column][r]] += weights[r];
        int best = 0;
        for (int b = 1; b < count.length; b++) if (count[b] > count[best]) best = b;
        return best;
    }

    int rows() {
        return weights.length;
    }

    /** Copies a row's cells, shape [columns]. */
    void copy(int row, int[] to) {
        for (int c = 0; c < to.length; c++) to[c] = codes[c][row];
    }

    /** Counts a row without missing cells. */
    void count(int row, double weight, PairCounts counts) {
        double[] sums = counts.sums;
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            int first = counts.place(known[i], 0);
            for (int j = starts[row]; j <= i; j++) sums[first + known[j]] += weight;
        }
    }
}
