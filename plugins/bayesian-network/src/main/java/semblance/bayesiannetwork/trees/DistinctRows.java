package semblance.bayesiannetwork.trees;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** The different rows of categorical data and how often each occurs, two bytes a cell. */
public final class DistinctRows implements Statistic<DistinctRows> {
    private static final long serialVersionUID = 1;
    /** What two bytes can tell apart; also, no table of pairs of more levels would fit in memory. */
    private static final int MOST_LEVELS = Short.MAX_VALUE;

    private final int[] levels;
    private short[] cells = new short[0]; // shape [rows][columns]
    private long[] hashes = new long[0];
    private double[] weights = new double[0];
    private int rows;
    private int[] slots = filled(16); // open addressing, linear probing; at most half full

    private DistinctRows(int[] levels) {
        this.levels = levels;
    }

    /**
     * What collects the rows of categorical columns.
     *
     * @throws IllegalArgumentException if there is no column, or one of another type or of too many levels, naming it
     */
    public static Zero<DistinctRows> of(Schema schema) {
        if (schema.columns().isEmpty()) throw new IllegalArgumentException("there is no column to learn from");
        int[] levels = schema.columns().stream().mapToInt(DistinctRows::levels).toArray();
        return () -> new DistinctRows(levels);
    }

    private static int levels(Column column) {
        if (!(column instanceof Column.Categorical categorical))
            throw new IllegalArgumentException("column '" + column.name()
                    + "' is not categorical; make levels of it, for example by binning, or leave it out");
        int levels = categorical.levels().size();
        if (levels == 0) throw new IllegalArgumentException("column '" + column.name() + "' has no level");
        if (levels > MOST_LEVELS)
            throw new IllegalArgumentException("column '" + column.name() + "' must have at most " + MOST_LEVELS
                    + " levels, has " + levels + "; join rare ones, or leave it out");
        return levels;
    }

    private static int[] filled(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, -1);
        return slots;
    }

    @Override
    public void add(Table table) {
        double[] weight = table.weights();
        int[][] codes = IntStream.range(0, levels.length).mapToObj(table::codes).toArray(int[][]::new);
        long[] hash = new long[table.rows()];
        for (int[] column : codes) for (int r = 0; r < hash.length; r++) hash[r] = mix(hash[r], column[r]);
        short[] row = new short[levels.length];
        for (int r = 0; r < hash.length; r++) {
            if (!(weight[r] > 0)) continue;
            for (int c = 0; c < row.length; c++) row[c] = (short) codes[c][r];
            add(row, 0, hash[r], weight[r]);
        }
    }

    private void add(short[] from, int at, long hash, double weight) {
        int slot = (int) (hash & slots.length - 1);
        while (slots[slot] >= 0) {
            int other = slots[slot];
            if (hashes[other] == hash && same(from, at, other)) {
                weights[other] += weight;
                return;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (rows == weights.length) grow();
        System.arraycopy(from, at, cells, rows * levels.length, levels.length);
        hashes[rows] = hash;
        weights[rows] = weight;
        slots[slot] = rows++;
        if (2 * rows > slots.length) rehash();
    }

    private boolean same(short[] from, int at, int row) {
        int start = row * levels.length;
        return Arrays.equals(from, at, at + levels.length, cells, start, start + levels.length);
    }

    private void grow() {
        int size = Math.max(16, rows + (rows >> 1));
        cells = Arrays.copyOf(cells, Math.multiplyExact(size, levels.length));
        hashes = Arrays.copyOf(hashes, size);
        weights = Arrays.copyOf(weights, size);
    }

    private void rehash() {
        slots = filled(2 * slots.length);
        for (int r = 0; r < rows; r++) {
            int slot = (int) (hashes[r] & slots.length - 1);
            while (slots[slot] >= 0) slot = slot + 1 & slots.length - 1;
            slots[slot] = r;
        }
    }

    /** One round of SplitMix64 (Steele et al. 2014). */
    static long mix(long hash, long value) {
        long z = (hash ^ value) + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    @Override
    public void merge(DistinctRows other) {
        for (int r = 0; r < other.rows; r++) add(other.cells, r * levels.length, other.hashes[r], other.weights[r]);
    }

    /** The rows in order of their hashes. */
    public CodedRows rows() {
        Comparator<Integer> byCells = (a, b) -> Arrays.compare(
                cells, a * levels.length, (a + 1) * levels.length, cells, b * levels.length, (b + 1) * levels.length);
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingLong((Integer r) -> hashes[r]).thenComparing(byCells))
                .mapToInt(Integer::intValue)
                .toArray();
        short[][] codes = new short[levels.length][rows];
        double[] weight = new double[rows];
        for (int r = 0; r < rows; r++) {
            weight[r] = weights[order[r]];
            for (int c = 0; c < codes.length; c++) codes[c][r] = cells[order[r] * levels.length + c];
        }
        return new CodedRows(levels, codes, weight);
    }
}
