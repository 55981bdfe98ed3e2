package semblance.vae.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import semblance.tensorflow.Net;

/**
 * Some of the rows that a graph is fed. The shares of a batch are worked on side by side, each by one thread at a time, and
 * what comes of them is put together in their order. How many there are depends on the plan alone, so that any number of
 * threads gives the same bits; operations that are cut up by TensorFlow itself do not.
 *
 * @param from the first row
 * @param rows how many
 * @param all the rows of the batch
 */
record Share(int from, int rows, int all) {
    /** Fewer rows are not worth a share of their own. */
    private static final int LEAST = 32;

    /** As many rows as make a matrix product long. */
    private static final int ENOUGH = 256;

    /** More shares make a graph large. */
    private static final int MOST = 8;

    /** Fewer products take less time than the operations of a second share. */
    private static final double LEAST_PRODUCTS = 1 << 23;

    /**
     * The shares of a batch, in order.
     *
     * @param times how often each row is worked on
     */
    static List<Share> of(Shape shape, int all, int times) {
        boolean small = all * times < 2 * LEAST || all < 2 || shape.products() * all * times < 2 * LEAST_PRODUCTS;
        int wanted = small ? 1 : Math.max(2, Math.min(MOST, all / ENOUGH));
        int each = (all + wanted - 1) / wanted;
        return IntStream.range(0, (all + each - 1) / each)
                .mapToObj(i -> new Share(i * each, Math.min(each, all - i * each), all))
                .toList();
    }

    /** What is fed of these rows: [rows, lengths...]. */
    Operand<TFloat32> input(Net net, String name, long... lengths) {
        long[] shape = new long[lengths.length + 1];
        shape[0] = all;
        System.arraycopy(lengths, 0, shape, 1, lengths.length);
        return of(net.tf(), net.input(name, shape), 1);
    }

    /** The part of a tensor that belongs to these rows: [all * times, ...] to [rows * times, ...]. */
    Operand<TFloat32> of(Ops tf, Operand<TFloat32> x, int times) {
        if (rows == all) return x;
        long[] begin = new long[x.shape().numDimensions()];
        long[] size = x.shape().asArray();
        begin[0] = (long) from * times;
        size[0] = (long) rows * times;
        return tf.slice(x, tf.constant(begin), tf.constant(size));
    }

    /** What the shares gave, one after the other. */
    static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> parts) {
        return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(0));
    }

    /** What the shares gave, summed in their order. */
    static Operand<TFloat32> summed(Ops tf, List<Operand<TFloat32>> parts) {
        Operand<TFloat32> sum = parts.get(0);
        for (Operand<TFloat32> part : parts.subList(1, parts.size())) sum = tf.math.add(sum, part);
        return sum;
    }
}
