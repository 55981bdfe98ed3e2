/**
 * How each kind of column enters the encoder and leaves the decoder. A {@link semblance.vae.heads.Head} is what was found
 * out of a column, as plain data, and answers in its units; its {@link semblance.vae.heads.Family} is the part that
 * stands in the graph.
 */
package semblance.vae.heads;
