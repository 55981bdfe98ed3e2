package semblance.core.artifact;

import java.nio.ByteBuffer;

/** Primitive arrays to bytes and back, a piece at a time. */
final class Leaf {
    private Leaf() {}

    /** Puts {@code count} elements into a buffer. */
    static void put(Object array, int from, int count, ByteBuffer to) {
        int size = Npy.size(array.getClass().componentType());
        if (array instanceof double[] values) to.asDoubleBuffer().put(values, from, count);
        else if (array instanceof float[] values) to.asFloatBuffer().put(values, from, count);
        else if (array instanceof int[] values) to.asIntBuffer().put(values, from, count);
        else if (array instanceof long[] values) to.asLongBuffer().put(values, from, count);
        else if (array instanceof short[] values) to.asShortBuffer().put(values, from, count);
        else if (array instanceof byte[] values) to.duplicate().put(values, from, count);
        else {
            boolean[] values = (boolean[]) array;
            for (int i = 0; i < count; i++) to.put(to.position() + i, (byte) (values[from + i] ? 1 : 0));
        }
        to.position(to.position() + count * size);
    }

    /** Takes {@code count} elements out of a buffer. */
    static void get(ByteBuffer from, Object array, int at, int count) {
        int size = Npy.size(array.getClass().componentType());
        if (array instanceof double[] values) from.asDoubleBuffer().get(values, at, count);
        else if (array instanceof float[] values) from.asFloatBuffer().get(values, at, count);
        else if (array instanceof int[] values) from.asIntBuffer().get(values, at, count);
        else if (array instanceof long[] values) from.asLongBuffer().get(values, at, count);
        else if (array instanceof short[] values) from.asShortBuffer().get(values, at, count);
        else if (array instanceof byte[] values) from.duplicate().get(values, at, count);
        else {
            boolean[] values = (boolean[]) array;
            for (int i = 0; i < count; i++) values[at + i] = from.get(from.position() + i) != 0;
        }
        from.position(from.position() + count * size);
    }
}
