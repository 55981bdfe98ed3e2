package semblance.bayesiannetwork.learning;

import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.train.Run;

/**
 * Best order score search (Andrews, Ramsey, Sanchez-Romero, Camchong and Kummerfeld 2023): an order of the nodes is worth
 * what the parents that each grows among those before it are worth; node by node is moved to where that is best, until no
 * move improves it.
 */
final class OrderSearch {
    /** One in so many nodes is moved to leave a graph. */
    private static final int MOVED = 6;

    /** Moves from one report to the next at most, so that a search can be stopped soon. */
    private static final int REPORTED = 16;

    private final Growth[] growths;
    private final Limits limits;
    private final Run run;
    private final int size;

    OrderSearch(Growth[] growths, Limits limits, Run run) {
        this.growths = growths;
        this.limits = limits;
        this.run = run;
        size = growths.length;
    }

    /** A graph found from a random order. */
    int[][] search(RandomGenerator random) {
        return search(start(shuffled(random)), random);
    }

    /** A graph found from an order of another graph in which some nodes are moved anywhere. */
    int[][] search(int[][] near, RandomGenerator random) {
        int[] order = ordered(near, shuffled(random));
        int moved = Math.max(2, size / MOVED);
        for (int i = 0; i < moved; i++) {
            int from = random.nextInt(size);
            int to = random.nextInt(size);
            int node = order[from];
            if (from < to) System.arraycopy(order, from + 1, order, from, to - from);
            else System.arraycopy(order, to, order, to + 1, from - to);
            order[to] = node;
        }
        return search(start(order), random);
    }

    private int[][] search(int[] order, RandomGenerator random) {
        double score = Double.NEGATIVE_INFINITY;
        for (int moves = 0; ; ) {
            int[] nodes = shuffled(random);
            double before = score;
            for (int node : nodes) {
                score = Math.max(score, move(order, node, score));
                if (++moves % REPORTED == 0 || moves % size == 0) run.report("score", moves, score);
            }
            if (!Growth.improves(score, before)) return parents(order);
        }
    }

    private int[] shuffled(RandomGenerator random) {
        int[] nodes = new int[size];
        for (int i = 0; i < size; i++) nodes[i] = i;
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int node = nodes[i];
            nodes[i] = nodes[j];
            nodes[j] = node;
        }
        return nodes;
    }

    /** The order, changed no more than needed to have required parents before their children. */
    private int[] start(int[] order) {
        return limits.free() ? order : ordered(limits.required(), order);
    }

    /** An order of a graph, of several the one that is nearest to another order. */
    private int[] ordered(int[][] graph, int[] nodes) {
        int[] place = new int[size];
        for (int i = 0; i < size; i++) place[nodes[i]] = i;
        int[][] renamed = new int[size][];
        for (int node = 0; node < size; node++)
            renamed[place[node]] = java.util.Arrays.stream(graph[node])
                    .map(parent -> place[parent])
                    .sorted()
                    .toArray();
        int[] order = Graphs.order(renamed);
        for (int i = 0; i < size; i++) order[i] = nodes[order[i]];
        return order;
    }

    private int[][] parents(int[] order) {
        int[][] parents = new int[size][];
        long[] before = new long[Graphs.words(size)];
        for (int node : order) {
            parents[node] = growths[node].grow(before).parents;
            Graphs.set(before, node);
        }
        return parents;
    }

    /**
     * Moves a node to its best place, if that improves the order.
     *
     * @return the score of the order
     */
    private double move(int[] order, int node, double score) {
        int[] others = new int[size - 1];
        int place = 0;
        for (int i = 0, at = 0; i < size; i++)
            if (order[i] == node) place = i;
            else others[at++] = order[i];
        long[][] before = new long[size][Graphs.words(size)];
        for (int i = 1; i < size; i++) {
            before[i] = before[i - 1].clone();
            Graphs.set(before[i], others[i - 1]);
        }
        int first = 0;
        int last = size - 1;
        for (int i = 0; i < size - 1; i++) {
            if (limits.requires(others[i], node)) first = i + 1;
            if (limits.requires(node, others[i])) last = Math.min(last, i);
        }
        int from = first;
        int to = last;
        List<double[]> scores = run.map(
                size,
                i -> i == size - 1 ? own(node, before, from, to) : other(others[i], node, before[i], i, from, to));
        double[] sums = new double[size]; // of the order with the node at each place
        double[] own = scores.get(size - 1);
        for (int at = from; at <= to; at++) {
            sums[at] = own[at];
            for (int i = 0; i < size - 1; i++) sums[at] += scores.get(i)[i < at ? 0 : 1];
        }
        int best = place;
        for (int at = from; at <= to; at++) if (Growth.improves(sums[at], sums[best])) best = at;
        if (best != place && Growth.improves(sums[best], score)) {
            System.arraycopy(others, 0, order, 0, best);
            order[best] = node;
            System.arraycopy(others, best, order, best + 1, size - 1 - best);
            return sums[best];
        }
        return sums[place];
    }

    /** The scores of the moving node at each of its places. */
    private double[] own(int node, long[][] before, int from, int to) {
        double[] scores = new double[size];
        for (int at = from; at <= to; at++) scores[at] = growths[node].grow(before[at]).score;
        return scores;
    }

    /** The scores of another node: with the moving one behind it and, if that can be, before it. */
    private double[] other(int other, int moving, long[] before, int place, int from, int to) {
        double behind = place < to ? growths[other].grow(before).score : Double.NaN;
        if (from > place) return new double[] {behind, Double.NaN};
        long[] with = before.clone();
        Graphs.set(with, moving);
        return new double[] {behind, growths[other].grow(with).score};
    }
}
