package semblance.bayesiannetwork.exchange;

import java.util.Arrays;
import semblance.api.data.Column;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Distribution;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.ProbabilityTree;

/** The distribution of a node as the table that formats have, whatever the network holds it as. */
final class Expansion {
    private final BayesianNetwork network;
    private final String format;

    /** @param format what messages call the format that is written */
    Expansion(BayesianNetwork network, String format) {
        this.network = network;
        this.format = format;
    }

    /** The levels of a column, if it has any. */
    Column.Categorical levels(int position) {
        Column column = network.schema().columns().get(position);
        if (column instanceof Column.Categorical categorical) return categorical;
        throw new IllegalArgumentException("column '" + column.name() + "' is numeric, and " + format
                + " has levels only; export to Hugin NET (.net), or learn the network from binned columns");
    }

    /** The shape of the table of a node with levels, if it may be that large. */
    Shape shape(int position) {
        Node node = network.nodes().get(position);
        Shape shape = new Shape(
                Arrays.stream(node.parents())
                        .map(parent -> levels(parent).levels().size())
                        .toArray(),
                levels(position).levels().size());
        if (shape.entries() > Shape.MOST)
            throw new IllegalArgumentException("the table of column '"
                    + network.schema().columns().get(position).name() + "' with its " + node.parents().length
                    + " parents has more than " + Shape.MOST + " entries, which " + format
                    + " would have to list one by one; learn the network with fewer parents");
        return shape;
    }

    /** The probabilities of a node with levels, shape [configurations][states], flat, the first parent slowest. */
    double[] table(int position) {
        Shape shape = shape(position);
        Distribution distribution = network.nodes().get(position).distribution();
        if (distribution instanceof ProbabilityTable table) return table.probabilities();
        if (distribution instanceof ProbabilityTree tree) return expand(tree, shape);
        throw new IllegalArgumentException("column '"
                + network.schema().columns().get(position).name() + "' is distributed by a "
                + distribution.getClass().getSimpleName() + ", for which " + format + " has no words");
    }

    private static double[] expand(ProbabilityTree tree, Shape shape) {
        int states = shape.states();
        double[] values = new double[(int) shape.entries()];
        for (int c = 0; c * states < values.length; c++) {
            int leaf = tree.leaf(shape.states(c));
            System.arraycopy(tree.probabilities(), leaf * states, values, c * states, states);
        }
        return values;
    }
}
