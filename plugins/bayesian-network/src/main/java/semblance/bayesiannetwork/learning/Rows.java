package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Dataset;

/**
 * All rows, held compactly column by column. They stand in an order that depends on their content alone, and equal rows
 * are one of summed weight where many are equal: so whatever is computed from them is the same, to the last bit, in
 * whatever order and partitions the rows came.
 */
final class Rows {
    /** Merging pays, in time, if it leaves less than this part of the rows. */
    private static final double PAYS = 0.7;

    final Layout layout;
    final int count;
    /** Codes of each categorical column with up to 255 levels; a missing cell has the number of levels; else null. */
    final byte[][] bytes;
    /** Codes of each categorical column with more levels; else null. */
    final char[][] chars;
    /** Values of each numeric column, NaN where missing; else null. */
    final double[][] numbers;
    /** How often each row counts; null if every row counts once. */
    final double[] weights;
    /** The same as whole numbers; null if every row counts once or not all are whole or their sum is too large. */
    final int[] wholes;
    /** The sum of the weights. */
    final double total;
    /** Whether a column has missing cells. */
    final boolean[] gaps;

    private Rows(Layout layout, Object[] columns, int count, double[] weights) {
        this.layout = layout;
        this.count = count;
        bytes = new byte[columns.length][];
        chars = new char[columns.length][];
        numbers = new double[columns.length][];
        gaps = new boolean[columns.length];
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] instanceof byte[] codes) bytes[c] = codes;
            else if (columns[c] instanceof char[] codes) chars[c] = codes;
            else numbers[c] = (double[]) columns[c];
            for (int r = 0; r < count && !gaps[c]; r++) gaps[c] = missing(c, r);
        }
        total = weights == null ? count : Arrays.stream(weights).sum();
        this.weights = weights;
        boolean whole = weights != null && total < Integer.MAX_VALUE;
        for (int r = 0; r < count && whole; r++) whole = weights[r] == Math.rint(weights[r]);
        wholes = whole ? Arrays.stream(weights).mapToInt(w -> (int) w).toArray() : null;
    }

    /** Reads all rows of a dataset. */
    static Rows of(Dataset data, Layout layout) {
        return of(layout, data.collect(() -> new Gathering(layout)), true);
    }

    static Rows of(Layout layout, Gathering gathering, boolean merging) {
        int count = gathering.chunks.stream()
                .mapToInt(chunk -> chunk.weights().length)
                .reduce(0, Math::addExact);
        Object[] columns = new Object[layout.size()];
        for (int c = 0; c < columns.length; c++) columns[c] = joined(gathering.chunks, c, count);
        double[] weights = new double[count];
        long[] hashes = new long[count];
        int at = 0;
        for (Gathering.Chunk chunk : gathering.chunks) {
            System.arraycopy(chunk.weights(), 0, weights, at, chunk.weights().length);
            System.arraycopy(chunk.hashes(), 0, hashes, at, chunk.hashes().length);
            at += chunk.hashes().length;
        }
        gathering.chunks.clear();
        boolean unit = true;
        for (int r = 0; r < count && unit; r++) unit = weights[r] == 1;
        Merged merged = merged(columns, hashes, weights);
        boolean apart = unit && (!merging || merged.weights.length > PAYS * count);
        int[] order = apart ? merged.all : merged.first;
        for (int c = 0; c < columns.length; c++) columns[c] = picked(columns[c], order);
        return new Rows(layout, columns, order.length, apart ? null : merged.weights);
    }

    /** Rows of one table in their own order. */
    static Rows asTheyCome(Layout layout, Gathering.Chunk chunk) {
        boolean unit = Arrays.stream(chunk.weights()).allMatch(weight -> weight == 1);
        return new Rows(layout, chunk.columns(), chunk.weights().length, unit ? null : chunk.weights());
    }

    private static Object joined(List<Gathering.Chunk> chunks, int column, int count) {
        Object first = chunks.isEmpty() ? new double[0] : chunks.get(0).columns()[column];
        Object joined = java.lang.reflect.Array.newInstance(first.getClass().componentType(), count);
        int at = 0;
        for (Gathering.Chunk chunk : chunks) {
            System.arraycopy(chunk.columns()[column], 0, joined, at, chunk.weights().length);
            at += chunk.weights().length;
            chunk.columns()[column] = null; // so that both need not fit into memory
        }
        return joined;
    }

    /** Rows in order of content: all of them, the first of each group of equal rows, and the weight of each group. */
    private record Merged(int[] all, int[] first, double[] weights) {}

    private static Merged merged(Object[] columns, long[] hashes, double[] weights) {
        int count = hashes.length;
        int shift = 64 - Long.numberOfLeadingZeros(Math.max(1, count));
        long[] keys = new long[count]; // what fits of the hash, then the row
        for (int r = 0; r < count; r++) keys[r] = hashes[r] << shift | r;
        Arrays.sort(keys);
        int[] all = new int[count];
        for (int i = 0; i < count; i++) all[i] = (int) (keys[i] & (1L << shift) - 1);
        int[] first = new int[count];
        double[] sums = new double[count];
        int groups = 0;
        for (int from = 0, to; from < count; from = to) {
            to = from + 1;
            while (to < count && keys[to] >>> shift == keys[from] >>> shift) to++;
            for (List<Integer> equal : equals(columns, all, from, to)) {
                first[groups] = equal.get(0);
                for (int row : equal) sums[groups] += weights[row];
                groups++;
            }
        }
        return new Merged(all, Arrays.copyOf(first, groups), Arrays.copyOf(sums, groups));
    }

    /** Sorts rows of one hash by content, and groups them. */
    private static List<List<Integer>> equals(Object[] columns, int[] order, int from, int to) {
        if (to == from + 1) return List.of(List.of(order[from]));
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int row = order[i];
            int at = 0;
            int sign = 1;
            while (at < groups.size() && (sign = compare(columns, groups.get(at).get(0), row)) < 0) at++;
            if (at == groups.size() || sign > 0) groups.add(at, new ArrayList<>());
            groups.get(at).add(row);
        }
        int at = from;
        for (List<Integer> group : groups) for (int row : group) order[at++] = row;
        return groups;
    }

    private static int compare(Object[] columns, int a, int b) {
        for (Object column : columns) {
            int sign;
            if (column instanceof byte[] codes) sign = Byte.compare(codes[a], codes[b]);
            else if (column instanceof char[] codes) sign = Character.compare(codes[a], codes[b]);
            else sign = Double.compare(((double[]) column)[a], ((double[]) column)[b]);
            if (sign != 0) return sign;
        }
        return 0;
    }

    private static Object picked(Object column, int[] order) {
        if (column instanceof byte[] codes) {
            byte[] picked = new byte[order.length];
            for (int i = 0; i < order.length; i++) picked[i] = codes[order[i]];
            return picked;
        }
        if (column instanceof char[] codes) {
            char[] picked = new char[order.length];
            for (int i = 0; i < order.length; i++) picked[i] = codes[order[i]];
            return picked;
        }
        double[] picked = new double[order.length];
        for (int i = 0; i < order.length; i++) picked[i] = ((double[]) column)[order[i]];
        return picked;
    }

    /** The code of a cell; a missing one has the number of levels. */
    int code(int column, int row) {
        return bytes[column] != null ? bytes[column][row] & 0xFF : chars[column][row];
    }

    boolean missing(int column, int row) {
        return numbers[column] != null
                ? Double.isNaN(numbers[column][row])
                : code(column, row) == layout.radix()[column];
    }

    double weight(int row) {
        return weights == null ? 1 : weights[row];
    }
}
