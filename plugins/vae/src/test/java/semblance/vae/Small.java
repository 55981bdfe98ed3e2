package semblance.vae;

import java.util.List;
import semblance.optimizers.Adam;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Network;

/** Trainers that are quick. */
final class Small {
    private Small() {}

    static VaeTrainer trainer(int latent, Training training, String... condition) {
        return trainer(32, latent, 1e-2, training, condition);
    }

    static VaeTrainer trainer(int hidden, int latent, double learningRate, Training training, String... condition) {
        VaeTrainer usual = new VaeTrainer();
        return new VaeTrainer(
                Network.of(hidden),
                Network.of(hidden),
                latent,
                usual.objective(),
                usual.likelihood(),
                List.of(condition),
                training,
                64,
                new Adam(learningRate, 0.9, 0.999, 1e-8),
                usual.schedule());
    }

    static Training training(int epochs, int batch, double holdout) {
        return new Training(epochs, batch, holdout, 5, Clipping.GLOBAL_NORM, 100, 0, 0, 64);
    }
}
