package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/**
 * Greedy search over graphs by adding, deleting and reversing arcs; with patience it goes on through graphs that are worse,
 * never back to one of those it has seen last (tabu search, Glover 1989), and keeps the best.
 */
final class Climbing {
    private final Growth[] growths;
    private final Scores scores;
    private final Limits limits;
    private final Run run;
    private final int size;

    private int[][] parents;
    private Point[] points;
    private long[][] descendants;
    private long hash;

    Climbing(Growth[] growths, Scores scores, Limits limits, Run run) {
        this.growths = growths;
        this.scores = scores;
        this.limits = limits;
        this.run = run;
        size = growths.length;
    }

    /** A change of one arc and what it adds to the score. */
    private record Change(int from, int to, Kind kind, double gain) {
        enum Kind {
            ADD,
            DELETE,
            REVERSE
        }
    }

    /**
     * The best graph found from a graph.
     *
     * @param patience how many changes may bring nothing better; 0 for hill climbing
     */
    int[][] search(int[][] start, int patience) {
        parents = start.clone();
        points = new Point[size];
        for (int node = 0; node < size; node++) points[node] = growths[node].at(parents[node]);
        hash = 0;
        for (int node = 0; node < size; node++) for (int parent : parents[node]) hash ^= arc(parent, node);
        double[] current = new double[size];
        for (int node = 0; node < size; node++) current[node] = growths[node].score(points[node]);
        double best = Arrays.stream(current).sum();
        int[][] found = parents.clone();
        long[] seen = new long[Math.max(1, patience)];
        int waited = 0;
        for (int step = 0; waited <= patience; step++) {
            seen[step % seen.length] = hash;
            expand();
            Change change = best(seen, Math.min(step + 1, seen.length), patience == 0);
            if (change == null) break;
            apply(change);
            current[change.to] = growths[change.to].score(points[change.to]);
            current[change.from] = growths[change.from].score(points[change.from]);
            double score = Arrays.stream(current).sum();
            waited++;
            if (Growth.improves(score, best)) {
                best = score;
                found = parents.clone();
                waited = 0;
            }
            if (step % 8 == 0) run.report("score", step, best);
        }
        return found;
    }

    private static long arc(int from, int to) {
        return new Seed(from).child(to).value();
    }

    /** Makes known all scores that the next change may need. */
    private void expand() {
        descendants = Graphs.descendants(parents);
        List<Scores.Addition> additions = new ArrayList<>();
        for (int node = 0; node < size; node++) {
            if (parents[node].length >= limits.maximumParents()) continue;
            long[] wanted = limits.allowed()[node].clone();
            for (int w = 0; w < wanted.length; w++) wanted[w] &= ~descendants[node][w];
            for (int child = 0; child < size; child++)
                if (Sets.has(parents[child], node) && limits.allows(child, node)) Graphs.set(wanted, child);
            Scores.Addition addition = growths[node].unknown(points[node], wanted);
            if (addition.candidates().length > 0) additions.add(addition);
        }
        scores.additions(additions);
        for (Scores.Addition addition : additions) points[addition.node()].learned(addition.candidates());
    }

    private Change best(long[] seen, int known, boolean improving) {
        Change best = null;
        double least = improving ? 0 : Double.NEGATIVE_INFINITY;
        for (int to = 0; to < size; to++) {
            Point point = points[to];
            if (parents[to].length < limits.maximumParents())
                for (int from = 0; from < size; from++) {
                    if (from == to || !limits.allows(from, to) || Sets.has(parents[to], from)) continue;
                    if (Graphs.has(descendants[to], from)) continue;
                    double gain = point.additions[from] - point.score;
                    if (better(gain, best, least) && !seen(seen, known, arc(from, to)))
                        best = new Change(from, to, Change.Kind.ADD, gain);
                }
            for (int from : parents[to]) {
                if (limits.requires(from, to)) continue;
                Point less = growths[to].less(point, from);
                double gain = growths[to].score(less) - point.score;
                if (better(gain, best, least) && !seen(seen, known, arc(from, to)))
                    best = new Change(from, to, Change.Kind.DELETE, gain);
                if (parents[from].length >= limits.maximumParents() || !limits.allows(to, from)) continue;
                double both = gain + points[from].additions[to] - points[from].score;
                if (better(both, best, least) && !detour(from, to) && !seen(seen, known, arc(from, to) ^ arc(to, from)))
                    best = new Change(from, to, Change.Kind.REVERSE, both);
            }
        }
        return best;
    }

    /** Ties within rounding go to the first. */
    private boolean better(double gain, Change best, double least) {
        double bound = best == null ? least : best.gain;
        return gain > bound + 1e-9 * (1 + (bound > Double.NEGATIVE_INFINITY ? Math.abs(bound) : 0));
    }

    private boolean seen(long[] seen, int known, long change) {
        for (int i = 0; i < known; i++) if (seen[i] == (hash ^ change)) return true;
        return false;
    }

    /** Whether there is another way from a node to its child than their arc. */
    private boolean detour(int from, int to) {
        for (int parent : parents[to]) if (parent != from && Graphs.has(descendants[from], parent)) return true;
        return false;
    }

    private void apply(Change change) {
        int from = change.from;
        int to = change.to;
        if (change.kind == Change.Kind.ADD) {
            set(to, Sets.with(parents[to], from));
        } else {
            set(to, Sets.without(parents[to], from));
            if (change.kind == Change.Kind.REVERSE) set(from, Sets.with(parents[from], to));
        }
        hash ^= arc(from, to);
        if (change.kind == Change.Kind.REVERSE) hash ^= arc(to, from);
    }

    private void set(int node, int[] set) {
        Point before = points[node];
        parents[node] = set;
        points[node] = growths[node].at(set);
        if (Double.isNaN(points[node].score) && set.length > before.parents.length)
            for (int parent : set) if (!Sets.has(before.parents, parent)) points[node].score = before.additions[parent];
    }
}
