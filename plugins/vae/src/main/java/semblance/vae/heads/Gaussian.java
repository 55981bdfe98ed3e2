package semblance.vae.heads;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Standardised real numbers, Gaussian around what the decoder tells.
 *
 * @param spread where the deviation comes from
 * @param floor the least deviation, in units of the standardised numbers
 * @param marked whether the encoder sees, too, which cells are known
 */
public record Gaussian(Spread spread, double floor, boolean marked) implements Independent {
    @Override
    public int targets() {
        return 1;
    }

    @Override
    public int inputs() {
        return marked ? 2 : 1;
    }

    @Override
    public int outputs() {
        return spread == Spread.OUTPUT ? 2 : 1;
    }

    @Override
    public int free() {
        return spread == Spread.OUTPUT ? 0 : 1;
    }

    @Override
    public boolean shared() {
        return spread == Spread.SHARED;
    }

    @Override
    public int constants() {
        return 0;
    }

    @Override
    public Operand<TFloat32> seen(Ops tf, Operand<TFloat32> targets, Operand<TFloat32> mask) {
        if (!marked) return targets;
        return tf.concat(List.of(targets, tf.expandDims(mask, tf.constant(-1))), tf.constant(-1));
    }

    @Override
    public Operand<TFloat32> logDensity(
            Ops tf,
            Operand<TFloat32> outputs,
            Operand<TFloat32> free,
            Operand<TFloat32> targets,
            Operand<TFloat32> constants) {
        List<Operand<TFloat32>> told = Nodes.parts(tf, outputs, outputs());
        Operand<TFloat32> log = spread == Spread.OUTPUT ? told.get(1) : Nodes.part(tf, free, 1, 0);
        return Nodes.gaussian(tf, Nodes.part(tf, targets, 1, 0), told.get(0), Nodes.scale(tf, log, floor));
    }

    /** The mean, in standardised units. */
    double mean(Terms terms, int cell) {
        return terms.output(cell * outputs());
    }

    /** The deviation, in standardised units. */
    double deviation(Terms terms, int cell) {
        return Nodes.scale(
                switch (spread) {
                    case OUTPUT -> terms.output(2 * cell + 1);
                    case COLUMN -> terms.free(cell);
                    case SHARED -> terms.free()[0];
                },
                floor);
    }
}
