package semblance.bayesiannetwork.picture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.ProbabilityTree;

/**
 * How strong the arcs of a network are: the mutual information of child and parent given the child's other parents, in
 * nats, which is the log likelihood that a row loses on average if the arc is taken away and the rest is kept (Ebert-Uphoff
 * 2007 calls it true average link strength). Exact where child and parents have levels; where there are numbers, the mean
 * over rows drawn from the network of exact differences of log densities.
 */
public final class ArcStrengths {
    private static final int MOST_CONFIGURATIONS = 1 << 14; // of parents that are summed over rather than drawn
    private static final int DRAWS = 2000; // for two digits

    private final BayesianNetwork network;
    private final Schema schema;
    private final Table drawn;

    private ArcStrengths(BayesianNetwork network) {
        this.network = network;
        schema = network.schema();
        boolean draw = IntStream.range(0, network.nodes().size()).anyMatch(v -> !summable(v));
        drawn = network.sample(draw ? DRAWS : 0, new Seed(0).random());
    }

    /**
     * The strength of each arc, in the order of the children and of their parents; NaN where it is not known, because it
     * would take too much memory or the child is a logistic regression, for which there is no closed form.
     */
    public static double[] of(BayesianNetwork network, Run run) {
        ArcStrengths strengths = new ArcStrengths(network);
        return run.map(network.nodes().size(), strengths::of).stream()
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** NaN for each arc. */
    public static double[] unknown(BayesianNetwork network) {
        double[] strengths = new double
                [network.nodes().stream()
                        .mapToInt(node -> node.parents().length)
                        .sum()];
        Arrays.fill(strengths, Double.NaN);
        return strengths;
    }

    private int states(int column) {
        return schema.columns().get(column) instanceof Column.Categorical categorical
                ? categorical.levels().size()
                : 0;
    }

    /** Whether all configurations of a node's parents can be listed. */
    private boolean summable(int node) {
        long configurations = states(node);
        for (int parent : network.nodes().get(node).parents())
            configurations = Math.min(MOST_CONFIGURATIONS + 1L, configurations * states(parent));
        return configurations > 0 && configurations <= MOST_CONFIGURATIONS;
    }

    private double[] of(int node) {
        Node family = network.nodes().get(node);
        double[] strengths = new double[family.parents().length];
        try {
            if (family.distribution() instanceof LogisticRegression) Arrays.fill(strengths, Double.NaN);
            else if (strengths.length > 0 && summable(node)) sum(node, strengths);
            else for (int p = 0; p < strengths.length; p++) strengths[p] = mean(node, p);
        } catch (IllegalArgumentException tooWide) {
            Arrays.fill(strengths, Double.NaN);
        }
        return strengths;
    }

    /** Sums over all configurations of a node and its parents. */
    private void sum(int node, double[] strengths) {
        int[] parents = network.nodes().get(node).parents();
        int[] sizes = Arrays.stream(parents).map(this::states).toArray();
        int states = states(node);
        double[] given = joint(parents, sizes);
        double[] joint = new double[given.length * states];
        for (int c = 0; c < given.length; c++)
            if (given[c] > 0) local(network.nodes().get(node), sizes, c, given[c], joint, c * states, states);
        int stride = joint.length;
        for (int p = 0; p < strengths.length; p++) {
            stride /= sizes[p];
            // sums over the states of parent p
            double[] without = new double[joint.length / sizes[p]];
            double[] othersOnly = new double[without.length];
            for (int i = 0; i < joint.length; i++) {
                without[less(i, stride, sizes[p])] += joint[i];
                othersOnly[less(i, stride, sizes[p]) / states] += joint[i];
            }
            double nats = 0;
            for (int i = 0; i < joint.length; i++)
                if (joint[i] > 0) {
                    int j = less(i, stride, sizes[p]);
                    nats += joint[i] * Math.log(joint[i] / given[i / states] * (othersOnly[j / states] / without[j]));
                }
            strengths[p] = Math.max(0, nats);
        }
    }

    /** Writes the probability of each state of a node in a configuration of its parents, times a factor. */
    private static void local(
            Node node, int[] sizes, int configuration, double factor, double[] into, int at, int states) {
        double[] probabilities;
        int from;
        if (node.distribution() instanceof ProbabilityTree tree) {
            int[] parents = new int[sizes.length];
            for (int p = sizes.length - 1, rest = configuration; p >= 0; rest /= sizes[p--])
                parents[p] = rest % sizes[p];
            probabilities = tree.probabilities();
            from = tree.leaf(parents) * states;
        } else {
            probabilities = ((ProbabilityTable) node.distribution()).probabilities();
            from = configuration * states;
        }
        for (int s = 0; s < states; s++) into[at + s] = factor * probabilities[from + s];
    }

    /** The position of an entry once the dimension of some stride has been summed out. */
    private static int less(int entry, int stride, int size) {
        return entry / (stride * size) * stride + entry % stride;
    }

    /** The parents of a node, but for one, and the node. */
    private int[] members(int node, int without) {
        int[] parents = network.nodes().get(node).parents();
        return IntStream.concat(
                        IntStream.range(0, parents.length)
                                .filter(p -> p != without)
                                .map(p -> parents[p]),
                        IntStream.of(node))
                .toArray();
    }

    /**
     * The probability of each configuration of some columns, the first slowest: that of all but the largest column, which
     * is then predicted from them.
     */
    private double[] joint(int[] members, int[] sizes) {
        int largest = 0;
        for (int m = 1; m < members.length; m++) if (sizes[m] > sizes[largest]) largest = m;
        int configurations = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        int stride = 1; // of the largest
        for (int m = largest + 1; m < members.length; m++) stride *= sizes[m];
        int rows = configurations / sizes[largest];
        Serializable[] columns = new Serializable[schema.columns().size()];
        for (int c = 0; c < columns.length; c++) columns[c] = blank(c, rows);
        int period = configurations;
        for (int m = 0; m < members.length; m++) {
            period /= sizes[m];
            if (m == largest) continue;
            int[] codes = (int[]) columns[members[m]];
            for (int r = 0; r < rows; r++) codes[r] = whole(r, stride, sizes[largest]) / period % sizes[m];
        }
        Table others = Table.of(schema, Arrays.asList(columns));
        double[] logs = logDensity(others);
        double[] joint = new double[configurations];
        for (int from = 0; from < rows; from += Dataset.BATCH) {
            Table some = others.slice(from, Math.min(rows, from + Dataset.BATCH));
            double[][] states =
                    ((Prediction.Levels) network.predict(some, schema.names().get(members[largest]))).probabilities();
            for (int r = 0; r < some.rows(); r++)
                for (int s = 0; s < states.length && logs[from + r] > Double.NEGATIVE_INFINITY; s++)
                    joint[whole(from + r, stride, sizes[largest]) + s * stride] =
                            Math.exp(logs[from + r]) * states[s][r];
        }
        return joint;
    }

    /** The position among all configurations of one that leaves a column out, where that is in its first state. */
    private static int whole(int row, int stride, int size) {
        return row / stride * stride * size + row % stride;
    }

    private Serializable blank(int column, int rows) {
        if (states(column) == 0) {
            double[] numbers = new double[rows];
            Arrays.fill(numbers, Double.NaN);
            return numbers;
        }
        int[] codes = new int[rows];
        Arrays.fill(codes, -1);
        return codes;
    }

    private double[] logDensity(Table rows) {
        double[] logs = new double[rows.rows()];
        for (int from = 0; from < logs.length; from += Dataset.BATCH) {
            double[] some = network.logDensity(rows.slice(from, Math.min(logs.length, from + Dataset.BATCH)));
            System.arraycopy(some, 0, logs, from, some.length);
        }
        return logs;
    }

    /** The mean, over rows that were drawn, of log p(child | parents) - log p(child | other parents). */
    private double mean(int node, int without) {
        BitSet all = bits(members(node, -1));
        BitSet others = bits(members(node, without));
        double nats = mean(all) - mean(others);
        all.clear(node);
        others.clear(node);
        return Math.max(0, nats - mean(all) + mean(others));
    }

    private static BitSet bits(int[] members) {
        BitSet bits = new BitSet();
        for (int member : members) bits.set(member);
        return bits;
    }

    /** The mean log density of the drawn rows in some of their columns. */
    private double mean(BitSet known) {
        if (known.isEmpty()) return 0;
        List<Serializable> columns = IntStream.range(0, schema.columns().size())
                .mapToObj(c -> known.get(c) ? drawn.array(c) : blank(c, drawn.rows()))
                .toList();
        return Arrays.stream(logDensity(Table.of(schema, columns))).sum() / drawn.rows();
    }
}
