package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A mixture on its way, and how well it has done.
 *
 * @param covariance what its components' covariances have in common
 * @param mixture its parameters; no components if there is no fit yet
 * @param trace the latest log-likelihoods, at most three, in nats; the last is that of {@code mixture} once EM has stopped,
 *     before that of the parameters one step earlier
 * @param logLargest the sum over rows of the log of their largest responsibility, as old as the log-likelihood
 * @param iterations passes over all rows so far
 * @param spurious whether a component has collapsed onto a few rows
 */
public record Fit(
        Covariance covariance, Mixture mixture, double[] trace, double logLargest, int iterations, boolean spurious)
        implements Serializable {

    static Fit of(Covariance covariance, Mixture mixture) {
        return new Fit(covariance, mixture, new double[0], 0, 0, false);
    }

    static Fit none() {
        return of(Covariance.FULL, Mixture.empty(0));
    }

    /** The same mixture, about to climb on: what it gained before does not tell whether it has arrived. */
    Fit again() {
        return new Fit(covariance, mixture, new double[0], logLargest, 0, spurious);
    }

    /** The latest log-likelihood, nats; negative infinity before the first pass. */
    double logLikelihood() {
        return trace.length == 0 ? Double.NEGATIVE_INFINITY : trace[trace.length - 1];
    }

    /** The numbers that were free to vary. */
    int parameters() {
        int components = mixture.components();
        int columns = components == 0 ? 0 : mixture.means()[0].length;
        int levels = components == 0
                ? 0
                : Arrays.stream(mixture.levels()[0])
                        .mapToInt(each -> each.length - 1)
                        .sum();
        return components - 1 + components * (columns + levels) + covariance.parameters(components, columns);
    }

    double score(Criterion criterion, double rows) {
        double bic = 2 * logLikelihood() - parameters() * Math.log(rows);
        return criterion == Criterion.BIC ? bic : bic + 2 * logLargest;
    }

    /**
     * Whether EM would add at most this to the log-likelihood from here on: the increments shrink geometrically (Boehning
     * et al. 1994, Aitken's extrapolation).
     */
    boolean converged(double tolerance) {
        if (trace.length < 3 || !(tolerance > 0)) return false;
        double last = trace[2] - trace[1];
        double before = trace[1] - trace[0];
        if (Math.abs(last) <= 1e-15 * Math.abs(trace[2])) return true; // nothing but rounding is left
        double rate = last / before;
        return rate > 0 && rate < 1 && last > 0 && last * rate / (1 - rate) <= tolerance;
    }
}
