package semblance.vae.heads;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Levels in order: P(level &lt;= j) is the logistic function of a threshold less what the decoder tells (McCullagh 1980,
 * the proportional odds model). The first threshold and the logs of the distances between them are learned, the same for
 * all rows.
 *
 * @param levels how many, at least 2
 */
public record Ordinal(int levels) implements Independent {
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
        return 1;
    }

    @Override
    public int free() {
        return levels - 1;
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
        int cells = Math.toIntExact(free.shape().get(0));
        Operand<TFloat32> first = tf.slice(free, tf.constant(new int[] {0, 0}), tf.constant(new int[] {cells, 1}));
        Operand<TFloat32> thresholds = first;
        Operand<TFloat32> gaps = null;
        if (levels > 2) {
            Operand<TFloat32> logs =
                    tf.slice(free, tf.constant(new int[] {0, 1}), tf.constant(new int[] {cells, levels - 2}));
            gaps = Nodes.scale(tf, logs, 0);
            thresholds = tf.math.cumsum(tf.concat(java.util.List.of(first, gaps), tf.constant(1)), tf.constant(1));
        }
        Operand<TFloat32> odds = tf.math.sub(thresholds, outputs); // [..., cells, levels - 1]
        Operand<TFloat32> log = tf.math.add(
                pad(tf, Nodes.logSigmoid(tf, odds), 0, 1), pad(tf, Nodes.logSigmoid(tf, tf.math.neg(odds)), 1, 0));
        if (gaps != null)
            log = tf.math.add(log, pad(tf, tf.math.log(tf.math.neg(tf.math.expm1(tf.math.neg(gaps)))), 1, 1));
        return tf.sum(tf.math.mul(log, targets), tf.constant(-1));
    }

    private static Operand<TFloat32> pad(Ops tf, Operand<TFloat32> x, int before, int after) {
        int[][] zeros = new int[x.shape().numDimensions()][2];
        zeros[zeros.length - 1] = new int[] {before, after};
        return tf.pad(x, tf.constant(zeros), tf.constant(0f));
    }

    /** The probabilities of the levels. */
    double[] probabilities(Terms terms) {
        double[] p = new double[levels];
        double threshold = terms.free(0);
        double before = 0;
        for (int level = 0; level < levels - 1; level++) {
            if (level > 0) threshold += Nodes.scale(terms.free(level), 0);
            double below = 1 / (1 + Math.exp(terms.output(0) - threshold));
            p[level] = Math.max(0, below - before);
            before = below;
        }
        p[levels - 1] = 1 - before;
        return p;
    }
}
