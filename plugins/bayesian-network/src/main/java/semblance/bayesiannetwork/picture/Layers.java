package semblance.bayesiannetwork.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * A graph on layers in which every arc joins neighbouring layers, because longer ones are cut by bends (Sugiyama, Tagawa
 * and Toda 1981). Vertices come first, bends after them.
 *
 * @param vertices how many of the points are vertices
 * @param order the points of each layer from left to right
 * @param up the points of the layer above that each point is joined to
 * @param down those of the layer below
 * @param chains for each arc, in the order of the children and of their parents, the points that it leads through
 */
record Layers(int vertices, int[][] order, int[][] up, int[][] down, List<int[]> chains) {

    static Layers of(int[][] parents) {
        int[] layer = Ranks.of(parents);
        List<List<Integer>> order = new ArrayList<>();
        List<List<Integer>> up = new ArrayList<>();
        List<List<Integer>> down = new ArrayList<>();
        List<int[]> chains = new ArrayList<>();
        for (int v = 0; v < parents.length; v++) point(order, up, down, layer[v]);
        for (int v = 0; v < parents.length; v++)
            for (int parent : parents[v]) {
                int[] chain = new int[layer[v] - layer[parent] + 1];
                chain[0] = parent;
                chain[chain.length - 1] = v;
                for (int i = 1; i < chain.length; i++) {
                    if (i < chain.length - 1) chain[i] = point(order, up, down, layer[parent] + i);
                    down.get(chain[i - 1]).add(chain[i]);
                    up.get(chain[i]).add(chain[i - 1]);
                }
                chains.add(chain);
            }
        return new Layers(parents.length, arrays(order), arrays(up), arrays(down), chains);
    }

    private static int point(List<List<Integer>> order, List<List<Integer>> up, List<List<Integer>> down, int layer) {
        while (order.size() <= layer) order.add(new ArrayList<>());
        order.get(layer).add(up.size());
        up.add(new ArrayList<>());
        down.add(new ArrayList<>());
        return up.size() - 1;
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The number of points, bends among them. */
    int points() {
        return up.length;
    }

    boolean bend(int point) {
        return point >= vertices;
    }
}
