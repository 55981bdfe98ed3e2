package semblance.bayesiannetwork.picture;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Orders the points of each layer so that few arcs cross: sweeps down and up that sort a layer by the mean position of
 * its neighbours (Sugiyama et al. 1981), each followed by exchanges of neighbours; the best order seen is kept.
 */
final class Crossings {
    private static final int SWEEPS = 24; // Gansner et al. 1993 use as many

    private final Layers layers;
    private final int[] position;

    private Crossings(Layers layers) {
        this.layers = layers;
        position = new int[layers.points()];
    }

    /** Orders the layers in place. */
    static void reduce(Layers layers) {
        new Crossings(layers).reduce();
    }

    private void reduce() {
        start();
        int[][] best = copy();
        long fewest = count();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean downwards = sweep % 2 == 0;
            for (int i = 0; i < layers.order().length; i++)
                sort(downwards ? i : layers.order().length - 1 - i, downwards ? layers.up() : layers.down());
            exchange();
            long crossings = count();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int i = 0; i < best.length; i++) layers.order()[i] = best[i];
    }

    /** Puts each point below its neighbours, depth first from the left, so that what belongs together starts so. */
    private void start() {
        int[] next = new int[layers.order().length];
        int[] layerOf = new int[layers.points()];
        for (int i = 0; i < layers.order().length; i++) for (int point : layers.order()[i]) layerOf[point] = i;
        boolean[] seen = new boolean[layers.points()];
        int[] stack = new int
                [2 * Arrays.stream(layers.down()).mapToInt(down -> down.length).sum() + layers.points()];
        for (int[] layer : copy())
            for (int root : layer) {
                int size = 0;
                stack[size++] = root;
                while (size > 0) {
                    int point = stack[--size];
                    if (seen[point]) continue;
                    seen[point] = true;
                    layers.order()[layerOf[point]][next[layerOf[point]]++] = point;
                    for (int[][] side : new int[][][] {layers.up(), layers.down()})
                        for (int other : side[point]) if (!seen[other]) stack[size++] = other;
                }
            }
        for (int i = 0; i < layers.order().length; i++) place(i);
    }

    private int[][] copy() {
        return Arrays.stream(layers.order()).map(int[]::clone).toArray(int[][]::new);
    }

    private void place(int layer) {
        int[] order = layers.order()[layer];
        for (int i = 0; i < order.length; i++) position[order[i]] = i;
    }

    private void sort(int layer, int[][] neighbours) {
        int[] order = layers.order()[layer];
        double[] mean = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            int[] of = neighbours[order[i]];
            mean[i] = of.length == 0
                    ? i
                    : Arrays.stream(of).mapToDouble(other -> position[other]).sum() / of.length;
        }
        Integer[] sorted = new Integer[order.length];
        for (int i = 0; i < sorted.length; i++) sorted[i] = i;
        Arrays.sort(sorted, Comparator.comparingDouble(i -> mean[i])); // stable, so equals stay in order
        int[] before = order.clone();
        for (int i = 0; i < order.length; i++) order[i] = before[sorted[i]];
        place(layer);
    }

    /** Exchanges neighbours while that saves crossings. */
    private void exchange() {
        boolean better = true;
        for (int round = 0; better && round < 10; round++) {
            better = false;
            for (int[] order : layers.order())
                for (int i = 0; i + 1 < order.length; i++) {
                    int left = order[i];
                    int right = order[i + 1];
                    long now = between(layers.up()[left], layers.up()[right])
                            + between(layers.down()[left], layers.down()[right]);
                    long then = between(layers.up()[right], layers.up()[left])
                            + between(layers.down()[right], layers.down()[left]);
                    if (then < now) {
                        order[i] = right;
                        order[i + 1] = left;
                        position[right] = i;
                        position[left] = i + 1;
                        better = true;
                    }
                }
        }
    }

    /** The crossings of the arcs of two neighbours, the first of which is on the left. */
    private long between(int[] left, int[] right) {
        long crossings = 0;
        for (int l : left) for (int r : right) if (position[l] > position[r]) crossings++;
        return crossings;
    }

    /** All crossings, counted layer by layer with a tree of partial sums (Barth, Juenger and Mutzel 2004). */
    private long count() {
        long crossings = 0;
        for (int i = 1; i < layers.order().length; i++) {
            int above = layers.order()[i - 1].length;
            long[] tree = new long[above + 1];
            long arcs = 0;
            for (int point : layers.order()[i]) {
                for (int other : layers.up()[point]) crossings += arcs - sum(tree, position[other]);
                for (int other : layers.up()[point]) {
                    for (int at = position[other] + 1; at <= above; at += at & -at) tree[at]++;
                    arcs++;
                }
            }
        }
        return crossings;
    }

    /** How many arcs seen so far end at a position up to this one. */
    private static long sum(long[] tree, int position) {
        long sum = 0;
        for (int at = position + 1; at > 0; at -= at & -at) sum += tree[at];
        return sum;
    }
}
