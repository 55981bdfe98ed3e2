/** The trainer of variational autoencoders, its parameters, its state and its model. */
package semblance.vae;
