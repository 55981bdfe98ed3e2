/** Variational autoencoders (Kingma and Welling 2014) over tables, pictures, sounds and text. */
module semblance.vae {
    requires transitive semblance.api;
    requires transitive semblance.tensorflow;
}
