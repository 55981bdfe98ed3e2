package semblance.bayesiannetwork.learning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is known of the parents of one node: a graph of points, each expanded once (the grow-shrink trees of Andrews
 * et al. 2023, where paths to the same set meet). Used by one thread at a time.
 */
final class Growth {
    /** Improvements below this part of a score are rounding. */
    private static final double ROUNDING = 1e-12;
    /** The part of the memory that all nodes together may take for what they know. */
    private static final double MEMORY = 0.125;

    private final int node;
    private final Scores scores;
    private final Limits limits;
    private final Map<Key, Point> points = new HashMap<>();
    private final int remembered;
    private Point root;

    Growth(int node, Scores scores, Limits limits) {
        this.node = node;
        this.scores = scores;
        this.limits = limits;
        double size = scores.layout().size();
        remembered = (int) Math.max(64, MEMORY * Runtime.getRuntime().maxMemory() / Double.BYTES / (size + 16) / size);
    }

    static Growth[] all(Scores scores, Limits limits) {
        Growth[] all = new Growth[scores.layout().size()];
        for (int node = 0; node < all.length; node++) all[node] = new Growth(node, scores, limits);
        return all;
    }

    /** The point of a set of parents. */
    Point at(int[] parents) {
        if (points.size() > remembered) { // what is forgotten is found again, and is the same
            points.clear();
            root = null;
        }
        return points.computeIfAbsent(new Key(parents), key -> new Point(parents, Double.NaN));
    }

    /** A set of columns, by content. */
    private static final class Key {
        private final int[] columns;
        private final int hash;

        Key(int[] columns) {
            this.columns = columns;
            hash = Arrays.hashCode(columns);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(columns, key.columns);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The point without one of its parents. */
    Point less(Point from, int parent) {
        int place = Arrays.binarySearch(from.parents, parent);
        if (from.less[place] == null) from.less[place] = at(Sets.without(from.parents, parent));
        return from.less[place];
    }

    double score(Point point) {
        if (Double.isNaN(point.score)) point.score = scores.score(node, point.parents);
        return point.score;
    }

    private Point more(Point from, int parent) {
        Point more = at(Sets.with(from.parents, parent));
        more.score = from.additions[parent];
        return more;
    }

    /** What has to be asked to know the additions of a set of columns to a point; without candidates if all are known. */
    Scores.Addition unknown(Point point, long[] wanted) {
        score(point);
        int[] candidates = point.unknown(wanted, scores.layout().size());
        return new Scores.Addition(node, point.parents, candidates, point.additions);
    }

    /**
     * The parents that a node grows among those before it: as long as one improves the score, the best of them is added;
     * then, as long as that improves it, one is taken away.
     *
     * @param before the columns before it, as a set of bits; required parents are among them
     */
    Point grow(long[] before) {
        if (root == null) root = at(limits.required()[node]);
        Point point = root;
        long[] allowed = limits.allowed()[node];
        while (point.parents.length < limits.maximumParents()) {
            if (point.known == null || !covers(point.known, before, allowed)) {
                Scores.Addition addition = unknown(point, allowed); // those behind it too, since they cost little more
                scores.additions(List.of(addition));
                point.learned(addition.candidates());
            }
            int best = -1;
            for (int candidate : point.better)
                if (Graphs.has(before, candidate)) {
                    best = candidate;
                    break;
                }
            if (best < 0 || !improves(point.additions[best], point.score)) break;
            point = more(point, best);
        }
        return pruned(point);
    }

    private static boolean covers(long[] known, long[] before, long[] allowed) {
        for (int w = 0; w < known.length; w++) if ((before[w] & allowed[w] & ~known[w]) != 0) return false;
        return true;
    }

    static boolean improves(double score, double on) {
        return on == Double.NEGATIVE_INFINITY ? score > on : score > on + ROUNDING * Math.abs(on);
    }

    private Point pruned(Point from) {
        score(from);
        if (from.pruned != null) return from.pruned;
        Point best = from;
        for (int parent : from.parents) {
            if (limits.requires(parent, node)) continue;
            Point less = less(from, parent);
            if (improves(score(less), best.score)) best = less;
        }
        from.pruned = best == from ? from : pruned(best);
        return from.pruned;
    }
}
