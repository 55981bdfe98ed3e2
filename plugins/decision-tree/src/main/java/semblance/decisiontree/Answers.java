package semblance.decisiontree;

import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Target;
import semblance.decisiontree.growing.Trees;

/**
 * What the rows of each node of a tree say of its target, added up from the leaves: weights of levels, or of numbers their
 * weight, mean and sum of squared distances to it.
 */
final class Answers {
    final Trees tree;
    final int classes; // 0 for numbers
    private final int width;
    private final double[] sums; // shape [nodes * width]

    Answers(Grown grown, Target target) {
        tree = grown.tree();
        classes = target instanceof Target.Classes levels ? levels.classes() : 0;
        width = classes > 0 ? classes : 3;
        sums = new double[tree.nodes().length * width];
        for (int i = tree.nodes().length - 1; i >= 0; i--) {
            if (!tree.leaf(i)) {
                add(i, tree.left(i));
                add(i, tree.right(i));
                continue;
            }
            for (int at = grown.from()[i]; at < grown.to()[i]; at++) {
                int row = grown.order()[at];
                if (target instanceof Target.Classes levels)
                    sums[i * width + levels.codes()[row]] += grown.shares()[at];
                else if (target instanceof Target.Numbers numbers)
                    combine(i, grown.shares()[at], numbers.values()[row], 0);
            }
        }
    }

    private void add(int node, int child) {
        if (classes == 0) {
            combine(node, sums[child * 3], sums[child * 3 + 1], sums[child * 3 + 2]);
            return;
        }
        for (int k = 0; k < classes; k++) sums[node * classes + k] += sums[child * classes + k];
    }

    /** Adds weight, mean and squares (Chan, Golub and LeVeque 1983). */
    private void combine(int node, double weight, double mean, double squares) {
        if (!(weight > 0)) return;
        double before = sums[node * 3];
        double all = before + weight;
        double apart = mean - sums[node * 3 + 1];
        sums[node * 3] = all;
        sums[node * 3 + 1] += apart * (weight / all);
        sums[node * 3 + 2] += squares + apart * apart * before * (weight / all);
    }

    double weight(int node) {
        if (classes == 0) return sums[node * 3];
        double weight = 0;
        for (int k = 0; k < classes; k++) weight += sums[node * classes + k];
        return weight;
    }

    /** The weight of a level in a node. */
    double level(int node, int level) {
        return sums[node * classes + level];
    }

    /** The heaviest level of a node, the first of equals. */
    int heaviest(int node) {
        int best = 0;
        for (int k = 1; k < classes; k++) if (level(node, k) > level(node, best)) best = k;
        return best;
    }

    double mean(int node) {
        return sums[node * 3 + 1];
    }

    double deviation(int node) {
        double squares = sums[node * 3 + 2];
        if (!(squares < Double.POSITIVE_INFINITY)) return Double.NaN; // beyond what a number can say
        return sums[node * 3] > 0 ? Math.sqrt(Math.max(0, squares) / sums[node * 3]) : 0;
    }

    /** What answering with a node costs for one row: 1 for a wrong level, or the squared distance to the mean. */
    double loss(int node, Target target, int row) {
        if (target instanceof Target.Classes levels) return levels.codes()[row] == heaviest(node) ? 0 : 1;
        double apart = ((Target.Numbers) target).values()[row] - mean(node);
        return apart * apart;
    }
}
