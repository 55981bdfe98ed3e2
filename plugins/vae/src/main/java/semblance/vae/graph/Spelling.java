package semblance.vae.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Layers;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.tensorflow.Recurrence;
import semblance.vae.heads.Symbols;

/**
 * Writes texts: a summary of the latent variables starts a recurrent layer and enters each of its steps, which tell the
 * next symbol from the one before (Bowman et al. 2016, section 3). The last layer tells logits of the symbols, of which
 * the first is the end.
 *
 * @param name what its weights' names start with
 */
record Spelling(Net net, String name, Symbols family, Network network) {
    /** Logits that are computed at once, at most, unless one place of all rows has more. */
    private static final int LOGITS = 1 << 22;

    /** What writes the summary: [rows, features] to [rows, summary]. */
    static Writer summary(Symbols family) {
        return (net, name, features) -> Layers.dense(net, name + "/out", features, family.summary(), Activation.TANH);
    }

    Recurrence layer() {
        return Recurrence.of(net, name + "/spelling", network);
    }

    /** The state before the first symbol. */
    private List<Operand<TFloat32>> start(Operand<TFloat32> summary) {
        List<Operand<TFloat32>> state =
                new ArrayList<>(layer().blank(summary.shape().get(0)));
        state.set(0, summary);
        return state;
    }

    /** What symbols add to the steps that come after them: [n] to [n, gates * units]. */
    Operand<TFloat32> before(Operand<TInt32> symbols) {
        int size = TextReader.embedding(family, network);
        Operand<TFloat32> embedded = Layers.embedding(net, name + "/before", symbols, family.symbols() + 1, size);
        return layer().inputs("before", embedded);
    }

    /** What the summary adds to each step. */
    Operand<TFloat32> always(Operand<TFloat32> summary) {
        return layer().inputs("always", summary);
    }

    List<Operand<TFloat32>> step(Operand<TFloat32> before, Operand<TFloat32> always, List<Operand<TFloat32>> state) {
        return layer().step(net.tf().math.add(before, always), state);
    }

    /** The log probabilities of symbols, up to a constant: [n, units] to [n, symbols]. */
    Operand<TFloat32> logits(Operand<TFloat32> state) {
        return Layers.dense(net, name + "/symbol", state, family.symbols(), Activation.LINEAR);
    }

    /**
     * The log probability of texts.
     *
     * @param summary [rows * times, summary]
     * @param texts [rows, ..., length]
     * @param shown the symbols as the decoder is to see them, of the same shape
     * @return [rows * times]; 0 where a text is missing
     */
    Operand<TFloat32> logDensity(
            Operand<TFloat32> summary, Operand<TFloat32> texts, Operand<TFloat32> shown, int times) {
        Ops tf = net.tf();
        int rows = Math.toIntExact(texts.shape().get(0));
        int all = rows * times;
        List<Operand<TFloat32>> before = TextReader.split(tf, before(previous(shown, rows)), family.length());
        List<Operand<TFloat32>> targets = TextReader.split(tf, places(texts, rows), family.length());
        Operand<TFloat32> always = always(summary);
        List<Operand<TFloat32>> state = start(summary);
        int atOnce = Math.max(1, LOGITS / (all * family.symbols()));
        Operand<TFloat32> sum = null;
        for (int from = 0; from < family.length(); from += atOnce) {
            int to = Math.min(family.length(), from + atOnce);
            List<Operand<TFloat32>> told = new ArrayList<>();
            List<Operand<TFloat32>> wanted = new ArrayList<>();
            for (int place = from; place < to; place++) {
                state = step(repeat(before.get(place), rows, times), always, state);
                told.add(state.get(0));
                wanted.add(repeat(targets.get(place), rows, times));
            }
            Operand<TFloat32> some = part(joined(told), joined(wanted), to - from, all);
            sum = sum == null ? some : tf.math.add(sum, some);
        }
        return sum;
    }

    /** The log probabilities of the symbols at some places, summed: [places * all, ...] to [all]. */
    private Operand<TFloat32> part(Operand<TFloat32> told, Operand<TFloat32> wanted, int places, int all) {
        Ops tf = net.tf();
        Operand<TInt32> numbers = tf.math.sub(
                tf.dtypes.cast(Shapes.reshape(tf, wanted, (long) places * all), TInt32.class), tf.constant(1));
        // what is after the end has the number -1, and so no 1 in any place
        Operand<TFloat32> hot = tf.oneHot(numbers, tf.constant(family.symbols()), tf.constant(1f), tf.constant(0f));
        Operand<TFloat32> each = tf.sum(tf.math.mul(hot, tf.nn.logSoftmax(logits(told))), tf.constant(1));
        return tf.sum(Shapes.reshape(tf, each, places, all), tf.constant(0));
    }

    private Operand<TFloat32> joined(List<Operand<TFloat32>> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : net.tf().concat(parts, net.tf().constant(0));
    }

    /** Place after place: [length * rows, 1]. */
    private Operand<TFloat32> places(Operand<TFloat32> texts, int rows) {
        Ops tf = net.tf();
        Operand<TFloat32> flat = Shapes.reshape(tf, texts, rows, family.length());
        return Shapes.reshape(
                tf, tf.linalg.transpose(flat, tf.constant(new int[] {1, 0})), (long) rows * family.length(), 1);
    }

    /** The symbol before each place, 0 before the first: [length * rows]. */
    private Operand<TInt32> previous(Operand<TFloat32> shown, int rows) {
        Ops tf = net.tf();
        long values = (long) rows * family.length();
        Operand<TFloat32> places = Shapes.reshape(tf, places(shown, rows), values);
        Operand<TFloat32> late = tf.slice(
                tf.concat(List.of(tf.fill(tf.constant(new long[] {rows}), tf.constant(0f)), places), tf.constant(0)),
                tf.constant(new long[] {0}),
                tf.constant(new long[] {values}));
        return tf.dtypes.cast(late, TInt32.class);
    }

    /** Each row several times: [rows, values] to [rows * times, values]. */
    private Operand<TFloat32> repeat(Operand<TFloat32> x, int rows, int times) {
        if (times == 1) return x;
        Ops tf = net.tf();
        long values = x.shape().get(1);
        Operand<TFloat32> tiled = tf.tile(Shapes.reshape(tf, x, rows, 1, values), tf.constant(new int[] {1, times, 1}));
        return Shapes.reshape(tf, tiled, (long) rows * times, values);
    }
}
