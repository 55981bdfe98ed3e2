package semblance.bayesiannetwork;

/** How the distributions of the nodes are estimated once the graph is known. */
public enum Parameters {
    /**
     * The mean of the posterior under conjugate priors: a Dirichlet prior that is worth some rows spread evenly over the
     * cells of each table (Heckerman et al. 1995), and a normal-inverse-gamma prior that is worth as many rows like the
     * average of all in each regression. No level has probability zero.
     */
    BAYESIAN,
    /** Those under which the rows are most likely; a configuration that no row has gets equal probabilities. */
    MAXIMUM_LIKELIHOOD
}
