package semblance.decisiontree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Trees;

/**
 * Minimal cost-complexity pruning (Breiman et al. 1984, chapter 3): the cost of a tree is the impurity of its leaves, each
 * weighted by its share of the rows, plus alpha for each leaf.
 */
final class Pruning {
    /** Costs that differ by less are equal: a decrease of an impurity that is nothing but rounding. */
    private static final double ROUNDING = 1e-12;

    private final Grown grown;
    private final Trees tree;
    private final double[] costs; // of each node, were it a leaf
    private final double[] alphas;
    private final double[] collapses; // the alpha from which on each node is a leaf, unless one above it is

    Pruning(Grown grown) {
        this.grown = grown;
        tree = grown.tree();
        costs = new double[tree.nodes().length];
        double total = grown.weights()[0];
        for (int i = 0; i < costs.length; i++)
            costs[i] = total > 0 ? grown.impurities()[i] * (grown.weights()[i] / total) : 0;
        collapses = new double[costs.length];
        Arrays.fill(collapses, Double.POSITIVE_INFINITY);
        alphas = weakestLinks();
    }

    /** The nodes to be made leaves so that what remains is the smallest of the trees that cost least. */
    boolean[] cut(double alpha) {
        boolean[] cut = new boolean[costs.length];
        double[] best = new double[costs.length];
        for (int i = costs.length - 1; i >= 0; i--) {
            double alone = costs[i] + alpha;
            if (tree.leaf(i)) {
                best[i] = alone;
                continue;
            }
            best[i] = best[tree.left(i)] + best[tree.right(i)];
            if (tree.continues(i) || alone > best[i] + ROUNDING * costs[0]) continue;
            best[i] = alone;
            cut[i] = true;
        }
        return cut;
    }

    /**
     * The alphas at which the best tree changes, ascending from 0: the sequence of weakest links, each the branch that saves
     * least for each of its leaves.
     */
    double[] alphas() {
        return alphas;
    }

    /** The alpha from which on the best tree has a leaf at a node or above it. */
    double collapses(int node) {
        return collapses[node];
    }

    private double[] weakestLinks() {
        int n = costs.length;
        int[] parent = new int[n];
        int[] leaves = new int[n];
        double[] below = new double[n]; // costs of the leaves of a branch
        int[] version = new int[n];
        parent[0] = -1;
        PriorityQueue<Link> links = new PriorityQueue<>();
        for (int i = n - 1; i >= 0; i--) {
            leaves[i] = tree.leaf(i) ? 1 : leaves[tree.left(i)] + leaves[tree.right(i)];
            below[i] = tree.leaf(i) ? costs[i] : below[tree.left(i)] + below[tree.right(i)];
            if (tree.leaf(i)) continue;
            parent[tree.left(i)] = i;
            parent[tree.right(i)] = i;
            if (!tree.continues(i)) links.add(new Link((costs[i] - below[i]) / (leaves[i] - 1), i, 0));
        }
        List<Double> found = new ArrayList<>(List.of(0.0));
        boolean[] gone = new boolean[n];
        while (!links.isEmpty()) {
            Link link = links.poll();
            int node = link.node;
            if (link.version != version[node] || leaves[node] == 1 || isBelow(gone, parent, node)) continue;
            double last = found.get(found.size() - 1);
            if (link.saves > last + ROUNDING * costs[0]) found.add(link.saves);
            collapses[node] = found.get(found.size() - 1);
            gone[node] = true;
            int fewer = leaves[node] - 1;
            double more = costs[node] - below[node];
            for (int i = node; i >= 0; i = parent[i]) {
                leaves[i] -= fewer;
                below[i] += more;
                version[i]++;
                if (leaves[i] > 1 && !tree.continues(i))
                    links.add(new Link((costs[i] - below[i]) / (leaves[i] - 1), i, version[i]));
            }
        }
        return found.stream().mapToDouble(alpha -> alpha).toArray();
    }

    private static boolean isBelow(boolean[] gone, int[] parent, int node) {
        for (int i = node; i >= 0; i = parent[i]) if (gone[i]) return true;
        return false;
    }

    private record Link(double saves, int node, int version) implements Comparable<Link> {
        @Override
        public int compareTo(Link other) {
            return saves == other.saves ? node - other.node : Double.compare(saves, other.saves);
        }
    }
}
