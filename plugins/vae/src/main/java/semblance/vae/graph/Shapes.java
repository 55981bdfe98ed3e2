package semblance.vae.graph;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Changes of shape. */
final class Shapes {
    private Shapes() {}

    static Operand<TFloat32> reshape(Ops tf, Operand<TFloat32> x, long... shape) {
        if (Arrays.equals(x.shape().asArray(), shape)) return x;
        return tf.reshape(x, tf.constant(shape));
    }

    /** All dimensions but the first as one. */
    static Operand<TFloat32> flat(Ops tf, Operand<TFloat32> x) {
        long rows = x.shape().get(0);
        return reshape(tf, x, rows, x.shape().size() / rows);
    }
}
