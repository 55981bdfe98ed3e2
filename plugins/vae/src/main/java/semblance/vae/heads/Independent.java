package semblance.vae.heads;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A family whose cells are independent of each other given what the decoder tells. */
public sealed interface Independent extends Family
        permits Bernoulli, Categorical, Gaussian, Logistic, Mixture, Ordinal {
    /**
     * The log density of each cell, in nats, in the units of the targets.
     *
     * @param outputs [..., cells, {@link #outputs}]
     * @param free [cells, {@link #free}]
     * @param targets [..., cells, {@link #targets}]
     * @param constants [cells, {@link #constants}]
     * @return [..., cells]; any finite number where a cell is missing
     */
    Operand<TFloat32> logDensity(
            Ops tf,
            Operand<TFloat32> outputs,
            Operand<TFloat32> free,
            Operand<TFloat32> targets,
            Operand<TFloat32> constants);
}
