package semblance.bayesiannetwork.learning;

import java.util.Arrays;

/** A set of parents of one node: its score, and what is known of sets with one parent more. */
final class Point {
    final int[] parents;
    /** NaN until it is asked for. */
    double score;
    /** The scores with one parent more, NaN where not known, shape [columns]; null until there are some. */
    double[] additions;
    /** The parents for which {@link #additions} is known, as a set of bits. */
    long[] known;
    /** The known additions that improve the score, the best first, of equals the lowest. */
    int[] better = {};
    /** The points without one of the parents, at its place among them; null where not visited. */
    final Point[] less;
    /** Where taking parents away, the least useful first, leads; null until it is asked for. */
    Point pruned;

    Point(int[] parents, double score) {
        this.parents = parents;
        this.score = score;
        less = new Point[parents.length];
    }

    /** The columns of a set that are neither known nor parents. */
    int[] unknown(long[] wanted, int columns) {
        if (additions == null) {
            additions = new double[columns];
            Arrays.fill(additions, Double.NaN);
            known = new long[wanted.length];
            for (int parent : parents) Graphs.set(known, parent);
        }
        int count = 0;
        for (int w = 0; w < wanted.length; w++) count += Long.bitCount(wanted[w] & ~known[w]);
        int[] unknown = new int[count];
        for (int w = 0, at = 0; w < wanted.length; w++)
            for (long left = wanted[w] & ~known[w]; left != 0; left &= left - 1)
                unknown[at++] = w * 64 + Long.numberOfTrailingZeros(left);
        return unknown;
    }

    /** Takes note that the scores of some additions have been filled in. */
    void learned(int[] candidates) {
        for (int candidate : candidates) Graphs.set(known, candidate);
        int[] all = Arrays.copyOf(better, better.length + candidates.length);
        int count = better.length;
        for (int candidate : candidates) {
            if (!(additions[candidate] > score)) continue;
            int at = count++;
            for (; at > 0 && before(candidate, all[at - 1]); at--) all[at] = all[at - 1];
            all[at] = candidate;
        }
        better = Arrays.copyOf(all, count);
    }

    private boolean before(int a, int b) {
        return additions[a] > additions[b] || additions[a] == additions[b] && a < b;
    }
}
