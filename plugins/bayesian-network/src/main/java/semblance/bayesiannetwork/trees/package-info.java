/** Learns networks whose distributions are probability trees, so that not every parent matters in every context. */
package semblance.bayesiannetwork.trees;
