package semblance.bayesiannetwork.inference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;

/** Directed acyclic graphs, told by the parents of each vertex. */
public final class Graphs {
    private Graphs() {}

    static int[][] children(int[][] parents) {
        int[] count = new int[parents.length];
        for (int[] some : parents) for (int parent : some) count[parent]++;
        int[][] children = new int[parents.length][];
        for (int v = 0; v < count.length; v++) children[v] = new int[count[v]];
        for (int v = 0; v < parents.length; v++)
            for (int parent : parents[v]) children[parent][children[parent].length - count[parent]--] = v;
        return children;
    }

    /** Parents before children; of those that could come next, the smallest (Kahn 1962). */
    static int[] order(int[][] parents, int[][] children, List<String> names) {
        int[] left = Arrays.stream(parents).mapToInt(some -> some.length).toArray();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int v = 0; v < left.length; v++) if (left[v] == 0) ready.add(v);
        int[] order = new int[left.length];
        int n = 0;
        while (!ready.isEmpty()) {
            int v = ready.poll();
            order[n++] = v;
            for (int child : children[v]) if (--left[child] == 0) ready.add(child);
        }
        if (n < order.length)
            throw new IllegalArgumentException("the arcs go round in a circle: " + circle(parents, left, names));
        return order;
    }

    private static String circle(int[][] parents, int[] left, List<String> names) {
        int v = 0;
        while (left[v] == 0) v++;
        List<Integer> path = new ArrayList<>();
        while (!path.contains(v)) {
            path.add(v);
            int at = v;
            v = Arrays.stream(parents[at])
                    .filter(parent -> left[parent] > 0)
                    .findFirst()
                    .orElseThrow();
        }
        path.add(v);
        StringBuilder text = new StringBuilder();
        for (int i = path.size() - 1; i >= path.indexOf(v); i--)
            text.append(text.isEmpty() ? "" : " -> ").append(names.get(path.get(i)));
        return text.toString();
    }

    /** These vertices and all that lead to them. */
    static BitSet ancestors(int[][] parents, BitSet some) {
        BitSet all = (BitSet) some.clone();
        ArrayDeque<Integer> next = new ArrayDeque<>();
        some.stream().forEach(next::add);
        while (!next.isEmpty())
            for (int parent : parents[next.poll()])
                if (!all.get(parent)) {
                    all.set(parent);
                    next.add(parent);
                }
        return all;
    }

    /**
     * The vertices that are not independent of some in every distribution of this graph once others are given: those that
     * Shachter's Bayes-ball (1998) visits.
     */
    public static BitSet reachable(int[][] parents, BitSet from, BitSet given) {
        int[][] children = children(parents);
        BitSet above = ancestors(parents, given);
        BitSet up = new BitSet(); // visited from a child
        BitSet down = new BitSet(); // visited from a parent
        ArrayDeque<int[]> balls = new ArrayDeque<>();
        from.stream().forEach(v -> balls.add(new int[] {v, 0}));
        BitSet reached = new BitSet();
        while (!balls.isEmpty()) {
            int[] ball = balls.poll();
            int v = ball[0];
            BitSet visited = ball[1] == 0 ? up : down;
            if (visited.get(v)) continue;
            visited.set(v);
            boolean known = given.get(v);
            if (!known) reached.set(v);
            // a ball from a child passes through an unknown vertex, one from a parent bounces off a known one or off
            // one
            // with a known descendant
            boolean toParents = ball[1] == 0 ? !known : above.get(v);
            if (toParents) for (int parent : parents[v]) balls.add(new int[] {parent, 0});
            if (!known) for (int child : children[v]) balls.add(new int[] {child, 1});
        }
        return reached;
    }
}
