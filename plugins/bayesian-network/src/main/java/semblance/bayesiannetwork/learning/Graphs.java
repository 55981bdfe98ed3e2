package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.List;

/** Directed graphs over columns, as the ascending parents of each. */
final class Graphs {
    private Graphs() {}

    /** No arcs. */
    static int[][] empty(int size) {
        return new int[size][0];
    }

    /**
     * The nodes in an order in which parents come first, of equals the lowest first.
     *
     * @return shorter than the graph if there is a cycle
     */
    static int[] order(int[][] parents) {
        int size = parents.length;
        int[] waiting = new int[size];
        List<List<Integer>> children = children(parents);
        var ready = new java.util.PriorityQueue<Integer>();
        for (int node = 0; node < size; node++) {
            waiting[node] = parents[node].length;
            if (waiting[node] == 0) ready.add(node);
        }
        int[] order = new int[size];
        int count = 0;
        while (!ready.isEmpty()) {
            int node = ready.remove();
            order[count++] = node;
            for (int child : children.get(node)) if (--waiting[child] == 0) ready.add(child);
        }
        return java.util.Arrays.copyOf(order, count);
    }

    static List<List<Integer>> children(int[][] parents) {
        List<List<Integer>> children = new ArrayList<>();
        for (int node = 0; node < parents.length; node++) children.add(new ArrayList<>());
        for (int node = 0; node < parents.length; node++)
            for (int parent : parents[node]) children.get(parent).add(node);
        return children;
    }

    /** The nodes of a cycle, in the direction of its arcs, the first repeated at the end; empty if there is none. */
    static List<Integer> cycle(int[][] parents) {
        boolean[] sorted = new boolean[parents.length];
        for (int node : order(parents)) sorted[node] = true;
        int at = 0;
        while (at < sorted.length && sorted[at]) at++;
        if (at == sorted.length) return List.of();
        List<Integer> path = new ArrayList<>();
        while (!path.contains(at)) { // every node that is left has a parent that is left
            path.add(0, at);
            for (int parent : parents[at])
                if (!sorted[parent]) {
                    at = parent;
                    break;
                }
        }
        List<Integer> cycle = new ArrayList<>(path.subList(0, path.indexOf(at) + 1));
        cycle.add(0, at);
        return cycle;
    }

    /** For each node the set of nodes that its arcs lead to, itself not among them; the graph has no cycle. */
    static long[][] descendants(int[][] parents) {
        int words = words(parents.length);
        long[][] descendants = new long[parents.length][words];
        int[] order = order(parents);
        for (int i = order.length - 1; i >= 0; i--) {
            int node = order[i];
            for (int parent : parents[node]) {
                set(descendants[parent], node);
                for (int w = 0; w < words; w++) descendants[parent][w] |= descendants[node][w];
            }
        }
        return descendants;
    }

    static int words(int size) {
        return (size + 63) / 64;
    }

    static boolean has(long[] set, int element) {
        return (set[element >> 6] >>> element & 1) != 0;
    }

    static void set(long[] set, int element) {
        set[element >> 6] |= 1L << element;
    }

    static void clear(long[] set, int element) {
        set[element >> 6] &= ~(1L << element);
    }
}
