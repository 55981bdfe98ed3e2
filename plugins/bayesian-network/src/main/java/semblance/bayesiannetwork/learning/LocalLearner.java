package semblance.bayesiannetwork.learning;

import semblance.bayesiannetwork.Node;

/** Estimates a node once its parents are chosen: as a table, a regression, or whatever else explains it. */
interface LocalLearner {

    /**
     * A node, whose parents may be fewer if it does not ask for all of them.
     *
     * @param parents ascending
     * @param equivalentSampleSize the rows that the prior is worth; 0 for maximum likelihood
     * @throws IllegalArgumentException if it would be too large for memory, naming it
     */
    Node learn(int node, int[] parents, double equivalentSampleSize);
}
