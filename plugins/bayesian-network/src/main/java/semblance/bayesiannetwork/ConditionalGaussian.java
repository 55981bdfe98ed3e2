package semblance.bayesiannetwork;

/**
 * A number given numbers and levels (Lauritzen and Wermuth 1989): for each configuration of the categorical parents a
 * linear regression on the numeric ones.
 *
 * @param coefficients shape [configurations][1 + numeric parents], flat: the intercept, then the numeric parents in their
 *     order; the first categorical parent varies slowest
 * @param variances of the residual, shape [configurations], positive
 */
public record ConditionalGaussian(double[] coefficients, double[] variances) implements Distribution {

    /** @throws IllegalArgumentException if a coefficient is not finite or a variance not positive and finite */
    public ConditionalGaussian {
        Checks.finite("coefficients", coefficients);
        for (double variance : variances)
            if (!(variance > 0 && variance < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException("variances must be positive and finite, got " + variance);
    }
}
