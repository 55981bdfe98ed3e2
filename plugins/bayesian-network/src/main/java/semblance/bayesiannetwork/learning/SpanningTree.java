package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tree over columns under which the rows are most likely (Chow and Liu 1968), all given some common parents (with the
 * target as such, the tree-augmented naive Bayes of Friedman, Geiger and Goldszmidt 1997). Arcs lead from categorical to
 * numeric columns only: so the categorical columns are joined first, which is the best tree in which no path leads from
 * levels through numbers to levels.
 */
final class SpanningTree {
    private final Scores likelihoods;
    private final int[] common;

    /** @param likelihoods scores without a penalty */
    SpanningTree(Scores likelihoods, int... common) {
        this.likelihoods = likelihoods;
        this.common = common;
    }

    /** @param root where the tree begins, unless it is numeric and others are not */
    int[][] search(int root) {
        Layout layout = likelihoods.layout();
        int size = layout.size();
        double[][] gains = gains();
        int[][] parents = new int[size][];
        for (int node = 0; node < size; node++) parents[node] = Sets.has(common, node) ? new int[0] : common;
        int[] nodes = java.util.stream.IntStream.range(0, size)
                .filter(c -> !Sets.has(common, c))
                .toArray();
        int[] levels = Arrays.stream(nodes).filter(c -> !layout.numeric(c)).toArray();
        int[] numbers = Arrays.stream(nodes).filter(layout::numeric).toArray();
        boolean[] in = new boolean[size];
        int first = levels.length == 0
                ? (numbers.length == 0 || Sets.has(numbers, root) ? root : numbers[0])
                : Sets.has(levels, root) ? root : levels[0];
        if (nodes.length > 0) in[first] = true;
        join(levels, nodes, in, gains, parents);
        join(numbers, nodes, in, gains, parents);
        return parents;
    }

    /** What a node gains in likelihood from each other as a parent, shape [node][parent]. */
    private double[][] gains() {
        int size = likelihoods.layout().size();
        double[][] gains = new double[size][size];
        List<Scores.Addition> additions = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            int child = node;
            if (Sets.has(common, node)) continue;
            int[] candidates = java.util.stream.IntStream.range(0, size)
                    .filter(c -> c != child && !Sets.has(common, c) && possible(c, child))
                    .toArray();
            if (candidates.length > 0) additions.add(new Scores.Addition(node, common, candidates, gains[node]));
        }
        likelihoods.additions(additions);
        for (Scores.Addition addition : additions) {
            double alone = likelihoods.score(addition.node(), common);
            for (int candidate : addition.candidates()) gains[addition.node()][candidate] -= alone;
        }
        return gains;
    }

    private boolean possible(int parent, int child) {
        Layout layout = likelihoods.layout();
        return layout.numeric(child) || !layout.numeric(parent);
    }

    /** Prim's algorithm: the node that gains most from one that is in comes in next; ties go to the lowest. */
    private void join(int[] joining, int[] nodes, boolean[] in, double[][] gains, int[][] parents) {
        for (int round = 0; round < joining.length; round++) {
            int child = -1;
            int parent = -1;
            for (int to : joining) {
                if (in[to]) continue;
                for (int from : nodes)
                    if (in[from]
                            && possible(from, to)
                            && (child < 0 || gains[to][from] > gains[child][parent] + 1e-9)) {
                        child = to;
                        parent = from;
                    }
            }
            if (child < 0) return;
            in[child] = true;
            parents[child] = Sets.with(parents[child], parent);
        }
    }
}
