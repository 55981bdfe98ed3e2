package semblance.bayesiannetwork.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the vertices of a graph on layers, so that every arc goes down: first each as high as its parents allow, then up
 * or down while that shortens its arcs in all (what network simplex does best, Gansner et al. 1993, section 2, done one
 * vertex at a time).
 */
final class Ranks {
    private static final int ROUNDS = 100; // a few suffice; each can only shorten arcs

    private final int[][] parents;
    private final List<List<Integer>> children = new ArrayList<>();
    private final int[] layer;
    private final int[] order;

    private Ranks(int[][] parents) {
        this.parents = parents;
        layer = new int[parents.length];
        int[] left = new int[parents.length];
        for (int v = 0; v < parents.length; v++) children.add(new ArrayList<>());
        for (int v = 0; v < parents.length; v++) {
            left[v] = parents[v].length;
            for (int parent : parents[v]) children.get(parent).add(v);
        }
        order = new int[parents.length];
        int known = 0;
        for (int v = 0; v < parents.length; v++) if (left[v] == 0) order[known++] = v;
        for (int i = 0; i < known; i++)
            for (int child : children.get(order[i])) {
                layer[child] = Math.max(layer[child], layer[order[i]] + 1);
                if (--left[child] == 0) order[known++] = child;
            }
    }

    /** The layer of each vertex, from 0. */
    static int[] of(int[][] parents) {
        Ranks ranks = new Ranks(parents);
        for (int round = 0; round < ROUNDS && ranks.tighten(); round++) {}
        ranks.settle();
        return ranks.layer;
    }

    private boolean tighten() {
        boolean moved = false;
        for (int i = 0; i < 2 * order.length; i++) {
            int v = i < order.length ? order[i] : order[2 * order.length - 1 - i];
            int to = better(v);
            moved |= to != layer[v];
            layer[v] = to;
        }
        return moved;
    }

    private int better(int v) {
        int pull = children.get(v).size() - parents[v].length;
        if (pull == 0) return layer[v];
        int limit = pull > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        if (pull > 0) for (int child : children.get(v)) limit = Math.min(limit, layer[child] - 1);
        else for (int parent : parents[v]) limit = Math.max(limit, layer[parent] + 1);
        return limit;
    }

    /** Numbers the layers from 0. */
    private void settle() {
        int top = Arrays.stream(layer).min().orElse(0);
        for (int v = 0; v < layer.length; v++) layer[v] -= top;
    }
}
