/** Sounds as spectrograms on the mel scale, and back. */
package semblance.vae.sound;
