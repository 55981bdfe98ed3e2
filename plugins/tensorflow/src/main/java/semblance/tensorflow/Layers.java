package semblance.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Layers of networks, each with weights of its own under a name. */
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
}
