package semblance.core.artifact;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A primitive array, or arrays of such arrays to any depth, as the bytes of one .npy file. Where all arrays of one depth
 * have one length the file has that shape. Else it is flat, and the lengths of the arrays of each depth but the first
 * are told beside it, in order.
 */
final class Nested implements Content {
    static final int MAX_DEPTH = 8;
    private static final int CHUNK = 1 << 16;

    private final Object array;
    private final byte[] header;
    private final long bytes;
    private final List<int[]> lengths;

    private Nested(Object array, Class<?> leaf, long[] shape, List<int[]> lengths) {
        this.array = array;
        this.header = Npy.header(leaf, shape);
        this.bytes = Math.multiplyExact(new Npy(leaf, shape, 0).count(), (long) Npy.size(leaf));
        this.lengths = lengths;
    }

    /** The primitive type in an array type; another type if there is none. */
    static Class<?> leaf(Class<?> type) {
        return type.isArray() ? leaf(type.componentType()) : type;
    }

    static int depth(Class<?> type) {
        return type.isArray() ? 1 + depth(type.componentType()) : 0;
    }

    /** @throws IllegalArgumentException if an array in it is null */
    static Nested of(Object array) {
        int depth = depth(array.getClass());
        long[] shape = new long[depth];
        List<int[]> lengths = new ArrayList<>();
        boolean regular = true;
        Object[] level = {array};
        for (int d = 0; d < depth; d++) {
            int[] found = new int[level.length];
            for (int i = 0; i < found.length; i++) {
                if (level[i] == null) throw new IllegalArgumentException("an array in it is null");
                found[i] = Array.getLength(level[i]);
                regular &= found[i] == found[0];
            }
            shape[d] = found.length == 0 ? 0 : found[0];
            lengths.add(found);
            if (d < depth - 1) level = flatten(level);
        }
        // were empty inner arrays written as a shape (1000000, 0), a few bytes could ask for any memory
        regular &= shape[0] == 0 || Arrays.stream(shape).noneMatch(length -> length == 0);
        if (regular) return new Nested(array, leaf(array.getClass()), shape, List.of());
        long count = Arrays.stream(lengths.get(depth - 1)).asLongStream().sum();
        return new Nested(array, leaf(array.getClass()), new long[] {count}, lengths.subList(1, depth));
    }

    private static Object[] flatten(Object[] arrays) {
        int count = 0;
        for (Object array : arrays) count = Math.addExact(count, Array.getLength(array));
        Object[] all = new Object[count];
        int at = 0;
        for (Object array : arrays) {
            int length = Array.getLength(array);
            System.arraycopy(array, 0, all, at, length);
            at += length;
        }
        return all;
    }

    /** The lengths of the arrays of each depth from the second; empty if the shape tells them. */
    List<int[]> lengths() {
        return lengths;
    }

    @Override
    public long length() {
        return header.length + bytes;
    }

    @Override
    public void writeTo(OutputStream to) throws IOException {
        to.write(header);
        ByteBuffer chunk = chunk(bytes);
        write(array, chunk, to);
        to.write(chunk.array(), 0, chunk.position());
    }

    /** Small for small arrays, of which a forest has thousands. */
    private static ByteBuffer chunk(long bytes) {
        return ByteBuffer.allocate((int) Math.max(Long.BYTES, Math.min(CHUNK, bytes)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(Object array, ByteBuffer chunk, OutputStream to) throws IOException {
        if (array instanceof Object[] arrays) {
            for (Object inner : arrays) write(inner, chunk, to);
            return;
        }
        int size = Npy.size(array.getClass().componentType());
        int length = Array.getLength(array);
        for (int from = 0; from < length; ) {
            if (chunk.remaining() < size) {
                to.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
            int count = Math.min(length - from, chunk.remaining() / size);
            Leaf.put(array, from, count, chunk);
            from += count;
        }
    }

    /**
     * Reads an array back.
     *
     * @param type the array's type
     * @param length the bytes of the file
     * @param lengths as {@link #lengths()} told them
     * @throws IOException if the file does not hold just such an array
     */
    static Object read(InputStream in, long length, Class<?> type, List<int[]> lengths) throws IOException {
        Npy npy = Npy.read(new DataInputStream(in));
        int depth = depth(type);
        if (npy.type() != leaf(type)) throw new IOException("expected " + leaf(type) + ", found " + npy.type());
        long count;
        try {
            count = npy.count();
            if (Math.addExact(npy.length(), Math.multiplyExact(count, (long) Npy.size(npy.type()))) != length)
                throw new IOException("its shape does not fit its size");
        } catch (ArithmeticException e) {
            throw new IOException("its shape is too large");
        }
        long[] shape = npy.shape();
        if (lengths.isEmpty()) {
            if (shape.length != depth) throw new IOException("expected " + depth + " dimensions");
            for (long dimension : shape)
                if (dimension > Integer.MAX_VALUE - 8 || dimension == 0 && shape[0] > 0)
                    throw new IOException("its shape is too large");
        } else checkLengths(lengths, depth, shape);
        int[] next = new int[depth];
        int outer = lengths.isEmpty() ? (int) shape[0] : lengths.get(0).length;
        ByteBuffer chunk = chunk(length).limit(0);
        return build(type, 0, outer, shape, lengths, next, chunk, in);
    }

    private static void checkLengths(List<int[]> lengths, int depth, long[] shape) throws IOException {
        if (shape.length != 1 || lengths.size() != depth - 1)
            throw new IOException("expected " + depth + " dimensions");
        for (int d = 0; d < lengths.size(); d++) {
            long sum = 0;
            for (int length : lengths.get(d)) {
                if (length < 0) throw new IOException("a length is negative");
                sum += length;
            }
            if (sum != (d + 1 < lengths.size() ? lengths.get(d + 1).length : shape[0]))
                throw new IOException("its lengths do not fit");
        }
    }

    private static Object build(
            Class<?> type,
            int level,
            int length,
            long[] shape,
            List<int[]> lengths,
            int[] next,
            ByteBuffer chunk,
            InputStream in)
            throws IOException {
        Object array = Array.newInstance(type.componentType(), length);
        if (array instanceof Object[] arrays) {
            for (int i = 0; i < length; i++) {
                int inner = lengths.isEmpty() ? (int) shape[level + 1] : lengths.get(level)[next[level]++];
                arrays[i] = build(type.componentType(), level + 1, inner, shape, lengths, next, chunk, in);
            }
            return array;
        }
        int size = Npy.size(type.componentType());
        for (int at = 0; at < length; ) {
            if (chunk.remaining() < size) {
                chunk.compact();
                int n = in.read(chunk.array(), chunk.position(), chunk.remaining());
                if (n < 0) throw new IOException("it ends early");
                chunk.position(chunk.position() + n).flip();
                continue;
            }
            int count = Math.min(length - at, chunk.remaining() / size);
            Leaf.get(chunk, array, at, count);
            at += count;
        }
        return array;
    }
}
