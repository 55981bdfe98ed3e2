/** How networks are learned: compact rows, scores of families, searches over graphs, and parameters. */
package semblance.bayesiannetwork.learning;
