package semblance.vae.heads;

import java.util.random.RandomGenerator;

/** Sums and tails of probabilities by their logs. */
public final class Tails {
    /** Beyond this the series for the Gaussian loses digits, and the continued fraction has converged. */
    private static final double FAR = 4;

    private Tails() {}

    /** ln(1 / (1 + e^-x)). */
    static double logSigmoid(double x) {
        return x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
    }

    /** ln(1 + e^x). */
    static double softplus(double x) {
        return -logSigmoid(-x);
    }

    /** The log of the sum of e to the power of each; negative infinity for none. */
    public static double logSum(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) most = Math.max(most, log);
        if (most == Double.NEGATIVE_INFINITY) return most;
        double sum = 0;
        for (double log : logs) sum += Math.exp(log - most);
        return most + Math.log(sum);
    }

    /** Probabilities in the ratios of some weights, of which the logs are given; even ones if all weights are 0. */
    public static double[] shares(double[] logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) most = Math.max(most, log);
        double[] shares = new double[logs.length];
        double sum = 0;
        for (int i = 0; i < logs.length; i++)
            sum += shares[i] = most == Double.NEGATIVE_INFINITY ? 1 : Math.exp(logs[i] - most);
        for (int i = 0; i < logs.length; i++) shares[i] /= sum;
        return shares;
    }

    /** An index, by probabilities that sum to one. */
    public static int draw(double[] probabilities, RandomGenerator random) {
        double left = random.nextDouble();
        int last = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > 0) last = i;
            left -= probabilities[i];
            if (left < 0) return i;
        }
        return last;
    }

    /** The number that a standard Gaussian lies below with a probability in 0..1, both excluded. */
    public static double quantile(double p) {
        if (p > 0.5) return -quantile(1 - p);
        double log = Math.log(p);
        double x =
                p > 0.1 ? (p - 0.5) * 2.5 : -Math.sqrt(-2 * log); // then Newton's method on the log, which is concave
        for (int step = 0; step < 50; step++) {
            double below = logBelow(x);
            double next = x - (below - log) * Math.exp(below + 0.5 * x * x + Nodes.LOG_ROOT_TWO_PI);
            if (Math.abs(next - x) <= 1e-14 * (1 + Math.abs(x))) return next;
            x = Math.min(0, next);
        }
        return x;
    }

    /** The log probability that a standard Gaussian lies between two numbers. */
    static double logBetween(double low, double high) {
        if (!(low < high)) return Double.NEGATIVE_INFINITY;
        if (low > 0) return logBetween(-high, -low);
        if (high <= 0) { // both in the lower tail
            double most = logBelow(high);
            return low == Double.NEGATIVE_INFINITY ? most : most + Math.log(-Math.expm1(logBelow(low) - most));
        }
        return Math.log1p(-(Math.exp(logBelow(low)) + Math.exp(logBelow(-high))));
    }

    /** The log probability that a standard Gaussian lies below a number of at most 0. */
    static double logBelow(double x) {
        if (x == Double.NEGATIVE_INFINITY) return x;
        double logDensity = -0.5 * x * x - Nodes.LOG_ROOT_TWO_PI;
        if (x > -FAR) { // Marsaglia 2004: 1/2 + density (x + x^3/3 + x^5/15 + ...)
            double sum = x;
            double term = x;
            for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
                term *= x * x / i;
                sum += term;
            }
            return Math.log(0.5 + Math.exp(logDensity) * sum);
        }
        double fraction = -x; // Laplace's continued fraction, from far inside
        for (int i = 60; i > 0; i--) fraction = -x + i / fraction;
        return logDensity - Math.log(fraction);
    }
}
