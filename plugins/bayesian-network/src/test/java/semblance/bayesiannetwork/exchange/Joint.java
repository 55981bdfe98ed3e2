package semblance.bayesiannetwork.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;

/** Small sums over a network of tables, done by enumeration, to compare networks by what they say. */
final class Joint {
    private Joint() {}

    static int states(BayesianNetwork network, int column) {
        return ((Column.Categorical) network.schema().columns().get(column))
                .levels()
                .size();
    }

    static int arcs(BayesianNetwork network) {
        return network.nodes().stream().mapToInt(node -> node.parents().length).sum();
    }

    /** The number of free parameters. */
    static int parameters(BayesianNetwork network) {
        int sum = 0;
        for (int v = 0; v < network.nodes().size(); v++) {
            int states = states(network, v);
            sum += ((ProbabilityTable) network.nodes().get(v).distribution()).probabilities().length
                    / states
                    * (states - 1);
        }
        return sum;
    }

    /** The probability of a state of a node given those of all columns. */
    static double local(BayesianNetwork network, int column, int[] row) {
        Node node = network.nodes().get(column);
        int at = 0;
        for (int parent : node.parents()) at = at * states(network, parent) + row[parent];
        return ((ProbabilityTable) node.distribution()).probabilities()[at * states(network, column) + row[column]];
    }

    /** The probability that some columns have some levels; all rows are enumerated. */
    static double probability(BayesianNetwork network, String... conditions) {
        int[] row = new int[network.nodes().size()];
        Arrays.fill(row, -1);
        for (String condition : conditions) {
            String[] sides = condition.split("=");
            int column = network.schema().indexOf(sides[0]);
            row[column] = ((Column.Categorical) network.schema().columns().get(column))
                    .levels()
                    .indexOf(sides[1]);
        }
        return sum(network, order(network), 0, row);
    }

    private static double sum(BayesianNetwork network, List<Integer> order, int from, int[] row) {
        if (from == order.size()) return 1;
        int column = order.get(from);
        int given = row[column];
        double sum = 0;
        for (int state = 0; state < states(network, column); state++) {
            if (given >= 0 && state != given) continue;
            row[column] = state;
            double local = local(network, column, row);
            if (local > 0) sum += local * sum(network, order, from + 1, row);
        }
        row[column] = given;
        return sum;
    }

    private static List<Integer> order(BayesianNetwork network) {
        List<Integer> order = new ArrayList<>();
        while (order.size() < network.nodes().size())
            for (int v = 0; v < network.nodes().size(); v++)
                if (!order.contains(v)
                        && Arrays.stream(network.nodes().get(v).parents()).allMatch(order::contains)) order.add(v);
        return order;
    }
}
