package semblance.vae.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Layers;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.vae.heads.Symbols;

/** The last layers of a decoder, for one block. */
interface Writer {
    /**
     * What the decoder tells of the cells. The last layer's weights have the name given and {@code /out}.
     *
     * @param features [rows, features]
     * @return [rows, cells * outputs]
     */
    Operand<TFloat32> write(Net net, String name, Operand<TFloat32> features);

    /** What fits a block. */
    static Writer of(Block block, Network network) {
        if (block.family() instanceof Symbols symbols) return Spelling.summary(symbols);
        if (Steps.fit(block, network)) return new Steps(block, network);
        if (Convolutions.fit(block.picture(), network)) return new Convolutions(block.picture(), network);
        return (net, name, features) -> Layers.dense(net, name + "/out", features, block.outputs(), Activation.LINEAR);
    }
}
