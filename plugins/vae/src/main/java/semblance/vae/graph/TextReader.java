package semblance.vae.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import semblance.tensorflow.Layers;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.tensorflow.Recurrence;
import semblance.vae.heads.Symbols;

/**
 * Reads a text: by a recurrent layer up to its end, or if that is asked for, by convolutions or all its symbols at once.
 */
record TextReader(Symbols family, Network network) implements Reader {
    /** Neighbouring symbols that a convolution sees. */
    private static final int SIDE = 4;

    /** Numbers that stand for a symbol. */
    static int embedding(Symbols family, Network network) {
        return Math.min(network.units(), family.symbols());
    }

    @Override
    public Operand<TFloat32> read(Net net, String name, Operand<TFloat32> seen) {
        Ops tf = net.tf();
        int rows = Math.toIntExact(seen.shape().get(0));
        int length = family.length();
        int size = embedding(family, network);
        Operand<TFloat32> places = tf.linalg.transpose(Shapes.flat(tf, seen), tf.constant(new int[] {1, 0}));
        Operand<TFloat32> flat = Shapes.reshape(tf, places, (long) length * rows); // place after place
        Operand<TInt32> numbers = tf.dtypes.cast(flat, TInt32.class);
        Operand<TFloat32> symbols = Layers.embedding(net, name + "/symbols", numbers, family.symbols() + 1, size);
        if (network.kind() == Network.Kind.MLP) {
            Operand<TFloat32> byPlace = Shapes.reshape(tf, symbols, length, rows, size);
            return Shapes.flat(tf, tf.linalg.transpose(byPlace, tf.constant(new int[] {1, 0, 2})));
        }
        if (network.kind() == Network.Kind.CNN) {
            Operand<TFloat32> x = tf.linalg.transpose(
                    Shapes.reshape(tf, symbols, length, rows, 1, size), tf.constant(new int[] {1, 0, 2, 3}));
            for (int layer = 0; layer < network.filters().size(); layer++) {
                int filters = network.filters().get(layer);
                x = Layers.convolution(net, name + "/convolution" + layer, x, filters, SIDE, 2, network.activation());
            }
            return Shapes.flat(tf, x);
        }
        Recurrence layer = Recurrence.of(net, name + "/recurrence", network);
        List<Operand<TFloat32>> inputs = split(tf, layer.inputs("input", symbols), length);
        // 1 up to the end of the text, 0 after it: the state stays as it is
        List<Operand<TFloat32>> within =
                split(tf, Shapes.reshape(tf, tf.math.minimum(flat, tf.constant(1f)), (long) length * rows, 1), length);
        List<Operand<TFloat32>> state = layer.blank(rows);
        for (int place = 0; place < length; place++) {
            List<Operand<TFloat32>> next = layer.step(inputs.get(place), state);
            List<Operand<TFloat32>> kept = new ArrayList<>();
            for (int i = 0; i < next.size(); i++)
                kept.add(tf.math.add(
                        state.get(i), tf.math.mul(within.get(place), tf.math.sub(next.get(i), state.get(i)))));
            state = kept;
        }
        return state.get(0);
    }

    /** The first dimension cut into equal parts. */
    static List<Operand<TFloat32>> split(Ops tf, Operand<TFloat32> x, int parts) {
        if (parts == 1) return List.of(x);
        return tf.split(tf.constant(0), x, (long) parts).output().stream()
                .map(part -> (Operand<TFloat32>) part)
                .toList();
    }
}
