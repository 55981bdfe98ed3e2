package semblance.bayesiannetwork.learning;

import semblance.bayesiannetwork.Distribution;

/** Estimates the distribution of a node: a table, a tree, a regression. */
interface LocalLearner {

    /**
     * @param parents ascending; what is learned may look at some of them only
     * @param equivalentSampleSize the rows that the prior is worth; 0 for maximum likelihood
     */
    Distribution learn(int node, int[] parents, double equivalentSampleSize);
}
