package semblance.bayesiannetwork.learning;

import semblance.api.train.Run;

/** Turns the edges of a skeleton into arcs. */
final class Orientation {
    private final int size;
    private final Limits limits;
    /** Whether there is an edge whose end at the second may be an arrow; both ways if it has no direction yet. */
    private final boolean[][] edge;

    Orientation(boolean[][] joined, Limits limits) {
        size = joined.length;
        this.limits = limits;
        edge = new boolean[size][];
        for (int a = 0; a < size; a++) edge[a] = joined[a].clone();
        for (int a = 0; a < size; a++)
            for (int b = 0; b < size; b++)
                if (joined[a][b] && (!limits.allows(a, b) || limits.requires(b, a))) edge[a][b] = false;
    }

    private boolean joined(int a, int b) {
        return edge[a][b] || edge[b][a];
    }

    private boolean open(int a, int b) {
        return edge[a][b] && edge[b][a];
    }

    private boolean arc(int a, int b) {
        return edge[a][b] && !edge[b][a];
    }

    /** Turns a - c - b into a -> c <- b where c did not separate a and b; what earlier ones contradict is left. */
    void colliders(int[][][] separating) {
        for (int c = 0; c < size; c++)
            for (int a = 0; a < size; a++)
                for (int b = a + 1; b < size; b++) {
                    if (!edge[a][c] || !edge[b][c] || joined(a, b) || separating[a][b] == null) continue;
                    if (Sets.has(separating[a][b], c)) continue;
                    edge[c][a] = false;
                    edge[c][b] = false;
                }
        rules();
    }

    /** Meek's rules, as long as one applies. */
    private void rules() {
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int a = 0; a < size; a++)
                for (int b = 0; b < size; b++)
                    if (open(a, b) && forced(a, b)) {
                        edge[b][a] = false;
                        changed = true;
                    }
        }
    }

    private boolean forced(int a, int b) {
        for (int c = 0; c < size; c++) {
            if (c == a || c == b) continue;
            if (arc(c, a) && !joined(c, b)) return true; // else a new v-structure
            if (arc(a, c) && arc(c, b)) return true; // else a cycle
            if (!open(a, c) || !arc(c, b)) continue;
            for (int d = 0; d < size; d++)
                if (d != c && d != b && open(a, d) && arc(d, b) && !joined(c, d)) return true;
        }
        for (int c = 0; c < size; c++) // needed where some arcs were known beforehand
        for (int d = 0; d < size; d++)
                if (c != d
                        && arc(c, d)
                        && arc(d, b)
                        && joined(a, c)
                        && joined(a, d)
                        && !joined(c, b)
                        && c != b
                        && d != a) return true;
        return false;
    }

    /** A graph without cycles that has these arcs, and no v-structures beyond them if there is one (Dor and Tarsi 1992). */
    int[][] graph(Run run) {
        boolean[] gone = new boolean[size];
        int[][] parents = Graphs.empty(size);
        boolean exact = true;
        for (int left = size; left > 0; left--) {
            int sink = sink(gone, true);
            if (sink < 0) {
                exact = false;
                sink = sink(gone, false);
            }
            gone[sink] = true;
            for (int other = 0; other < size; other++)
                if (!gone[other] && joined(other, sink) && limits.allows(other, sink))
                    parents[sink] = Sets.with(parents[sink], other);
        }
        if (!exact) run.warn("the tests contradict each other, so that some arcs were turned against them");
        return parents;
    }

    /** A node without arcs to those left, whose undirected neighbours are joined to all others; else one with fewest arcs. */
    private int sink(boolean[] gone, boolean strict) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int x = size - 1; x >= 0; x--) {
            if (gone[x]) continue;
            int out = 0;
            for (int y = 0; y < size; y++) {
                if (gone[y] || y == x) continue;
                if (arc(x, y)) out += limits.requires(x, y) || !limits.allows(y, x) ? size : 1;
            }
            if (strict && (out > 0 || !simplicial(x, gone))) continue;
            if (out < least) {
                least = out;
                best = x;
            }
        }
        return best;
    }

    private boolean simplicial(int x, boolean[] gone) {
        for (int y = 0; y < size; y++) {
            if (gone[y] || !open(x, y)) continue;
            for (int z = 0; z < size; z++)
                if (z != y && z != x && !gone[z] && joined(x, z) && !joined(y, z)) return false;
        }
        return true;
    }
}
