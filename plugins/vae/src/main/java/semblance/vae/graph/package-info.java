/** The graphs of variational autoencoders: encoders, decoders and what they are trained by. */
package semblance.vae.graph;
