package semblance.vae;

import semblance.tensorflow.Weights;

/**
 * Training at some point.
 *
 * @param structure the networks
 * @param steps how many steps are planned
 * @param seed where the randomness of the model comes from
 * @param samples draws that answers of the model are averaged over
 * @param weights the weights, and what the update rule remembers
 * @param step how many steps were made
 * @param epoch how many passes are complete
 * @param position how many steps of the present pass were made
 * @param sums of the present pass: loss, bound, reconstruction and divergence times the batches' weights, and these
 * @param best the weights of the best pass so far; those of the start until one is complete
 * @param bestBound its bound on held-out rows
 * @param bestEpoch its number
 * @param done whether training is over
 */
public record VaeState(
        Structure structure,
        long steps,
        long seed,
        int samples,
        Weights weights,
        long step,
        int epoch,
        long position,
        double[] sums,
        Weights best,
        double bestBound,
        int bestEpoch,
        boolean done) {
    /** What has been learned so far: the weights as they are, or once training is over, those of the best pass. */
    Vae model() {
        return new Vae(structure, (done ? best : weights).used(), seed, samples);
    }
}
