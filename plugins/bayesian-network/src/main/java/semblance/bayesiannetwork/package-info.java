/** Bayesian networks: a graph, and a distribution of each node given its parents. */
package semblance.bayesiannetwork;
