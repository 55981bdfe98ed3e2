package semblance.vae.data;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** What rows hold, whatever their columns. */
public final class RowContent {
    private RowContent() {}

    private static int size(Column column) {
        return column instanceof Column.Tensor tensor ? tensor.size() : 1;
    }

    /** About how much memory a row takes. */
    public static long bytes(Schema schema) {
        long bytes = 8;
        for (Column column : schema.columns())
            bytes += column instanceof Column.Tensor tensor
                    ? 4L * tensor.size()
                    : column instanceof Column.Text ? 200 : 8;
        return bytes;
    }

    /** Some rows, by position, with their weights. */
    public static Table select(Table rows, int[] positions) {
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) {
            int size = size(rows.schema().columns().get(c));
            Object array = rows.array(c);
            Object picked = Array.newInstance(array.getClass().componentType(), positions.length * size);
            for (int i = 0; i < positions.length; i++)
                System.arraycopy(array, positions[i] * size, picked, i * size, size);
            columns.add((Serializable) picked);
        }
        double[] weights = rows.weights();
        return Table.of(rows.schema(), columns)
                .withWeights(
                        Arrays.stream(positions).mapToDouble(r -> weights[r]).toArray());
    }

    /** All rows of some tables. */
    public static Table join(Schema schema, List<Table> tables) {
        int rows = tables.stream().mapToInt(Table::rows).sum();
        List<Serializable> columns = new ArrayList<>();
        for (int c = 0; c < schema.columns().size(); c++) {
            Column column = schema.columns().get(c);
            int size = size(column);
            Object all = column instanceof Column.Numeric
                    ? new double[rows]
                    : column instanceof Column.Categorical
                            ? new int[rows]
                            : column instanceof Column.Tensor
                                    ? new float[Math.multiplyExact(rows, size)]
                                    : new String[rows];
            int at = 0;
            for (Table table : tables) {
                System.arraycopy(table.array(c), 0, all, at, table.rows() * size);
                at += table.rows() * size;
            }
            columns.add((Serializable) all);
        }
        double[] weights =
                tables.stream().flatMapToDouble(t -> Arrays.stream(t.weights())).toArray();
        return Table.of(schema, columns).withWeights(weights);
    }

    /** A hash of the cells of each row, shape [rows]; weights do not count. */
    public static long[] hashes(Table rows) {
        long[] hashes = new long[rows.rows()];
        for (int c = 0; c < rows.schema().columns().size(); c++) {
            Serializable array = rows.array(c);
            int size = size(rows.schema().columns().get(c));
            for (int r = 0; r < hashes.length; r++) {
                long hash = hashes[r];
                for (int i = r * size; i < (r + 1) * size; i++) hash = mix(hash, bits(array, i));
                hashes[r] = hash;
            }
        }
        return hashes;
    }

    private static long bits(Serializable array, int i) {
        if (array instanceof double[] numbers) return Double.doubleToLongBits(numbers[i] + 0.0);
        if (array instanceof int[] codes) return codes[i];
        if (array instanceof float[] values) return Float.floatToIntBits(values[i] + 0f);
        String text = ((String[]) array)[i];
        if (text == null) return -1;
        long hash = text.length();
        for (int k = 0; k < text.length(); k++) hash = mix(hash, text.charAt(k));
        return hash;
    }

    /** The finaliser of SplitMix64 over a running product. */
    private static long mix(long hash, long bits) {
        long z = (hash ^ bits) * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Compares what two rows of a table hold. */
    static int compare(Table rows, int a, int b) {
        for (int c = 0; c < rows.schema().columns().size(); c++) {
            Serializable array = rows.array(c);
            int size = size(rows.schema().columns().get(c));
            for (int i = 0; i < size; i++) {
                int order = array instanceof String[] texts
                        ? order(texts[a], texts[b])
                        : Long.compare(bits(array, a * size + i), bits(array, b * size + i));
                if (order != 0) return order;
            }
        }
        return 0;
    }

    private static int order(String a, String b) {
        if (a == null || b == null) return Boolean.compare(a != null, b != null);
        return a.compareTo(b);
    }
}
