package semblance.vae.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Layers;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;

/**
 * The layers of pictures: convolutions of stride 2 on the way in, and their transposes on the way out, as in the all
 * convolutional networks of Radford et al. (2016).
 *
 * @param block the picture's cells, of the shape [height, width, channels]
 */
record Convolutions(Block block, Network network) implements Reader, Writer {
    private static final int SIDE = 4;
    private static final int STRIDE = 2;

    /** Pictures of which a side is smaller than this are as well read as so many numbers. */
    private static final int SMALLEST = 16;

    /** Whether a block is a picture that a network treats so. */
    static boolean fit(Block block, Network network) {
        List<Integer> shape = block.shape();
        if (shape.size() != 3 || network.filters().isEmpty()) return false;
        return switch (network.kind()) {
            case CNN -> true;
            case AUTO -> Math.min(shape.get(0), shape.get(1)) >= SMALLEST;
            case MLP, RNN, LSTM -> false;
        };
    }

    @Override
    public Operand<TFloat32> read(Net net, String name, Operand<TFloat32> seen) {
        List<Integer> shape = block.shape();
        Operand<TFloat32> x = Shapes.reshape(
                net.tf(),
                seen,
                seen.shape().get(0),
                shape.get(0),
                shape.get(1),
                (long) shape.get(2) * block.family().inputs());
        for (int layer = 0; layer < network.filters().size(); layer++)
            x = Layers.convolution(
                    net,
                    name + "/convolution" + layer,
                    x,
                    network.filters().get(layer),
                    SIDE,
                    STRIDE,
                    network.activation());
        return Shapes.flat(net.tf(), x);
    }

    @Override
    public Operand<TFloat32> write(Net net, String name, Operand<TFloat32> features) {
        Ops tf = net.tf();
        List<Integer> filters = network.filters();
        int layers = filters.size();
        int[] heights = sizes(block.shape().get(0), layers);
        int[] widths = sizes(block.shape().get(1), layers);
        int first = filters.get(layers - 1);
        Operand<TFloat32> x = Layers.dense(
                net, name + "/spread", features, heights[layers] * widths[layers] * first, network.activation());
        x = Shapes.reshape(tf, x, features.shape().get(0), heights[layers], widths[layers], first);
        for (int layer = layers - 1; layer >= 0; layer--) {
            boolean last = layer == 0;
            x = Layers.transposedConvolution(
                    net,
                    name + (last ? "/out" : "/convolution" + layer),
                    x,
                    heights[layer],
                    widths[layer],
                    last ? block.shape().get(2) * block.family().outputs() : filters.get(layer - 1),
                    SIDE,
                    STRIDE,
                    last ? Activation.LINEAR : network.activation());
        }
        return Shapes.flat(tf, x);
    }

    /** A length, and what it is after each layer on the way in, shape [layers + 1]. */
    private static int[] sizes(int length, int layers) {
        int[] sizes = new int[layers + 1];
        sizes[0] = length;
        for (int layer = 0; layer < layers; layer++) sizes[layer + 1] = (sizes[layer] + STRIDE - 1) / STRIDE;
        return sizes;
    }
}
