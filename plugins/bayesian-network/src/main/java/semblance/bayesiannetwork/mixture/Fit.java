package semblance.bayesiannetwork.mixture;

import java.io.Serializable;

/**
 * How far expectation and maximisation have come with some components.
 *
 * @param logLikelihood of the rows when they were last passed over, nats; NaN before that
 * @param objective the log-likelihood and the log of the prior, nats; negative infinity before that
 * @param iterations passes over the rows so far
 * @param climbed whether there is nothing more to gain
 */
public record Fit(Components components, double logLikelihood, double objective, int iterations, boolean climbed)
        implements Serializable {

    /** Components that nothing has been done with. */
    static Fit of(Components components) {
        return new Fit(components, Double.NaN, Double.NEGATIVE_INFINITY, 0, false);
    }

    /** The same components, to be climbed from on all rows. */
    Fit again() {
        return new Fit(components, Double.NaN, Double.NEGATIVE_INFINITY, iterations, false);
    }

    double bic(double rows) {
        return 2 * logLikelihood - components.parameters() * Math.log(rows);
    }
}
