package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/**
 * Rows as they come, in compact form: codes of one or two bytes in which the last stands for missing, numbers as they
 * are, and a hash of each row's content. Rows of weight 0 are left out.
 */
final class Gathering implements Statistic<Gathering> {
    private static final long serialVersionUID = 1;

    private final Layout layout;
    final ArrayList<Chunk> chunks = new ArrayList<>();

    /** The rows of one table: one array for each column, of bytes, chars or doubles. */
    record Chunk(Object[] columns, double[] weights, long[] hashes) implements java.io.Serializable {}

    Gathering(Layout layout) {
        this.layout = layout;
    }

    @Override
    public void add(Table rows) {
        double[] weights = rows.weights();
        int count = 0;
        int[] kept = new int[rows.rows()];
        for (int r = 0; r < kept.length; r++) if (weights[r] > 0) kept[count++] = r;
        if (count == 0) return;
        long[] hashes = new long[count];
        double[] some = new double[count];
        for (int i = 0; i < count; i++) some[i] = weights[kept[i]];
        Object[] columns = new Object[layout.size()];
        for (int c = 0; c < columns.length; c++)
            columns[c] = layout.numeric(c)
                    ? numbers(rows.numbers(c), kept, hashes)
                    : codes(rows.codes(c), layout.radix()[c], kept, hashes);
        chunks.add(new Chunk(columns, some, hashes));
    }

    private static double[] numbers(double[] from, int[] kept, long[] hashes) {
        double[] to = new double[hashes.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = from[kept[i]] + 0.0; // so that -0 is 0
            hashes[i] = mix(hashes[i], Double.doubleToLongBits(to[i]));
        }
        return to;
    }

    private static Object codes(int[] from, int radix, int[] kept, long[] hashes) {
        byte[] bytes = new byte[radix < 256 ? hashes.length : 0];
        char[] chars = new char[radix < 256 ? 0 : hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            int code = from[kept[i]] < 0 ? radix : from[kept[i]];
            if (radix < 256) bytes[i] = (byte) code;
            else chars[i] = (char) code;
            hashes[i] = mix(hashes[i], code);
        }
        return radix < 256 ? bytes : chars;
    }

    private static long mix(long hash, long value) {
        long z = (hash ^ value) * 0xBF58476D1CE4E5B9L;
        return (z ^ z >>> 29) + 0x9E3779B97F4A7C15L;
    }

    @Override
    public void merge(Gathering other) {
        chunks.addAll(other.chunks);
    }
}
