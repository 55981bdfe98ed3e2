package semblance.gaussianmixture;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Weighted k-means++ with greedy choice among 2 + log K candidates (Arthur and Vassilvitskii 2007), and Lloyd's
 * iterations.
 */
final class KMeans {
    private final Features features;
    private final double[][] centres;
    private final int[] nearest;

    KMeans(Features features, int components, RandomGenerator random) {
        this.features = features;
        centres = new double[components][];
        nearest = new int[features.points.length];
        seed(random);
    }

    private void seed(RandomGenerator random) {
        double[][] points = features.points;
        double[] distances = new double[points.length];
        Arrays.fill(distances, 1);
        int trials = 2 + (int) Math.log(centres.length);
        for (int k = 0; k < centres.length; k++) {
            double best = Double.POSITIVE_INFINITY;
            double[] chosen = distances;
            for (int trial = 0; trial < (k == 0 ? 1 : trials); trial++) {
                int candidate = draw(distances, random);
                double[] after = new double[points.length];
                double total = 0;
                for (int r = 0; r < points.length; r++) {
                    double distance = Features.distance(points[r], points[candidate]);
                    after[r] = k == 0 ? distance : Math.min(distances[r], distance);
                    total += features.weights[r] * after[r];
                }
                if (total < best || centres[k] == null) {
                    best = total;
                    chosen = after;
                    centres[k] = points[candidate].clone();
                }
            }
            distances = chosen;
        }
        for (double[] centre : centres)
            for (int j = 0; j < centre.length; j++) if (Double.isNaN(centre[j])) centre[j] = 0;
        assign();
    }

    private int draw(double[] distances, RandomGenerator random) {
        double total = 0;
        for (int r = 0; r < distances.length; r++) total += features.weights[r] * distances[r];
        double left = random.nextDouble() * total;
        for (int r = 0; r < distances.length; r++) {
            left -= features.weights[r] * distances[r];
            if (left < 0) return r;
        }
        return random.nextInt(distances.length); // all points coincide with a centre
    }

    private boolean assign() {
        boolean changed = false;
        for (int r = 0; r < nearest.length; r++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < centres.length; k++) {
                double distance = Features.distance(features.points[r], centres[k]);
                if (distance < least) {
                    least = distance;
                    best = k;
                }
            }
            changed |= nearest[r] != best;
            nearest[r] = best;
        }
        return changed;
    }

    /** The nearest centre of each point, after at most this many iterations. */
    int[] clusters(int iterations) {
        for (int i = 0; i < iterations; i++) {
            for (int k = 0; k < centres.length; k++) centres[k] = centre(k);
            if (!assign()) break;
        }
        return nearest;
    }

    private double[] centre(int k) {
        double[] sums = new double[centres[k].length];
        double[] weights = new double[sums.length];
        for (int r = 0; r < nearest.length; r++) {
            if (nearest[r] != k) continue;
            for (int j = 0; j < sums.length; j++) {
                double value = features.points[r][j];
                if (value != value) continue;
                sums[j] += features.weights[r] * value;
                weights[j] += features.weights[r];
            }
        }
        for (int j = 0; j < sums.length; j++) sums[j] = weights[j] > 0 ? sums[j] / weights[j] : centres[k][j];
        return sums;
    }
}
