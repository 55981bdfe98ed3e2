package semblance.decisiontree.growing;

import java.util.Arrays;

/**
 * The first principal component of the class shares of groups, by the power method; two sets of groups that part best are
 * nearly always parted by a cut along it (Coppersmith, Hong and Hosking 1999).
 */
final class PrincipalAxis {
    private static final int STEPS = 50;
    private static final double CLOSE = 1e-8; // to 1, of the cosine between two steps; the direction need not be exact

    private final int groups;
    private final double[] weights;
    private final double[] direction;

    /** Lists the classes of a group. */
    interface Shares {
        void of(int group, Sum to);
    }

    /** Receives one class and its weight. */
    interface Sum {
        void add(int label, double share);
    }

    PrincipalAxis(int groups, int classes, double[] weights) {
        this.groups = groups;
        this.weights = weights;
        direction = new double[classes];
        Draws draws = new Draws(classes);
        for (int k = 0; k < classes; k++) direction[k] = draws.fraction() - 0.5;
    }

    /** How far along the axis each group lies. */
    double[] scores(Shares shares) {
        double[] next = new double[direction.length];
        double[] scores = new double[groups];
        for (int step = 0; step < STEPS; step++) {
            double total = 0;
            double mean = 0;
            for (int g = 0; g < groups; g++) {
                double[] sum = new double[1];
                shares.of(g, (label, share) -> sum[0] += direction[label] * share);
                scores[g] = sum[0] / weights[g];
                mean += sum[0];
                total += weights[g];
            }
            double centre = mean / total;
            Arrays.fill(next, 0);
            for (int g = 0; g < groups; g++) {
                double distance = scores[g] - centre;
                shares.of(g, (label, share) -> next[label] += distance * share);
            }
            double length = 0;
            for (double value : next) length += value * value;
            if (!(length > 0)) break; // all groups are alike
            double cosine = 0;
            double before = 0;
            for (int k = 0; k < direction.length; k++) {
                double value = next[k] / Math.sqrt(length);
                cosine += direction[k] * value;
                before += direction[k] * direction[k];
                direction[k] = value;
            }
            if (Math.abs(cosine) >= (1 - CLOSE) * Math.sqrt(before)) break;
        }
        return scores;
    }
}
