package semblance.bayesiannetwork;

/**
 * How well a node and its parents explain the rows; larger is better, in nats. Numeric nodes have no Dirichlet prior: where
 * the score is {@link #BDEU} or {@link #K2}, theirs is {@link #BIC}.
 */
public enum Score {
    /** Log-likelihood less log(rows) / 2 for each parameter (Schwarz 1978). */
    BIC,
    /** Log-likelihood less 1 for each parameter (Akaike 1974). */
    AIC,
    /** Marginal likelihood under a Dirichlet prior that treats equivalent graphs alike (Heckerman et al. 1995). */
    BDEU,
    /** Marginal likelihood under uniform priors (Cooper and Herskovits 1992). */
    K2
}
