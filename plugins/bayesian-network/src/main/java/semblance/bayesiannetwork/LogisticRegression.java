package semblance.bayesiannetwork;

/**
 * A level given numbers and levels: for each configuration of the categorical parents a multinomial logistic regression
 * on the numeric ones.
 *
 * @param coefficients shape [configurations][states][1 + numeric parents], flat: the intercept, then the numeric parents in
 *     their order; the first categorical parent varies slowest
 */
public record LogisticRegression(double[] coefficients) implements Distribution {

    /** @throws IllegalArgumentException if a coefficient is not finite */
    public LogisticRegression {
        Checks.finite("coefficients", coefficients);
    }
}
