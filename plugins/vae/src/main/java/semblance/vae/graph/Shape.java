package semblance.vae.graph;

import java.util.List;
import semblance.tensorflow.Network;
import semblance.vae.heads.Symbols;

/**
 * The shape of a variational autoencoder.
 *
 * @param blocks the columns
 * @param latent the number of latent variables
 * @param given the number of values that tell encoder and decoder of the condition; 0 if there is none
 */
public record Shape(List<Block> blocks, Network encoder, Network decoder, int latent, int given) {
    /** About how many products a row takes, dense layers standing for those of pictures and sounds. */
    double products() {
        double inputs = given;
        double outputs = 0;
        double spelled = 0;
        for (Block block : blocks) {
            inputs += (double) block.cells() * block.family().inputs();
            outputs += block.outputs();
            if (block.family() instanceof Symbols text) {
                double step = 3.0 * encoder.units() * encoder.units() + 3.0 * decoder.units() * decoder.units();
                spelled += text.length() * (step + (double) decoder.units() * text.symbols());
            }
        }
        return dense(encoder, inputs, 2.0 * latent) + dense(decoder, latent + given, outputs) + spelled;
    }

    private static double dense(Network network, double inputs, double outputs) {
        double products = 0;
        double from = inputs;
        for (int to : network.hidden()) {
            products += from * to;
            from = to;
        }
        return products + from * outputs;
    }
}
