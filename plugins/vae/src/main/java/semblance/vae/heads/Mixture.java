package semblance.vae.heads;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Real numbers with several modes, as in TVAE and CTGAN (Xu et al. 2019, section 4.2). What is fed is the number relative
 * to each mode, and then what the encoder sees of it: which mode is likeliest and the number relative to that. The decoder
 * tells the logs of the modes' probabilities, and for each how far its mean and deviation are from those found
 * beforehand. Unlike there, the density is that of the number itself, summed over the modes.
 *
 * @param modes how many, at least 1
 * @param floor the least deviation, as a share of the mode's
 */
public record Mixture(int modes, double floor) implements Independent {
    @Override
    public int targets() {
        return 2 * modes + 1;
    }

    @Override
    public int inputs() {
        return modes + 1;
    }

    @Override
    public int outputs() {
        return 3 * modes;
    }

    @Override
    public int free() {
        return 0;
    }

    @Override
    public int constants() {
        return modes;
    }

    @Override
    public Operand<TFloat32> seen(Ops tf, Operand<TFloat32> targets, Operand<TFloat32> mask) {
        return last(tf, targets, modes, modes + 1);
    }

    @Override
    public Operand<TFloat32> logDensity(
            Ops tf,
            Operand<TFloat32> outputs,
            Operand<TFloat32> free,
            Operand<TFloat32> targets,
            Operand<TFloat32> constants) {
        Operand<TFloat32> means = last(tf, outputs, modes, modes);
        Operand<TFloat32> deviations = Nodes.scale(tf, last(tf, outputs, 2 * modes, modes), floor);
        Operand<TFloat32> each = tf.math.sub(
                tf.math.add(
                        Nodes.logSoftmax(tf, last(tf, outputs, 0, modes)),
                        Nodes.gaussian(tf, last(tf, targets, 0, modes), means, deviations)),
                constants);
        return Nodes.part(tf, Nodes.logSum(tf, each), 1, 0);
    }

    private static Operand<TFloat32> last(Ops tf, Operand<TFloat32> x, int from, int size) {
        int rank = x.shape().numDimensions();
        List<Integer> begin = new ArrayList<>();
        List<Integer> length = new ArrayList<>();
        for (int d = 0; d < rank; d++) {
            begin.add(d < rank - 1 ? 0 : from);
            length.add(d < rank - 1 ? -1 : size);
        }
        return tf.slice(
                x,
                tf.constant(begin.stream().mapToInt(i -> i).toArray()),
                tf.constant(length.stream().mapToInt(i -> i).toArray()));
    }
}
