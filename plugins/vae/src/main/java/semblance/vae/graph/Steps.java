package semblance.vae.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Layers;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.tensorflow.Recurrence;

/**
 * Recurrent layers for cells in order: the pieces of a spectrogram, or a waveform cut into frames. On the way out the
 * features start the state and enter each step, and each state tells of the cells of its step.
 *
 * @param block whose shape is [pieces, cells of each] or [cells]
 */
record Steps(Block block, Network network) implements Reader, Writer {
    /** A waveform is cut into no more frames than this. */
    private static final int MOST = 64;

    /** Fewer numbers in a row are as well read all at once. */
    private static final int SHORTEST = 64;

    /** Whether a network treats a block so. */
    static boolean fit(Block block, Network network) {
        if (block.shape().isEmpty() || block.shape().size() > 2) return false;
        return switch (network.kind()) {
            case AUTO -> block.shape().size() == 2 || block.cells() >= SHORTEST;
            case RNN, LSTM -> true;
            case MLP, CNN -> false;
        };
    }

    private int count() {
        return block.shape().size() == 2 ? block.shape().get(0) : Math.min(MOST, block.cells());
    }

    /** The cells of a step; the last step of a waveform may have fewer. */
    private int each() {
        return (block.cells() + count() - 1) / count();
    }

    @Override
    public Operand<TFloat32> read(Net net, String name, Operand<TFloat32> seen) {
        Ops tf = net.tf();
        int rows = Math.toIntExact(seen.shape().get(0));
        int values = each() * block.family().inputs();
        Operand<TFloat32> flat = Shapes.flat(tf, seen);
        int more = count() * values - Math.toIntExact(flat.shape().get(1));
        if (more > 0) flat = tf.pad(flat, tf.constant(new int[][] {{0, 0}, {0, more}}), tf.constant(0f));
        Operand<TFloat32> byStep =
                tf.linalg.transpose(Shapes.reshape(tf, flat, rows, count(), values), tf.constant(new int[] {1, 0, 2}));
        Recurrence layer = Recurrence.of(net, name + "/recurrence", network);
        Operand<TFloat32> inputs = layer.inputs("input", Shapes.reshape(tf, byStep, (long) count() * rows, values));
        List<Operand<TFloat32>> state = layer.blank(rows);
        for (Operand<TFloat32> input : TextReader.split(tf, inputs, count())) state = layer.step(input, state);
        return state.get(0);
    }

    @Override
    public Operand<TFloat32> write(Net net, String name, Operand<TFloat32> features) {
        Ops tf = net.tf();
        int rows = Math.toIntExact(features.shape().get(0));
        int values = each() * block.family().outputs();
        Recurrence layer = Recurrence.of(net, name + "/recurrence", network);
        Operand<TFloat32> always = layer.inputs("always", features);
        List<Operand<TFloat32>> state = new ArrayList<>(layer.blank(rows));
        state.set(0, Layers.dense(net, name + "/start", features, network.units(), Activation.TANH));
        List<Operand<TFloat32>> told = new ArrayList<>();
        for (int step = 0; step < count(); step++) {
            state = layer.step(always, state);
            told.add(state.get(0));
        }
        Operand<TFloat32> all = told.size() == 1 ? told.get(0) : tf.concat(told, tf.constant(0));
        Operand<TFloat32> byStep = Layers.dense(net, name + "/out", all, values, Activation.LINEAR);
        Operand<TFloat32> byRow = Shapes.flat(
                tf,
                tf.linalg.transpose(
                        Shapes.reshape(tf, byStep, count(), rows, values), tf.constant(new int[] {1, 0, 2})));
        if (byRow.shape().get(1) == block.outputs()) return byRow;
        return tf.slice(byRow, tf.constant(new int[] {0, 0}), tf.constant(new int[] {rows, block.outputs()}));
    }
}
