package semblance.bayesiannetwork.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An order in which variables are summed out, and the cliques that this makes (Kjaerulff 1990): the better of two greedy
 * orders, fewest new edges and smallest new table. Nothing is summed yet, so that what it will cost is known before.
 */
final class Elimination {
    private final int[] sizes;
    private long[][] neighbours; // while an order is looked for
    private final int words;

    /** The variables in the order in which they are summed out. */
    final int[] order;
    /** The variables that each variable is in a clique with when it is summed out, ascending. */
    final int[][] rest;
    /** The number of entries of all maximal cliques together; perhaps more than memory holds. */
    final double entries;
    /** The maximal cliques as a tree with the running intersection property. */
    final Cliques cliques;

    /** @param scopes the variables of each factor */
    Elimination(int[] sizes, List<int[]> scopes) {
        this.sizes = sizes;
        words = (sizes.length + 63) / 64;
        neighbours = new long[sizes.length][words];
        Order fill = new Order(scopes, true);
        Order weight = fill.largest <= 2 ? fill : new Order(scopes, false);
        Order best = weight.total < fill.total ? weight : fill;
        order = best.order;
        rest = best.rest;
        neighbours = new long[0][];
        cliques = join();
        double sum = 0;
        for (int[] clique : cliques.variables()) sum += size(clique);
        entries = sum;
    }

    private void connect(List<int[]> scopes) {
        for (long[] bits : neighbours) Arrays.fill(bits, 0);
        for (int[] scope : scopes) for (int v : scope) for (int w : scope) if (v != w) neighbours[v][w >> 6] |= 1L << w;
    }

    /** One greedy order. */
    private final class Order {
        final int[] order = new int[sizes.length];
        final int[][] rest = new int[sizes.length][];
        double total;
        int largest;
        private final boolean byFill;
        private final double[] cost = new double[sizes.length];
        private final double[] weight = new double[sizes.length];

        Order(List<int[]> scopes, boolean byFill) {
            this.byFill = byFill;
            connect(scopes);
            boolean[] done = new boolean[sizes.length];
            for (int v = 0; v < sizes.length; v++) judge(v);
            for (int step = 0; step < order.length; step++) {
                int best = -1;
                for (int v = 0; v < sizes.length; v++)
                    if (!done[v]
                            && (best < 0 || cost[v] < cost[best] || cost[v] == cost[best] && weight[v] < weight[best]))
                        best = v;
                done[best] = true;
                eliminate(best, step);
            }
        }

        private void judge(int v) {
            int[] near = bits(neighbours[v]);
            double log = Math.log(sizes[v]);
            for (int w : near) log += Math.log(sizes[w]);
            weight[v] = log;
            if (!byFill) {
                cost[v] = log;
                return;
            }
            int missing = 0;
            for (int w : near) {
                int shared = 0;
                for (int i = 0; i < words; i++) shared += Long.bitCount(neighbours[v][i] & neighbours[w][i]);
                missing += near.length - 1 - shared;
            }
            cost[v] = missing;
        }

        private void eliminate(int v, int step) {
            order[step] = v;
            int[] near = bits(neighbours[v]);
            rest[v] = near;
            largest = Math.max(largest, near.length + 1);
            double size = sizes[v];
            for (int w : near) size *= sizes[w];
            total += size;
            long[] affected = neighbours[v].clone();
            for (int w : near) {
                for (int i = 0; i < words; i++) neighbours[w][i] |= neighbours[v][i];
                neighbours[w][w >> 6] &= ~(1L << w);
                neighbours[w][v >> 6] &= ~(1L << v);
            }
            if (byFill && cost[v] > 0)
                for (int w : near) for (int i = 0; i < words; i++) affected[i] |= neighbours[w][i];
            for (int w : bits(affected)) judge(w);
        }
    }

    private static int[] bits(long[] words) {
        int n = 0;
        for (long word : words) n += Long.bitCount(word);
        int[] bits = new int[n];
        n = 0;
        for (int i = 0; i < words.length; i++)
            for (long word = words[i]; word != 0; word &= word - 1)
                bits[n++] = 64 * i + Long.numberOfTrailingZeros(word);
        return bits;
    }

    private double size(int[] variables) {
        double size = 1;
        for (int v : variables) size *= sizes[v];
        return size;
    }

    /** The bytes of two tables for each clique, and of the positions of what each shares with its neighbours. */
    double bytes() {
        double bytes = 16 * entries;
        for (int c = 0; c < cliques.parent().length; c++) {
            int parent = cliques.parent()[c];
            double size = size(cliques.variables().get(c));
            if (parent >= 0)
                bytes += 4 * Math.max(size, size(cliques.variables().get(parent)));
        }
        return bytes;
    }

    /** The largest clique, in entries; the first of equals. */
    int[] largest() {
        int[] largest = {};
        for (int[] clique : cliques.variables())
            if (largest.length == 0 || size(clique) > size(largest)) largest = clique;
        return largest;
    }

    private int[] clique(int v) {
        int[] clique = Arrays.copyOf(rest[v], rest[v].length + 1);
        clique[rest[v].length] = v;
        Arrays.sort(clique);
        return clique;
    }

    /** The maximal cliques, variables ascending, and for each the clique it hangs on, or -1. */
    record Cliques(List<int[]> variables, int[] parent) {}

    private Cliques join() {
        int[] rank = new int[sizes.length];
        for (int i = 0; i < order.length; i++) rank[order[i]] = i;
        int[] absorber = new int[sizes.length]; // the clique of which a vertex' own is a part
        Arrays.fill(absorber, -1);
        int[] above = new int[sizes.length]; // of a clique, the vertex whose clique it hangs on
        List<int[]> cliques = new ArrayList<>();
        for (int v : order) {
            int clique = absorber[v];
            if (clique < 0) {
                clique = cliques.size();
                cliques.add(clique(v));
                absorber[v] = clique;
            }
            int next = -1;
            for (int w : rest[v]) if (next < 0 || rank[w] < rank[next]) next = w;
            above[clique] = next;
            if (next >= 0 && absorber[next] < 0 && rest[next].length + 1 == rest[v].length) absorber[next] = clique;
        }
        int[] parent = new int[cliques.size()];
        for (int c = 0; c < parent.length; c++) parent[c] = above[c] < 0 ? -1 : absorber[above[c]];
        return new Cliques(cliques, parent);
    }
}
