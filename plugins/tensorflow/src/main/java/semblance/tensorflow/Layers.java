package semblance.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Layers of networks, each with weights of its own under a name. Recurrent cells are to be unrolled by their callers:
 * loops in the graph have no gradients.
 */
public final class Layers {
    private Layers() {}

    /** Sums with weights: [rows, inputs] to [rows, outputs]. */
    public static Operand<TFloat32> dense(Net net, String name, Operand<TFloat32> x, int outputs, Activation then) {
        Ops tf = net.tf();
        Operand<TFloat32> w =
                net.weight(name + "/weights", then.initial(), x.shape().get(1), outputs);
        Operand<TFloat32> b = net.weight(name + "/biases", Initial.ZERO, outputs);
        return then.of(tf, tf.nn.biasAdd(tf.linalg.matMul(x, w), b));
    }

    /**
     * Convolution with squares of weights, padded with zeros: [rows, height, width, channels] to [rows, ceil(height /
     * stride), ceil(width / stride), filters].
     */
    public static Operand<TFloat32> convolution(
            Net net, String name, Operand<TFloat32> x, int filters, int side, int stride, Activation then) {
        Ops tf = net.tf();
        Operand<TFloat32> w = net.weight(
                name + "/weights", then.initial(), side, side, x.shape().get(3), filters);
        Operand<TFloat32> b = net.weight(name + "/biases", Initial.ZERO, filters);
        List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
        return then.of(tf, tf.nn.biasAdd(tf.nn.conv2d(x, w, strides, "SAME"), b));
    }

    /**
     * The transpose of a convolution (Dumoulin and Visin 2016): [rows, ceil(height / stride), ceil(width / stride),
     * channels] to [rows, height, width, filters].
     */
    public static Operand<TFloat32> transposedConvolution(
            Net net,
            String name,
            Operand<TFloat32> x,
            int height,
            int width,
            int filters,
            int side,
            int stride,
            Activation then) {
        Ops tf = net.tf();
        Operand<TFloat32> w = net.weight(
                name + "/weights",
                then.initial(),
                side,
                side,
                filters,
                x.shape().get(3));
        Operand<TFloat32> b = net.weight(name + "/biases", Initial.ZERO, filters);
        int[] shape = {Math.toIntExact(x.shape().get(0)), height, width, filters};
        List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
        return then.of(tf, tf.nn.biasAdd(tf.nn.conv2dBackpropInput(tf.constant(shape), w, x, strides, "SAME"), b));
    }

    /** A row of weights for each whole number: [...] of numbers in 0..levels-1 to [..., size]. */
    public static Operand<TFloat32> embedding(
            Net net, String name, Operand<org.tensorflow.types.TInt32> numbers, int levels, int size) {
        Operand<TFloat32> table = net.weight(name + "/weights", Initial.GLOROT, levels, size);
        return net.tf().gather(table, numbers, net.tf().constant(0));
    }

    /**
     * One step of a gated recurrent unit (Cho et al. 2014, equations 5 to 8).
     *
     * @param x the input, [rows, inputs]
     * @param h the state, [rows, units]
     * @return the next state
     */
    public static Operand<TFloat32> gru(Net net, String name, Operand<TFloat32> x, Operand<TFloat32> h) {
        Ops tf = net.tf();
        int units = Math.toIntExact(h.shape().get(1));
        Operand<TFloat32> both = tf.concat(List.of(x, h), tf.constant(1));
        var gates = tf.split(tf.constant(1), dense(net, name + "/gates", both, 2 * units, Activation.SIGMOID), 2L)
                .output();
        Operand<TFloat32> reset = tf.concat(List.of(x, tf.math.mul(gates.get(0), h)), tf.constant(1));
        Operand<TFloat32> fresh = dense(net, name + "/candidate", reset, units, Activation.TANH);
        return tf.math.add(fresh, tf.math.mul(gates.get(1), tf.math.sub(h, fresh)));
    }

    /** The state of a long short-term memory. */
    public record Memory(Operand<TFloat32> h, Operand<TFloat32> c) {}

    /**
     * One step of a long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000,
     * whose bias is one more than learned: Jozefowicz et al. 2015).
     *
     * @param x the input, [rows, inputs]
     * @param memory the state, twice [rows, units]
     */
    public static Memory lstm(Net net, String name, Operand<TFloat32> x, Memory memory) {
        Ops tf = net.tf();
        int units = Math.toIntExact(memory.h().shape().get(1));
        Operand<TFloat32> both = tf.concat(List.of(x, memory.h()), tf.constant(1));
        var z = tf.split(tf.constant(1), dense(net, name, both, 4 * units, Activation.LINEAR), 4L)
                .output();
        Operand<TFloat32> forget = tf.math.sigmoid(tf.math.add(z.get(0), tf.constant(1f)));
        Operand<TFloat32> c = tf.math.add(
                tf.math.mul(forget, memory.c()), tf.math.mul(tf.math.sigmoid(z.get(1)), tf.math.tanh(z.get(2))));
        return new Memory(tf.math.mul(tf.math.sigmoid(z.get(3)), tf.math.tanh(c)), c);
    }
}
