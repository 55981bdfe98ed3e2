package semblance.vae.heads;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/** Pieces of graph that several families need. */
final class Nodes {
    static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    /** Log scales stay below this, so that no square overflows. */
    static final float LARGEST_LOG = 10;

    private Nodes() {}

    /** The last dimension taken apart. */
    static List<Operand<TFloat32>> parts(Ops tf, Operand<TFloat32> x, int count) {
        long axis = x.shape().numDimensions() - 1;
        if (count == 1) return List.of(tf.squeeze(x, Squeeze.axis(List.of(axis))));
        return tf.unstack(x, (long) count, Unstack.axis(axis)).output().stream()
                .map(part -> (Operand<TFloat32>) part)
                .toList();
    }

    /** One number of the last dimension. */
    static Operand<TFloat32> part(Ops tf, Operand<TFloat32> x, int count, int index) {
        return parts(tf, x, count).get(index);
    }

    /** The log of the logistic function. */
    static Operand<TFloat32> logSigmoid(Ops tf, Operand<TFloat32> x) {
        return tf.math.neg(tf.math.softplus(tf.math.neg(x)));
    }

    /** The log of the sum of e to the power of each of the last dimension, which becomes 1. */
    static Operand<TFloat32> logSum(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> most = tf.stopGradient(tf.max(x, tf.constant(-1), Max.keepDims(true)));
        Operand<TFloat32> sum = tf.sum(tf.math.exp(tf.math.sub(x, most)), tf.constant(-1), Sum.keepDims(true));
        return tf.math.add(tf.math.log(sum), most);
    }

    /** The log of softmax over the last dimension; the framework's own has a wrong gradient unless there are two. */
    static Operand<TFloat32> logSoftmax(Ops tf, Operand<TFloat32> x) {
        return tf.math.sub(x, logSum(tf, x));
    }

    /** floor + e^x, where x is kept from overflowing. */
    static Operand<TFloat32> scale(Ops tf, Operand<TFloat32> x, double floor) {
        return tf.math.add(tf.math.exp(tf.math.minimum(x, tf.constant(LARGEST_LOG))), tf.constant((float) floor));
    }

    /** The same in Java. */
    static double scale(double x, double floor) {
        return floor + Math.exp(Math.min(x, LARGEST_LOG));
    }

    /** The log density of a Gaussian. */
    static Operand<TFloat32> gaussian(
            Ops tf, Operand<TFloat32> x, Operand<TFloat32> mean, Operand<TFloat32> deviation) {
        Operand<TFloat32> z = tf.math.div(tf.math.sub(x, mean), deviation);
        return tf.math.sub(
                tf.math.mul(tf.math.square(z), tf.constant(-0.5f)),
                tf.math.add(tf.math.log(deviation), tf.constant((float) LOG_ROOT_TWO_PI)));
    }
}
