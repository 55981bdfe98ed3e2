package semblance.vae.graph;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.vae.heads.Symbols;

/** The first layers of an encoder, for one block: what its kind of column needs before all blocks come together. */
interface Reader {
    /**
     * Features of the cells.
     *
     * @param seen [rows, cells, inputs]
     * @return [rows, features]
     */
    Operand<TFloat32> read(Net net, String name, Operand<TFloat32> seen);

    /** What fits a block. */
    static Reader of(Block block, Network network) {
        if (block.family() instanceof Symbols symbols) return new TextReader(symbols, network);
        if (Steps.fit(block, network)) return new Steps(block, network);
        return Convolutions.fit(block.picture(), network) ? new Convolutions(block.picture(), network) : Reader::flat;
    }

    /** The cells as they are. */
    private static Operand<TFloat32> flat(Net net, String name, Operand<TFloat32> seen) {
        return Shapes.flat(net.tf(), seen);
    }
}
