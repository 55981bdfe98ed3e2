/** Mixtures of Chow-Liu trees: categorical columns, each component a tree, so that everything asked is exact and quick. */
package semblance.bayesiannetwork.mixture;
