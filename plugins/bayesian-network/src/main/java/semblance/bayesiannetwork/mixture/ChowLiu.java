package semblance.bayesiannetwork.mixture;

import java.util.Arrays;

/** The tree that makes counted rows most likely: a spanning tree of most mutual information (Chow and Liu 1968). */
final class ChowLiu {
    private ChowLiu() {}

    /** The tree of counts, rooted in the first column; counts of pairs agree with those of single levels. */
    static DependencyTree of(ItemRows rows, PairCounts counts) {
        int columns = rows.levels.length;
        double[][] single = new double[columns][];
        for (int c = 0; c < columns; c++) single[c] = counts.single(c);
        int[] parents = spanning(information(rows, counts, single));
        double[][] probabilities = new double[columns][];
        for (int c = 0; c < columns; c++) {
            int parent = parents[c];
            double[] joint = parent < 0 ? single[c].clone() : joint(rows, counts, single, parent, c);
            probabilities[c] = normalised(joint, rows.levels[c]);
        }
        return new DependencyTree(parents, probabilities);
    }

    /** Twice the same number for each pair: the weight times the mutual information, nats. */
    private static double[][] information(ItemRows rows, PairCounts counts, double[][] single) {
        int columns = single.length;
        double[][] information = new double[columns][columns];
        double[] entropy = new double[columns];
        for (int c = 0; c < columns; c++) entropy[c] = xlogx(single[c], single[c].length);
        int widest = Arrays.stream(rows.levels).max().orElse(0);
        double[] joint = new double[widest * widest];
        double all = counts.weight * Math.log(counts.weight);
        for (int c = 1; c < columns; c++)
            for (int b = 0; b < c; b++) {
                counts.pair(b, c, single[b], single[c], joint);
                double sum = xlogx(joint, single[b].length * single[c].length);
                information[b][c] = sum - entropy[b] - entropy[c] + all;
                information[c][b] = information[b][c];
            }
        return information;
    }

    private static double xlogx(double[] counts, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) if (counts[i] > 0) sum += counts[i] * Math.log(counts[i]);
        return sum;
    }

    /** The parents of a maximum spanning tree (Prim 1957). */
    private static int[] spanning(double[][] information) {
        int columns = information.length;
        int[] parents = new int[columns];
        double[] best = new double[columns];
        boolean[] reached = new boolean[columns];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        Arrays.fill(parents, -1);
        int next = 0;
        while (next >= 0) {
            reached[next] = true;
            int nearest = -1;
            for (int c = 0; c < columns; c++) {
                if (reached[c]) continue;
                if (information[next][c] > best[c]) {
                    best[c] = information[next][c];
                    parents[c] = next;
                }
                if (nearest < 0 || best[c] > best[nearest]) nearest = c;
            }
            next = nearest;
        }
        return parents;
    }

    /** The weight of each pair of levels of a column and its parent, shape [levels of the parent][levels], flat. */
    static double[] joint(ItemRows rows, PairCounts counts, double[][] single, int parent, int column) {
        int above = rows.levels[parent];
        int states = rows.levels[column];
        double[] joint = new double[above * states];
        if (parent < column) {
            counts.pair(parent, column, single[parent], single[column], joint);
            return joint;
        }
        double[] turned = new double[joint.length];
        counts.pair(column, parent, single[column], single[parent], turned);
        for (int a = 0; a < above; a++) for (int b = 0; b < states; b++) joint[a * states + b] = turned[b * above + a];
        return joint;
    }

    private static double[] normalised(double[] joint, int states) {
        for (int from = 0; from < joint.length; from += states) {
            double sum = 0;
            for (int b = 0; b < states; b++) sum += joint[from + b];
            for (int b = 0; b < states; b++) joint[from + b] = sum > 0 ? joint[from + b] / sum : 1.0 / states;
        }
        return joint;
    }
}
