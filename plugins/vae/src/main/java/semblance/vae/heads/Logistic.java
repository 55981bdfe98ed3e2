package semblance.vae.heads;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Numbers on an even grid: the mass that a logistic distribution has in the cell around each (Salimans et al. 2017,
 * equation 2). Half the width of a cell is a constant. With s for the logistic function and d for the width, the mass
 * between a and a + d is s(a + d) s(-a) (1 - e^-d): a product, which nothing is lost in.
 *
 * @param spread where the scale comes from
 * @param bounded whether the grid goes from -1 to 1 and its ends have all that lies beyond
 */
public record Logistic(Spread spread, boolean bounded) implements Independent {
    /** The least scale, as a share of half the width of a cell: nearly all mass is in one cell then. */
    static final double FLOOR = 0.1;

    @Override
    public int targets() {
        return 1;
    }

    @Override
    public int inputs() {
        return bounded ? 1 : 2;
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
        return 1;
    }

    @Override
    public Operand<TFloat32> seen(Ops tf, Operand<TFloat32> targets, Operand<TFloat32> mask) {
        if (bounded) return targets;
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
        Operand<TFloat32> half = Nodes.part(tf, constants, 1, 0);
        Operand<TFloat32> scale = tf.math.add(Nodes.scale(tf, log, 0), tf.math.mul(half, tf.constant((float) FLOOR)));
        Operand<TFloat32> x = Nodes.part(tf, targets, 1, 0);
        Operand<TFloat32> centre = tf.math.div(tf.math.sub(x, told.get(0)), scale);
        Operand<TFloat32> radius = tf.math.div(half, scale);
        Operand<TFloat32> below = Nodes.logSigmoid(tf, tf.math.add(centre, radius));
        Operand<TFloat32> above = Nodes.logSigmoid(tf, tf.math.sub(radius, centre));
        Operand<TFloat32> width = tf.math.log(tf.math.neg(tf.math.expm1(tf.math.mul(radius, tf.constant(-2f)))));
        if (!bounded) return tf.math.add(tf.math.add(below, above), width);
        Operand<TFloat32> lowest = tf.dtypes.cast(tf.math.less(x, tf.constant(-0.999f)), TFloat32.class);
        Operand<TFloat32> highest = tf.dtypes.cast(tf.math.greater(x, tf.constant(0.999f)), TFloat32.class);
        Operand<TFloat32> inner = tf.math.sub(tf.constant(1f), tf.math.add(lowest, highest));
        return tf.math.add(
                tf.math.add(
                        tf.math.mul(below, tf.math.sub(tf.constant(1f), highest)),
                        tf.math.mul(above, tf.math.sub(tf.constant(1f), lowest))),
                tf.math.mul(width, inner));
    }

    /** The centre, in the units of the targets. */
    double centre(Terms terms, int cell) {
        return terms.output(cell * outputs());
    }

    /** The scale, in the units of the targets. */
    double scale(Terms terms, int cell, double half) {
        return Nodes.scale(
                switch (spread) {
                    case OUTPUT -> terms.output(2 * cell + 1);
                    case COLUMN -> terms.free(cell);
                    case SHARED -> terms.free()[0];
                },
                FLOOR * half);
    }
}
