package semblance.decisiontree.growing;

import java.util.Arrays;
import java.util.List;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.train.Run;

/**
 * The values of numeric columns: all distinct rows where they are few, else a sample of those whose hash is smallest, which
 * does not depend on their order, nor on how often they are repeated. Weights of the rows in the sample are exact.
 */
final class Values implements Statistic<Values> {
    private static final long serialVersionUID = 1;
    /** Cells that a sample holds at most, unless it has to hold all rows of small data. */
    private static final int CELLS = 1 << 22;

    private static final int MOST_ROWS = 1 << 15;

    private final int[] columns;
    private final int bins;
    private final int small;
    private final int capacity;
    private final Distinct[] distinct;
    private int rows;
    private long[] hashes = new long[64];
    private double[] weights = new double[64];
    private double[][] values; // shape [rows][columns]
    private int[] slots = new int[256]; // open addressing by hash; 1 + row, 0 if free
    private long bound = Long.MAX_VALUE; // rows of a larger hash are not in the sample
    private boolean all = true;

    Values(int[] columns, int bins, int few, int small) {
        this.columns = columns;
        this.bins = bins;
        this.small = small;
        capacity = Math.max(small, Math.min(MOST_ROWS, CELLS / columns.length));
        values = new double[64][];
        distinct = new Distinct[columns.length];
        for (int c = 0; c < distinct.length; c++) distinct[c] = new Distinct(few);
    }

    @Override
    public void add(Table table) {
        int n = table.rows();
        double[] weight = table.weights();
        long[] hash = new long[n];
        double[][] cells = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            cells[c] = table.numbers(columns[c]);
            distinct[c].add(cells[c], weight);
            for (int r = 0; r < n; r++) hash[r] = Hash.step(hash[r], Hash.bits(cells[c][r]));
        }
        for (int r = 0; r < n; r++) hash[r] = Hash.mix(hash[r]);
        for (int r = 0; r < n; r++) {
            if (!(weight[r] > 0) || hash[r] > bound) continue;
            int row = find(hash[r]);
            weights[row] += weight[r];
            if (values[row] == null) {
                values[row] = new double[columns.length];
                for (int c = 0; c < columns.length; c++) values[row][c] = cells[c][r] + 0.0;
            }
        }
    }

    @Override
    public void merge(Values other) {
        for (int c = 0; c < distinct.length; c++) distinct[c].merge(other.distinct[c]);
        all &= other.all;
        if (other.bound < bound) {
            bound = other.bound;
            keep(bound);
        }
        for (int r = 0; r < other.rows; r++) {
            if (other.hashes[r] > bound) continue;
            int row = find(other.hashes[r]);
            weights[row] += other.weights[r];
            if (values[row] == null) values[row] = other.values[r];
        }
    }

    /** The row of a hash, a new one if there is none. */
    private int find(long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] > 0 && hashes[slots[slot] - 1] != hash) slot = slot + 1 & mask;
        if (slots[slot] > 0) return slots[slot] - 1;
        if (rows == 2 * capacity) {
            long[] sorted = hashes.clone();
            Arrays.sort(sorted, 0, rows);
            bound = sorted[capacity - 1];
            all = false;
            keep(bound);
            if (hash > bound) bound = hash; // one more than needed does no harm, and a row asked for must be found
            return find(hash);
        }
        if (rows == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * rows);
            weights = Arrays.copyOf(weights, 2 * rows);
            values = Arrays.copyOf(values, 2 * rows);
            slots = new int[8 * rows];
            for (int r = 0; r < rows; r++) place(r);
            return find(hash);
        }
        hashes[rows] = hash;
        slots[slot] = ++rows;
        return rows - 1;
    }

    private void place(int row) {
        int mask = slots.length - 1;
        int slot = (int) hashes[row] & mask;
        while (slots[slot] > 0) slot = slot + 1 & mask;
        slots[slot] = row + 1;
    }

    private void keep(long most) {
        int kept = 0;
        for (int r = 0; r < rows; r++) {
            if (hashes[r] > most) continue;
            hashes[kept] = hashes[r];
            weights[kept] = weights[r];
            values[kept++] = values[r];
        }
        Arrays.fill(weights, kept, rows, 0);
        Arrays.fill(values, kept, rows, null);
        rows = kept;
        Arrays.fill(slots, 0);
        for (int r = 0; r < rows; r++) place(r);
    }

    /** Ascending cut points of each column. */
    List<double[]> cuts(Run run) {
        if (rows > capacity) {
            long[] sorted = Arrays.copyOf(hashes, rows);
            Arrays.sort(sorted);
            all = false;
            keep(sorted[capacity - 1]);
        }
        boolean exact = all && rows <= small;
        double[][] cells = new double[columns.length][rows];
        for (int r = 0; r < rows; r++) for (int c = 0; c < cells.length; c++) cells[c][r] = values[r][c];
        double[] counts = Arrays.copyOf(weights, rows);
        return run.map(columns.length, c -> {
            if (!exact && distinct[c].complete()) return Quantiles.between(distinct[c].sorted());
            return Quantiles.cuts(cells[c], counts, exact ? Integer.MAX_VALUE : bins);
        });
    }
}
