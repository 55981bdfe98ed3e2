package semblance.bayesiannetwork;

import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Density;
import semblance.api.model.Sampler;
import semblance.bayesiannetwork.inference.Families;

/**
 * A distribution that factors over a directed acyclic graph (Pearl 1988): the product of the distributions of the nodes
 * given their parents.
 *
 * @param nodes one node for each column of the schema, in its order
 */
public record BayesianNetwork(Schema schema, List<Node> nodes) implements Sampler, Density {

    /** @throws IllegalArgumentException if a node does not fit its column or the arcs go round in a circle */
    public BayesianNetwork {
        nodes = List.copyOf(nodes);
        if (nodes.size() != schema.columns().size())
            throw new IllegalArgumentException("a network needs one node for each of its "
                    + schema.columns().size() + " columns, got " + nodes.size());
        for (Column column : schema.columns())
            if (!(column instanceof Column.Numeric || column instanceof Column.Categorical))
                throw new IllegalArgumentException("column '" + column.name()
                        + "': a Bayesian network describes numbers and levels only; leave the column out or encode it");
        for (int column = 0; column < nodes.size(); column++) Checks.fits(schema, column, nodes.get(column));
        new Families(schema, nodes);
    }

    /** The columns in an order where parents come before children. */
    public int[] order() {
        return new Families(schema, nodes).order();
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return new Families(schema, nodes).sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        return new Families(schema, nodes).logDensity(rows);
    }
}
