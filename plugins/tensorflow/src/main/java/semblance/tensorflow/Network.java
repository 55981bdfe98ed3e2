package semblance.tensorflow;

import java.io.Serializable;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import semblance.api.Help;

/**
 * What a network is made of; what it reads or writes decides its first or last layers.
 *
 * @param kind how pictures and sequences are treated
 * @param hidden outputs of its dense layers, in order
 * @param activation what follows each layer but the last
 * @param filters filters of its convolutions, each of which halves height and width
 * @param units size of the state of its recurrent layers
 */
@Help("layers of a network")
public record Network(
        @Help("auto for what fits the columns, mlp for dense layers alone, cnn, rnn or lstm")
        Kind kind,

        @Help("outputs of the dense layers, each at least 1")
        List<Integer> hidden,

        @Help("function after each layer: relu, leaky-relu, elu, swish, softplus, tanh, sigmoid or linear")
        Activation activation,

        @Help("filters of the convolutions of pictures, each at least 1")
        List<Integer> filters,

        @Help("size of the state of recurrent layers, at least 1")
        int units)
        implements Serializable {
    /** How pictures and sequences are treated. */
    public enum Kind {
        /** As fits the column. */
        AUTO,
        /** As so many numbers. */
        MLP,
        /** By convolutions. */
        CNN,
        /** Step by step, by gated recurrent units. */
        RNN,
        /** Step by step, by long short-term memories. */
        LSTM
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public Network {
        hidden = List.copyOf(hidden);
        filters = List.copyOf(filters);
        for (int outputs : hidden)
            if (outputs < 1) throw new IllegalArgumentException("hidden must be at least 1, got " + outputs);
        for (int number : filters)
            if (number < 1) throw new IllegalArgumentException("filters must be at least 1, got " + number);
        if (units < 1) throw new IllegalArgumentException("units must be at least 1, got " + units);
    }

    /** Dense layers of some sizes, and what fits pictures and sequences. */
    public static Network of(Integer... hidden) {
        return new Network(Kind.AUTO, List.of(hidden), Activation.RELU, List.of(32, 64), 128);
    }

    /** Its dense layers: [rows, inputs] to [rows, the last of {@link #hidden}], or as it was if there are none. */
    public Operand<TFloat32> dense(Net net, String name, Operand<TFloat32> x) {
        Operand<TFloat32> features = x;
        for (int layer = 0; layer < hidden.size(); layer++)
            features = Layers.dense(net, name + "/dense" + layer, features, hidden.get(layer), activation);
        return features;
    }
}
