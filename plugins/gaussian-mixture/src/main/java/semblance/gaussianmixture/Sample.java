package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/**
 * A uniform sample of the distinct rows with their whole weights: those with the smallest hashes (Cohen and Kaplan 2007,
 * bottom-k sketch). It depends neither on the order of the rows nor on how they are grouped, and a row of weight 2 is two
 * rows.
 */
@SuppressWarnings("serial")
final class Sample implements Statistic<Sample> {
    /** Distinct rows: enough to see components that hold a percent of the rows, few enough to be quick. */
    static final int CAPACITY = 5000;

    private record Row(double[] cells, double weight) implements Serializable {}

    private final Layout layout;
    private final long seed;
    private final TreeMap<Long, Row> rows = new TreeMap<>();

    Sample(Layout layout, long seed) {
        this.layout = layout;
        this.seed = seed;
    }

    @Override
    public void add(Table table) {
        double[][] numbers = layout.numbers(table);
        int[][] codes = layout.codes(table);
        double[] weights = table.weights();
        long[] hashes = new long[table.rows()];
        Arrays.fill(hashes, seed);
        for (double[] column : numbers)
            for (int r = 0; r < hashes.length; r++)
                hashes[r] = mix(hashes[r], Double.doubleToLongBits(column[r] + 0.0)); // + 0.0 makes of -0.0 a 0.0
        for (int[] column : codes) for (int r = 0; r < hashes.length; r++) hashes[r] = mix(hashes[r], column[r]);
        for (int r = 0; r < hashes.length; r++) {
            if (!(weights[r] > 0) || full() && hashes[r] > rows.lastKey()) continue;
            double[] cells = new double[numbers.length + codes.length];
            boolean known = false;
            for (int j = 0; j < numbers.length; j++) cells[j] = numbers[j][r];
            for (int c = 0; c < codes.length; c++) cells[numbers.length + c] = codes[c][r];
            for (int j = 0; j < cells.length; j++) known |= j < numbers.length ? cells[j] == cells[j] : cells[j] >= 0;
            if (known) add(hashes[r], new Row(cells, weights[r]));
        }
    }

    private boolean full() {
        return rows.size() >= CAPACITY;
    }

    private void add(long hash, Row row) {
        rows.merge(hash, row, (one, other) -> new Row(one.cells, one.weight + other.weight));
        if (rows.size() > CAPACITY) rows.pollLastEntry();
    }

    /** One round of SplitMix64 (Steele et al. 2014). */
    private static long mix(long hash, long value) {
        long z = (hash ^ value) + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    @Override
    public void merge(Sample other) {
        for (Map.Entry<Long, Row> row : other.rows.entrySet()) add(row.getKey(), row.getValue());
    }

    /** The rows in order of their hashes, with weights. */
    Table table() {
        Row[] all = rows.values().toArray(Row[]::new);
        Serializable[] columns = new Serializable[layout.schema.columns().size()];
        for (int j = 0; j < layout.numeric.length; j++) {
            int cell = j;
            columns[layout.numeric[j]] =
                    Arrays.stream(all).mapToDouble(row -> row.cells[cell]).toArray();
        }
        for (int c = 0; c < layout.categorical.length; c++) {
            int cell = layout.numeric.length + c;
            columns[layout.categorical[c]] =
                    Arrays.stream(all).mapToInt(row -> (int) row.cells[cell]).toArray();
        }
        return Table.of(layout.schema, Arrays.asList(columns))
                .withWeights(Arrays.stream(all).mapToDouble(Row::weight).toArray());
    }

    /** Whether rows may have been left out. */
    boolean partial() {
        return full();
    }
}
