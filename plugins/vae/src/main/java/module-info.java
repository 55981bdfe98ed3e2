/** Variational autoencoders (Kingma and Welling 2014) over tables, pictures, sounds and text. */
module semblance.vae {
    requires transitive semblance.api;
    requires transitive semblance.optimizers;
    requires transitive semblance.tensorflow;

    exports semblance.vae;
    exports semblance.vae.heads;

    provides semblance.api.ask.Question with
            semblance.vae.BoundQuestion,
            semblance.vae.DrawQuestion,
            semblance.vae.InterpolateQuestion,
            semblance.vae.ReconstructQuestion,
            semblance.vae.TraverseQuestion;
    provides semblance.api.train.Trainer with
            semblance.vae.VaeTrainer;
}
