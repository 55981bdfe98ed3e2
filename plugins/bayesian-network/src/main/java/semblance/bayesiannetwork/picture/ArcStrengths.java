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
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;

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
        int[] members = members(node, -1);
        int[] sizes = Arrays.stream(members).map(this::states).toArray();
        double[] joint = joint(members, sizes);
        int states = sizes[members.length - 1];
        double[] given = new double[joint.length / states]; // the probability of each configuration of the parents
        for (int i = 0; i < joint.length; i++) given[i / states] += joint[i];
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

    /** The probability of each configuration of some columns, the first slowest. */
    private double[] joint(int[] members, int[] sizes) {
        int configurations = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        Serializable[] columns = new Serializable[schema.columns().size()];
        for (int c = 0; c < columns.length; c++) columns[c] = blank(c, configurations);
        int stride = configurations;
        for (int m = 0; m < members.length; m++) {
            stride /= sizes[m];
            int[] codes = (int[]) columns[members[m]];
            for (int i = 0; i < configurations; i++) codes[i] = i / stride % sizes[m];
        }
        double[] joint = logDensity(Table.of(schema, Arrays.asList(columns)));
        for (int i = 0; i < joint.length; i++) joint[i] = Math.exp(joint[i]);
        return joint;
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
