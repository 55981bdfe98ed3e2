package semblance.gaussianmixture;

import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Density;

/**
 * A learned mixture.
 *
 * @param covariance what the components' covariances have in common
 * @param mixture the parameters; components in order of falling weight
 * @param logLikelihood of the rows it was learned from, nats
 * @param bic twice the log-likelihood less log(rows) for each parameter; larger is better
 * @param icl BIC less a penalty for rows between components; larger is better
 * @param iterations passes over the rows that led here
 * @param parameters how many numbers were free to vary
 */
public record GaussianMixture(
        Schema schema,
        Covariance covariance,
        Mixture mixture,
        double logLikelihood,
        double bic,
        double icl,
        int iterations,
        int parameters)
        implements Density {

    @Override
    public double[] logDensity(Table rows) {
        return new double[0];
    }
}
