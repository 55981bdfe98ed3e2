package semblance.vae.graph;

import java.util.List;
import semblance.tensorflow.Network;

/**
 * The shape of a variational autoencoder.
 *
 * @param blocks the columns
 * @param latent the number of latent variables
 * @param given the number of values that tell encoder and decoder of the condition; 0 if there is none
 */
public record Shape(List<Block> blocks, Network encoder, Network decoder, int latent, int given) {}
