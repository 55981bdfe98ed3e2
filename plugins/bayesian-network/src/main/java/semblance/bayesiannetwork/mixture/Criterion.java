package semblance.bayesiannetwork.mixture;

/** How numbers of components are compared. */
public enum Criterion {
    /** By the log-likelihood of a tenth of the rows that were not learned from. */
    HELD_OUT,
    /** By twice the log-likelihood less the log of the rows for each parameter (Schwarz 1978). */
    BIC
}
