package semblance.decisiontree.growing;

import java.util.TreeMap;
import semblance.api.data.Dataset;
import semblance.api.train.Run;

/**
 * Rows to learn from, as codes. Rows that are equal in codes and targets have become one of their summed weight, and all
 * stand in an order that depends on their content alone: what is learned from them then depends neither on the order of
 * the data nor on whether a row is repeated or weighted.
 */
public final class Rows {
    private final Cuts cuts;
    private final Codes codes;
    private final double[] weights;
    private final long[] hashes;
    private final TreeMap<Integer, Target> targets;

    private Rows(Cuts cuts, Codes codes, double[] weights, long[] hashes, TreeMap<Integer, Target> targets) {
        this.cuts = cuts;
        this.codes = codes;
        this.weights = weights;
        this.hashes = hashes;
        this.targets = targets;
    }

    /**
     * Reads rows, once; those of weight 0 are left out.
     *
     * @param run whose threads share the work
     * @param targets the columns of the data whose values are kept, to be predicted
     */
    public static Rows of(Dataset data, Cuts cuts, Run run, int... targets) {
        Gathered gathered = data.collect(() -> new Gathered(cuts, targets));
        Codes codes = gathered.codes(run);
        Gathered.Values[] values = gathered.values();
        double[] weights = gathered.weights();
        long[] hashes = gathered.hashes();
        int[] order = Order.distinct(hashes, weights, (a, b) -> equal(codes, values, a, b), run);
        TreeMap<Integer, Target> chosen = new TreeMap<>();
        for (int t = 0; t < targets.length; t++) chosen.put(targets[t], values[t].target(order));
        double[] orderedWeights = new double[order.length];
        long[] orderedHashes = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            orderedWeights[i] = weights[order[i]];
            orderedHashes[i] = hashes[order[i]];
        }
        return new Rows(cuts, codes.rows(order, run), orderedWeights, orderedHashes, chosen);
    }

    /** The same on one thread, apart from reading the data. */
    public static Rows of(Dataset data, Cuts cuts, int... targets) {
        return of(data, cuts, Run.of(0), targets);
    }

    private static boolean equal(Codes codes, Gathered.Values[] values, int a, int b) {
        for (Gathered.Values some : values) if (!some.equal(a, b)) return false;
        return codes.equal(a, b);
    }

    /** What the codes mean. */
    public Cuts cuts() {
        return cuts;
    }

    /** The number of distinct rows. */
    public int size() {
        return weights.length;
    }

    /** Their codes. */
    public Codes codes() {
        return codes;
    }

    /** How often each counts, shape [rows]; not to be changed. */
    public double[] weights() {
        return weights;
    }

    /** A hash of each row's codes and targets, shape [rows], for randomness that belongs to a row; not to be changed. */
    public long[] hashes() {
        return hashes;
    }

    /**
     * The values of a column that is to be predicted.
     *
     * @param column one of the targets that these rows were read for
     */
    public Target target(int column) {
        Target target = targets.get(column);
        if (target == null)
            throw new IllegalArgumentException(
                    "column " + column + " was not read as a target; these were: " + targets.keySet());
        return target;
    }
}
