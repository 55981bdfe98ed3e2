package semblance.optimizers;

import semblance.api.optimize.Real;

/** Weights of gradients in the sums that rules remember: 1 for the last one, beta for the one before, and so on. */
final class Weights {
    private Weights() {}

    /**
     * The sum of the weights of t gradients, {@code 1 + beta + ... + beta^(t - 1) = (1 - beta^t) / (1 - beta)}. A sum
     * over it is what Kingma and Ba (2015, section 3) call a bias-corrected average.
     */
    static <T extends Real<T>> T total(double beta, T t) {
        return t.times(Math.log(beta)).exp().plus(-1).times(-1 / (1 - beta));
    }
}
