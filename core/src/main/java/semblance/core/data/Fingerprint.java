package semblance.core.data;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.core.json.Json;

/**
 * Tells data from other data: SHA-256 over the columns and over all rows in their order, with weights. However the rows
 * are cut into tables and partitions, the result is the same: the SHA-256 h of each row, as four 64-bit words, is folded
 * into a polynomial of each word, {@code s(x1..xn) = sum h(xi) m^(n-i)} modulo 2^64, and
 * {@code s(a, b) = s(a) m^|b| + s(b)}. It guards against mix-ups, not against an adversary.
 */
@SuppressWarnings("serial")
public final class Fingerprint implements Statistic<Fingerprint> {
    private static final int WORDS = 4;
    private static final int BYTES = 1 << 20; // of rows at a time
    private static final long[] FACTORS = { // odd, and so without a loss of bits
        0xd1342543de82ef95L, 0xaf251af3b0f025b5L, 0xb564ef22ec7aece5L, 0xf7c2ebc08f67f2b5L
    };

    private final long[] words = new long[WORDS];
    private long rows;

    /** The fingerprint of no rows. */
    public Fingerprint() {}

    /** The fingerprint of a dataset: 64 hexadecimal digits. The roles of columns do not count, only their types. */
    public static String of(Dataset data) {
        return data.collect(Fingerprint::new).hex(data.schema());
    }

    @Override
    public void add(Table table) {
        List<Column> columns = table.schema().columns();
        int stride = 8;
        for (Column column : columns) stride += width(column);
        MessageDigest sha = sha256();
        int chunk = Math.max(1, BYTES / stride);
        double[] weights = table.weights();
        for (int from = 0; from < table.rows(); from += chunk) {
            int count = Math.min(chunk, table.rows() - from);
            ByteBuffer cells = ByteBuffer.allocate(count * stride);
            for (int r = 0; r < count; r++) cells.putDouble(r * stride, weights[from + r]);
            int at = 8;
            for (int c = 0; c < columns.size(); c++) {
                put(table.array(c), Tables.size(columns.get(c)), from, count, cells, at, stride, sha);
                at += width(columns.get(c));
            }
            fold(cells.array(), count, stride, sha);
        }
    }

    private static int width(Column column) {
        if (column instanceof Column.Numeric) return 8;
        return column instanceof Column.Text ? 32 : 4 * Tables.size(column);
    }

    private static void put(
            Serializable array, int size, int from, int count, ByteBuffer to, int at, int stride, MessageDigest sha) {
        if (array instanceof double[] numbers)
            for (int r = 0; r < count; r++) to.putLong(r * stride + at, Double.doubleToLongBits(numbers[from + r]));
        else if (array instanceof int[] codes)
            for (int r = 0; r < count; r++) to.putInt(r * stride + at, codes[from + r]);
        else if (array instanceof float[] values)
            for (int r = 0; r < count; r++)
                for (int i = 0; i < size; i++)
                    to.putInt(r * stride + at + 4 * i, Float.floatToIntBits(values[(from + r) * size + i]));
        else {
            String[] texts = (String[]) array;
            for (int r = 0; r < count; r++)
                if (texts[from + r] != null)
                    to.put(r * stride + at, sha.digest(texts[from + r].getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void fold(byte[] cells, int count, int stride, MessageDigest sha) {
        byte[] hash = new byte[8 * WORDS];
        ByteBuffer view = ByteBuffer.wrap(hash);
        for (int r = 0; r < count; r++) {
            sha.update(cells, r * stride, stride);
            try {
                sha.digest(hash, 0, hash.length);
            } catch (DigestException e) {
                throw new IllegalStateException(e); // the array has the length of the hash
            }
            for (int w = 0; w < WORDS; w++) words[w] = words[w] * FACTORS[w] + view.getLong(8 * w);
        }
        rows += count;
    }

    @Override
    public void merge(Fingerprint other) {
        for (int w = 0; w < WORDS; w++) words[w] = words[w] * power(FACTORS[w], other.rows) + other.words[w];
        rows += other.rows;
    }

    private static long power(long base, long exponent) {
        long result = 1;
        for (; exponent > 0; exponent >>= 1, base *= base) if ((exponent & 1) == 1) result *= base;
        return result;
    }

    /** The number of rows seen. */
    public long rows() {
        return rows;
    }

    /** The fingerprint, for rows that have the columns of this schema. */
    public String hex(Schema schema) {
        MessageDigest sha = sha256();
        List<Object> columns = new ArrayList<>();
        for (Column column : schema.columns()) columns.add(describe(column));
        sha.update(Json.compact(columns).getBytes(StandardCharsets.UTF_8));
        ByteBuffer sums = ByteBuffer.allocate(8 * (WORDS + 1)).putLong(rows);
        for (long word : words) sums.putLong(word);
        return HexFormat.of().formatHex(sha.digest(sums.array()));
    }

    private static List<Object> describe(Column column) {
        if (column instanceof Column.Numeric numeric)
            return List.of("numeric", numeric.name(), numeric.kind().name());
        if (column instanceof Column.Categorical levels)
            return List.of("categorical", levels.name(), levels.ordered(), levels.levels());
        if (column instanceof Column.Tensor tensor) return List.of("tensor", tensor.name(), tensor.shape());
        return List.of("text", column.name());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
