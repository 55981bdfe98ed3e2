/** Draws the graph of a network: layers, few crossings, and arcs as wide as they are strong. */
package semblance.bayesiannetwork.picture;
