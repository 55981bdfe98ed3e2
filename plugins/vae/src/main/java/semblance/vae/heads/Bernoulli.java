package semblance.vae.heads;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Values from 0 to 1 as probabilities: x ln p + (1 - x) ln(1 - p), the log probability if x is 0 or 1 (Kingma and Welling
 * 2014, appendix C.1). The decoder tells the log odds.
 */
public record Bernoulli() implements Independent {
    @Override
    public int targets() {
        return 1;
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
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
        Operand<TFloat32> odds = Nodes.part(tf, outputs, 1, 0);
        Operand<TFloat32> x = Nodes.part(tf, targets, 1, 0);
        return tf.math.sub(tf.math.mul(odds, x), tf.math.softplus(odds));
    }
}
