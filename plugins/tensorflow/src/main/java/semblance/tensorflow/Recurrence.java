package semblance.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A recurrent layer, to be unrolled by its callers: loops in the graph have no gradients. What its inputs add to each step
 * does not depend on the state, so it can be computed for all steps at once by {@link #inputs}, and for inputs that stay
 * the same only once.
 *
 * @param units the size of the state, at least 1
 * @param gated whether it is a gated recurrent unit, or else a long short-term memory
 */
public record Recurrence(Net net, String name, int units, boolean gated) {
    /** The layer that a network has. */
    public static Recurrence of(Net net, String name, Network network) {
        return new Recurrence(net, name, network.units(), network.kind() != Network.Kind.LSTM);
    }

    /** How many arrays a state is made of, each [rows, units]; the first is what the layer tells. */
    public int arrays() {
        return gated ? 1 : 2;
    }

    private int gates() {
        return (gated ? 3 : 4) * units;
    }

    /** The state before the first step. */
    public List<Operand<TFloat32>> blank(long rows) {
        Ops tf = net.tf();
        List<Operand<TFloat32>> state = new ArrayList<>();
        for (int i = 0; i < arrays(); i++) state.add(tf.fill(tf.constant(new long[] {rows, units}), tf.constant(0f)));
        return state;
    }

    /**
     * What an input adds to a step; the sums for several inputs are added up.
     *
     * @param input its name
     * @param x [rows, inputs]
     * @return [rows, gates * units]
     */
    public Operand<TFloat32> inputs(String input, Operand<TFloat32> x) {
        return Layers.dense(net, name + "/" + input, x, gates(), Activation.LINEAR);
    }

    /**
     * One step.
     *
     * @param inputs what all inputs add, [rows, gates * units]
     * @param state as before
     */
    public List<Operand<TFloat32>> step(Operand<TFloat32> inputs, List<Operand<TFloat32>> state) {
        return gated ? List.of(gru(inputs, state.get(0))) : lstm(inputs, state.get(0), state.get(1));
    }

    private Operand<TFloat32> part(Operand<TFloat32> x, int from, int count) {
        Ops tf = net.tf();
        int rows = Math.toIntExact(x.shape().get(0));
        return tf.slice(x, tf.constant(new int[] {0, from * units}), tf.constant(new int[] {rows, count * units}));
    }

    private Operand<TFloat32> weighted(String part, Operand<TFloat32> h, int count) {
        return net.tf()
                .linalg
                .matMul(h, net.weight(name + "/" + part + "/weights", Initial.GLOROT, units, (long) count * units));
    }

    /** A gated recurrent unit (Cho et al. 2014, equations 5 to 8). */
    private Operand<TFloat32> gru(Operand<TFloat32> inputs, Operand<TFloat32> h) {
        Ops tf = net.tf();
        Operand<TFloat32> both = tf.math.sigmoid(tf.math.add(part(inputs, 0, 2), weighted("gates", h, 2)));
        Operand<TFloat32> reset = tf.math.mul(part(both, 0, 1), h);
        Operand<TFloat32> fresh = tf.math.tanh(tf.math.add(part(inputs, 2, 1), weighted("candidate", reset, 1)));
        return tf.math.add(fresh, tf.math.mul(part(both, 1, 1), tf.math.sub(h, fresh)));
    }

    /**
     * A long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000, whose bias is one
     * more than learned: Jozefowicz et al. 2015).
     */
    private List<Operand<TFloat32>> lstm(Operand<TFloat32> inputs, Operand<TFloat32> h, Operand<TFloat32> c) {
        Ops tf = net.tf();
        Operand<TFloat32> z = tf.math.add(inputs, weighted("gates", h, 4));
        Operand<TFloat32> forget = tf.math.sigmoid(tf.math.add(part(z, 0, 1), tf.constant(1f)));
        Operand<TFloat32> next = tf.math.add(
                tf.math.mul(forget, c), tf.math.mul(tf.math.sigmoid(part(z, 1, 1)), tf.math.tanh(part(z, 2, 1))));
        return List.of(tf.math.mul(tf.math.sigmoid(part(z, 3, 1)), tf.math.tanh(next)), next);
    }
}
