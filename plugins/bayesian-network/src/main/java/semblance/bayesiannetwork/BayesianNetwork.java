package semblance.bayesiannetwork;

import java.util.List;
import semblance.api.data.Schema;
import semblance.api.model.Model;

/**
 * A distribution that factors over a directed acyclic graph (Pearl 1988): the product of the distributions of the nodes
 * given their parents.
 *
 * @param nodes one node for each column of the schema, in its order
 */
public record BayesianNetwork(Schema schema, List<Node> nodes) implements Model {}
