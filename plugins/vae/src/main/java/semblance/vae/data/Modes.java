package semblance.vae.data;

import java.util.Arrays;

/**
 * The modes of numbers: a mixture of Gaussians by EM, of as many as the BIC says, at most ten (Xu et al. 2019).
 *
 * @param weights the share of each
 */
public record Modes(double[] weights, double[] means, double[] deviations) {
    private static final int MOST = 10;
    private static final double LEAST_WEIGHT = 0.005;
    private static final int ITERATIONS = 200;

    /** Deviations stay above this share of that of all numbers: repeated numbers are no modes of their own. */
    private static final double LEAST_DEVIATION = 0.02;

    /** Nats a row. */
    private static final double CONVERGED = 1e-5;

    /**
     * Finds modes.
     *
     * @param x the numbers
     * @param weights how often each counts
     */
    public static Modes find(double[] x, double[] weights) {
        Modes best = new Modes(new double[] {1}, new double[] {0}, new double[] {1});
        double least = Double.POSITIVE_INFINITY;
        int[] order = java.util.stream.IntStream.range(0, x.length)
                .boxed()
                .sorted((a, b) -> Double.compare(x[a], x[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double total = Arrays.stream(weights).sum();
        double mean = 0;
        for (int i = 0; i < x.length; i++) mean += weights[i] * x[i] / total;
        double variance = 0;
        for (int i = 0; i < x.length; i++) variance += weights[i] * (x[i] - mean) * (x[i] - mean) / total;
        double floor = LEAST_DEVIATION * Math.sqrt(variance);
        if (!(floor > 0)) return new Modes(new double[] {1}, new double[] {mean}, new double[] {1});
        int worse = 0;
        for (int k = 1; k <= MOST && worse < 2; k++) {
            Modes some = start(k, x, weights, order, total, Math.sqrt(variance));
            double[] fit = new double[1];
            some = climb(some, x, weights, total, floor, fit);
            double bic = -2 * fit[0] + (3 * k - 1) * Math.log(total);
            if (bic < least) {
                least = bic;
                best = some;
                worse = 0;
            } else worse++;
        }
        return best.pruned();
    }

    /** Equal shares of the sorted numbers. */
    private static Modes start(int k, double[] x, double[] weights, int[] order, double total, double deviation) {
        double[] means = new double[k];
        double[] shares = new double[k];
        double seen = 0;
        for (int i : order) {
            int part = (int) Math.min(k - 1, seen / total * k);
            shares[part] += weights[i];
            means[part] += weights[i] * x[i];
            seen += weights[i];
        }
        for (int j = 0; j < k; j++) means[j] = shares[j] > 0 ? means[j] / shares[j] : x[order[order.length - 1]];
        double[] even = new double[k];
        Arrays.fill(even, 1.0 / k);
        double[] deviations = new double[k];
        Arrays.fill(deviations, deviation / k);
        return new Modes(even, means, deviations);
    }

    private static Modes climb(Modes from, double[] x, double[] weights, double total, double floor, double[] fit) {
        Modes now = from;
        int k = now.weights.length;
        double before = Double.NEGATIVE_INFINITY;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] n = new double[k];
            double[] sum = new double[k];
            double[] square = new double[k];
            double likelihood = 0;
            double[] log = new double[k];
            double[] fixed = new double[k];
            for (int j = 0; j < k; j++)
                fixed[j] = Math.log(now.weights[j]) - Math.log(now.deviations[j]) - 0.5 * Math.log(2 * Math.PI);
            for (int i = 0; i < x.length; i++) {
                double most = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < k; j++) {
                    double z = (x[i] - now.means[j]) / now.deviations[j];
                    log[j] = fixed[j] - 0.5 * z * z;
                    most = Math.max(most, log[j]);
                }
                double all = 0;
                for (int j = 0; j < k; j++) all += log[j] = Math.exp(log[j] - most);
                likelihood += weights[i] * (most + Math.log(all));
                for (int j = 0; j < k; j++) {
                    double r = weights[i] * log[j] / all;
                    double away = x[i] - now.means[j];
                    n[j] += r;
                    sum[j] += r * away;
                    square[j] += r * away * away;
                }
            }
            fit[0] = likelihood;
            if (likelihood - before < CONVERGED * total) break;
            before = likelihood;
            double[] w = new double[k];
            double[] m = new double[k];
            double[] d = new double[k];
            for (int j = 0; j < k; j++) {
                w[j] = Math.max(1e-12, n[j] / total);
                double shift = n[j] > 0 ? sum[j] / n[j] : 0;
                m[j] = now.means[j] + shift;
                double v = n[j] > 0 ? square[j] / n[j] - shift * shift : 0;
                d[j] = Math.max(floor, Math.sqrt(Math.max(0, v)));
            }
            now = new Modes(w, m, d);
        }
        return now;
    }

    private Modes pruned() {
        int[] kept = java.util.stream.IntStream.range(0, weights.length)
                .filter(j -> weights[j] > LEAST_WEIGHT)
                .toArray();
        double all = Arrays.stream(kept).mapToDouble(j -> weights[j]).sum();
        return new Modes(
                Arrays.stream(kept).mapToDouble(j -> weights[j] / all).toArray(),
                Arrays.stream(kept).mapToDouble(j -> means[j]).toArray(),
                Arrays.stream(kept).mapToDouble(j -> deviations[j]).toArray());
    }
}
