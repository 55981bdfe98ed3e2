package semblance.bayesiannetwork.trees;

import semblance.bayesiannetwork.Node;

/**
 * A node learned from rows.
 *
 * @param score how much it explains, nats: comparable between nodes of one column learned from the same rows, and with
 *     tables under the same {@link LeafScore} if kappa is 1
 */
public record ScoredNode(Node node, double score) {}
