package semblance.gaussianmixture;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import semblance.api.data.Table;

/** The rows of a table, cut into blocks whose rows miss the same numeric cells. */
final class Batch {
    private final double[][] numbers;
    private final int[][] codes;
    private final int[] complete;
    private final Map<BitSet, int[]> incomplete = new LinkedHashMap<>();

    /**
     * @param weights rows of weight 0 are left out
     * @param unknown whether rows without any known cell are to be visited
     */
    Batch(Layout layout, Table rows, double[] weights, boolean unknown) {
        numbers = layout.numbers(rows);
        codes = layout.codes(rows);
        int[] all = new int[rows.rows()];
        int count = 0;
        Map<BitSet, int[]> sized = new LinkedHashMap<>(); // the first cell of each array is its length so far
        boolean[] partial = partial(rows.rows());
        for (int r = 0; r < rows.rows(); r++) {
            if (!(weights[r] > 0) || !unknown && partial[r] && nothing(r)) continue;
            if (partial[r] && numbers.length > 0 && append(sized, r)) continue;
            all[count++] = r;
        }
        complete = Arrays.copyOf(all, count);
        sized.forEach((absent, found) -> incomplete.put(absent, Arrays.copyOfRange(found, 1, found[0] + 1)));
    }

    /** All rows that have a known cell, whatever their weights. */
    Batch(Layout layout, Table rows, int count) {
        this(layout, rows, ones(count), false);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Rows that may have a missing cell, and surely those that have one: sums, which vectorise, show what is not a number. */
    private boolean[] partial(int rows) {
        boolean[] partial = new boolean[rows];
        double[] sums = new double[rows];
        for (double[] column : numbers) for (int r = 0; r < rows; r++) sums[r] += column[r];
        for (int r = 0; r < rows; r++) partial[r] = sums[r] != sums[r];
        for (int[] column : codes) for (int r = 0; r < rows; r++) partial[r] |= column[r] < 0;
        return partial;
    }

    private boolean nothing(int row) {
        for (double[] column : numbers) if (!Double.isNaN(column[row])) return false;
        for (int[] column : codes) if (column[row] >= 0) return false;
        return true;
    }

    private boolean append(Map<BitSet, int[]> sized, int row) {
        BitSet absent = new BitSet(numbers.length);
        for (int j = 0; j < numbers.length; j++) if (Double.isNaN(numbers[j][row])) absent.set(j);
        if (absent.isEmpty()) return false;
        int[] found = sized.computeIfAbsent(absent, key -> new int[8]);
        if (found[0] + 1 == found.length) {
            found = Arrays.copyOf(found, 2 * found.length);
            sized.put(absent, found);
        }
        found[++found[0]] = row;
        return true;
    }

    /** Evaluates every block and hands it over, in a fixed order; the block is used again for the next. */
    void forEach(Components components, Consumer<Block> use) {
        Block block = components.acquire();
        visit(block, components, complete, new BitSet(), use);
        incomplete.forEach((absent, rows) -> visit(block, components, rows, absent, use));
        components.release(block);
    }

    private void visit(Block block, Components components, int[] rows, BitSet absent, Consumer<Block> use) {
        for (int from = 0; from < rows.length; from += Block.ROWS) {
            block.load(
                    numbers, codes, rows, from, Math.min(Block.ROWS, rows.length - from), components.pattern(absent));
            block.evaluate();
            use.accept(block);
        }
    }
}
