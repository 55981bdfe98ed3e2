package semblance.csv;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.IntConsumer;

/**
 * The first bytes of a stream up to the end of the row in which a wanted length is reached: a line feed that no quotes
 * surround. For encodings that write ASCII characters as themselves.
 */
final class WholeRows extends InputStream {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private final InputStream in;
    private final long wanted;
    private final byte quote;
    private final byte separator;
    private final IntConsumer given;
    private long length;
    private boolean quoted;
    private boolean closed; // whether the byte before closed a quotation
    private byte before = '\n';
    private boolean ended;

    /** @param given is told the number of bytes whenever some are given */
    WholeRows(InputStream in, long wanted, char quote, char separator, IntConsumer given) {
        this.in = in;
        this.wanted = wanted;
        this.quote = (byte) quote;
        this.separator = (byte) separator;
        this.given = given;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        int count = ended ? -1 : in.read(to, from, most);
        if (count <= 0) return count;
        int end = end(to, from, from + count);
        ended = end > 0;
        int kept = ended ? end - from : count;
        length += kept;
        given.accept(kept);
        return kept;
    }

    /** The place after the row in which the wanted length is reached; 0 if these bytes do not hold it. */
    private int end(byte[] bytes, int from, int to) {
        int place = from;
        while (place < to) {
            int next = find(quote, bytes, place, to);
            long least = from + wanted - length - 1; // the first place where the row may end
            if (!quoted && least < next) {
                int feed = find((byte) '\n', bytes, (int) Math.max(place, least), next);
                if (feed < next) return feed + 1;
            }
            if (next > place) {
                before = bytes[next - 1];
                closed = false;
            }
            if (next < to) {
                if (quoted) {
                    quoted = false;
                    closed = true;
                } else if (closed || before == separator || before == '\n' || before == '\r') {
                    quoted = true; // a quote right after one that closed is a quote within the cell
                    closed = false;
                }
                before = quote;
            }
            place = next + 1;
        }
        return 0;
    }

    /** The first place of a byte, or {@code to}; eight bytes at a time. */
    private static int find(byte wanted, byte[] bytes, int from, int to) {
        long pattern = (wanted & 0xff) * ONES;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long zeros = (long) LONGS.get(bytes, i) ^ pattern;
            long marks = zeros - ONES & ~zeros & ONES << 7; // the lowest mark is right: Warren, Hacker's Delight, 6-1
            if (marks != 0) return i + (Long.numberOfTrailingZeros(marks) >> 3);
        }
        while (i < to && bytes[i] != wanted) i++;
        return i;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
