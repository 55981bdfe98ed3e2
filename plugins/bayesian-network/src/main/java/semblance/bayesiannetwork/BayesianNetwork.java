package semblance.bayesiannetwork;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.bayesiannetwork.inference.Families;
import semblance.bayesiannetwork.inference.Inference;

/**
 * A distribution that factors over a directed acyclic graph (Pearl 1988): the product of the distributions of the nodes
 * given their parents.
 *
 * @param nodes one node for each column of the schema, in its order
 */
public record BayesianNetwork(Schema schema, List<Node> nodes)
        implements Sampler, Density, Conditional<ConditionedNetwork>, Predictor, Imputer {

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

    private Inference inference() {
        return new Inference(schema, nodes, Evidence.of());
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        return new Families(schema, nodes).sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        return inference().logDensity(rows);
    }

    @Override
    public ConditionedNetwork given(Evidence evidence) {
        return ConditionedNetwork.of(this, evidence);
    }

    /** Every column; the target first. */
    @Override
    public List<String> predictable() {
        List<String> names = new ArrayList<>(schema.names());
        if (!schema.target().isEmpty()) {
            names.remove(schema.target());
            names.add(0, schema.target());
        }
        return names;
    }

    @Override
    public Prediction predict(Table rows, String column) {
        return inference().predict(rows, column);
    }

    /** What is to be expected in every column of the rows, given what they know: one propagation for each row. */
    public Marginals marginals(Table rows) {
        return inference().marginals(rows);
    }

    @Override
    public Table impute(Table rows) {
        return inference().impute(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        return inference().impute(rows, random);
    }
}
