package semblance.bayesiannetwork.mixture;

/** The weight of rows that have two items, and that have one. */
final class PairCounts {
    private final ItemRows rows;
    /** Of each pair of items, a lower triangle; an item with itself is the item alone. */
    final double[] sums;
    /** The weight of all rows counted. */
    double weight;

    PairCounts(ItemRows rows) {
        this.rows = rows;
        sums = new double[rows.items * (rows.items + 1) / 2];
    }

    /** One row of which nothing is known: every pair of levels is as likely. */
    static PairCounts uniform(ItemRows rows) {
        PairCounts counts = new PairCounts(rows);
        counts.weight = 1;
        for (int c = 0; c < rows.levels.length; c++)
            for (int item : rows.item[c]) {
                if (item < 0) continue;
                counts.sums[counts.place(item, item)] = 1.0 / rows.levels[c];
                for (int b = 0; b < c; b++)
                    for (int other : rows.item[b])
                        if (other >= 0) counts.sums[counts.place(item, other)] = 1.0 / rows.levels[c] / rows.levels[b];
            }
        return counts;
    }

    /** Where a pair is, the larger item first. */
    int place(int larger, int smaller) {
        return larger * (larger + 1) / 2 + smaller;
    }

    /** Adds to the count of a pair of items of different columns, or of an item with itself. */
    void add(int one, int other, double amount) {
        sums[one > other ? place(one, other) : place(other, one)] += amount;
    }

    /** The weight of each level of a column. */
    double[] single(int column) {
        int[] item = rows.item[column];
        double[] counts = new double[item.length];
        double rest = weight;
        int left = 0;
        for (int b = 0; b < item.length; b++) {
            if (item[b] < 0) {
                left = b;
                continue;
            }
            counts[b] = sums[place(item[b], item[b])];
            rest -= counts[b];
        }
        counts[left] = Math.max(0, rest); // against rounding
        return counts;
    }

    /** The weight of each pair of levels of two columns, the first before the second, shape [levels][levels], flat. */
    void pair(int first, int second, double[] one, double[] other, double[] to) {
        int[] above = rows.item[first];
        int[] item = rows.item[second];
        int states = item.length;
        int leftA = 0;
        int leftB = 0;
        for (int b = 0; b < states; b++) if (item[b] < 0) leftB = b;
        for (int a = 0; a < above.length; a++) {
            if (above[a] < 0) {
                leftA = a;
                continue;
            }
            double rest = one[a];
            for (int b = 0; b < states; b++) {
                if (item[b] < 0) continue;
                double count = sums[place(item[b], above[a])];
                to[a * states + b] = count;
                rest -= count;
            }
            to[a * states + leftB] = Math.max(0, rest);
        }
        for (int b = 0; b < states; b++) {
            double rest = other[b];
            for (int a = 0; a < above.length; a++) if (a != leftA) rest -= to[a * states + b];
            to[leftA * states + b] = Math.max(0, rest);
        }
    }

    /** Adds the counts of others, times a factor. */
    void add(PairCounts other, double factor) {
        weight += factor * other.weight;
        for (int i = 0; i < sums.length; i++) sums[i] += factor * other.sums[i];
    }
}
