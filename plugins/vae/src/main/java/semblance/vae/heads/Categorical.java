package semblance.vae.heads;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Levels without order. The decoder tells the logs of their probabilities, up to a constant.
 *
 * @param levels how many
 */
public record Categorical(int levels) implements Independent {
    @Override
    public int targets() {
        return levels;
    }

    @Override
    public int inputs() {
        return levels;
    }

    @Override
    public int outputs() {
        return levels;
    }

    @Override
    public int free() {
        return 0;
    }

    @Override
    public int constants() {
        return 0;
    }

    @Override
    public Operand<TFloat32> seen(Ops tf, Operand<TFloat32> targets, Operand<TFloat32> mask) {
        return targets;
    }

    @Override
    public Operand<TFloat32> logDensity(
            Ops tf,
            Operand<TFloat32> outputs,
            Operand<TFloat32> free,
            Operand<TFloat32> targets,
            Operand<TFloat32> constants) {
        return tf.sum(tf.math.mul(Nodes.logSoftmax(tf, outputs), targets), tf.constant(-1));
    }
}
