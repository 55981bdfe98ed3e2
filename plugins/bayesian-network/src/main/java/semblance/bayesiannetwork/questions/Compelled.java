package semblance.bayesiannetwork.questions;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Tells the arcs of a graph whose direction all graphs of the same independences share from those that may as well point
 * the other way: the labelling of Chickering (1995).
 */
final class Compelled {
    private final int[][] parents; // of each vertex, the last in order first
    private final BitSet[] compelled; // positions among the parents
    private final BitSet[] labelled;

    private Compelled(int[][] parents, int[] order) {
        int[] rank = new int[order.length];
        for (int i = 0; i < order.length; i++) rank[order[i]] = i;
        this.parents = Arrays.stream(parents)
                .map(of -> Arrays.stream(of)
                        .boxed()
                        .sorted(Comparator.comparing(p -> -rank[p]))
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        compelled = Arrays.stream(parents).map(of -> new BitSet()).toArray(BitSet[]::new);
        labelled = Arrays.stream(parents).map(of -> new BitSet()).toArray(BitSet[]::new);
        for (int y : order) for (int p = 0; p < this.parents[y].length; p++) if (!labelled[y].get(p)) label(y, p);
    }

    /**
     * For each vertex the parents whose arcs are compelled.
     *
     * @param order the vertices, parents before children
     */
    static List<BitSet> of(int[][] parents, int[] order) {
        Compelled labels = new Compelled(parents, order);
        return java.util.stream.IntStream.range(0, parents.length)
                .mapToObj(y -> {
                    BitSet vertices = new BitSet();
                    labels.compelled[y].stream().forEach(p -> vertices.set(labels.parents[y][p]));
                    return vertices;
                })
                .toList();
    }

    private int position(int y, int parent) {
        for (int p = 0; p < parents[y].length; p++) if (parents[y][p] == parent) return p;
        return -1;
    }

    private void label(int y, int p) {
        int x = parents[y][p];
        for (int w = compelled[x].nextSetBit(0); w >= 0; w = compelled[x].nextSetBit(w + 1)) {
            int at = position(y, parents[x][w]);
            if (at < 0) {
                // w -> x is compelled and w is no parent of y, so that y -> x would add a collider
                labelled[y].set(0, parents[y].length);
                compelled[y].set(0, parents[y].length);
                return;
            }
            labelled[y].set(at);
            compelled[y].set(at);
        }
        boolean collider = Arrays.stream(parents[y]).anyMatch(z -> z != x && position(x, z) < 0);
        for (int other = 0; other < parents[y].length; other++)
            if (!labelled[y].get(other)) {
                labelled[y].set(other);
                compelled[y].set(other, collider);
            }
    }
}
