package semblance.randomforest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The training values in each leaf, for quantiles (Meinshausen 2006); all of length 0 unless they were asked for.
 *
 * @param values the distinct values of the target, ascending
 * @param starts where the values of each node begin, shape [nodes + 1]; only leaves have some
 * @param ranks the values in leaves, as indices of {@code values}
 * @param weights how much each counts
 */
public record QuantileLeaves(double[] values, int[] starts, int[] ranks, float[] weights) implements Serializable {
    static final QuantileLeaves NONE = new QuantileLeaves(new double[0], new int[0], new int[0], new float[0]);

    /**
     * Those of all trees.
     *
     * @param values the target of each row; in the trees, ranks are still indices of rows
     */
    static QuantileLeaves join(List<Sapling> saplings, double[] values) {
        double[] distinct = Arrays.stream(values)
                .filter(value -> value == value)
                .sorted()
                .distinct()
                .toArray();
        int[] rank = new int[values.length];
        for (int r = 0; r < rank.length; r++) rank[r] = Arrays.binarySearch(distinct, values[r]);
        int nodes = 0;
        int size = 0;
        for (Sapling sapling : saplings) {
            nodes += sapling.nodes().words().length;
            size += sapling.values().ranks.length;
        }
        int[] starts = new int[nodes + 1];
        int[] ranks = new int[size];
        float[] weights = new float[size];
        int node = 0;
        int at = 0;
        for (Sapling sapling : saplings) {
            QuantileLeaves some = sapling.values();
            for (int i = 0; i + 1 < some.starts.length; i++) starts[node++] = at + some.starts[i];
            for (int i = 0; i < some.ranks.length; i++) ranks[at + i] = rank[some.ranks[i]];
            System.arraycopy(some.weights, 0, weights, at, some.weights.length);
            at += some.ranks.length;
        }
        starts[node] = at;
        return new QuantileLeaves(distinct, starts, ranks, weights);
    }

    boolean kept() {
        return starts.length > 0;
    }
}
