package semblance.bayesiannetwork.inference;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Correlated normal variables, each between two bounds: {@code x = mean + lower z} with standard normal z. Probability and
 * moments are exact to rounding for one variable, to about 1e-10 for two (Gauss-Legendre rules on the pieces of a
 * log-concave integrand), and to about 1e-4 for more (a lattice rule of Richtmyer, as of Genz 1992, the last variable in
 * closed form). Draws are exact for one and two; for more they are Gibbs steps from a point of the lattice.
 */
final class Box {
    private static final int POINTS = 2000;
    private static final int SWEEPS = 100;
    private static final double DROP = 40;
    private static final double[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71};

    private final int size;
    private final double[] mean;
    private final double[][] lower;
    private final double[] low;
    private final double[] high;

    /** The log of the probability of all bounds. */
    final double logMass;
    /** The expected value of z, shape [size]. */
    final double[] centre;
    /** The covariance of z, shape [size][size]. */
    final double[][] covariance;

    private double peak; // of the first of two variables
    private int points;
    private double[] logs; // of the weights of the points
    private double[][] z; // the points; the last coordinate is an expected value
    private double[] variance; // of the last coordinate

    Box(double[] mean, double[][] lower, double[] low, double[] high) {
        size = mean.length;
        this.mean = mean;
        this.lower = lower;
        this.low = low;
        this.high = high;
        int most = size == 1 ? 1 : size == 2 ? 20 * Quadrature.NODES.length : 2 * POINTS;
        logs = new double[most];
        z = new double[most][];
        variance = new double[most];
        if (size == 1) add(0, new double[1]);
        else if (size == 2) pieces();
        else lattice();
        centre = new double[size];
        covariance = new double[size][size];
        logMass = sum();
    }

    private double sum() {
        double top = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < points; p++) top = Math.max(top, logs[p]);
        if (!(top > Double.NEGATIVE_INFINITY)) { // all is lost to rounding: the point of the box next to the mean
            Arrays.setAll(centre, this::nearest);
            return top;
        }
        double total = 0;
        for (int p = 0; p < points; p++) {
            logs[p] = Math.exp(logs[p] - top);
            total += logs[p];
            for (int i = 0; i < size; i++) centre[i] += logs[p] * z[p][i];
        }
        for (int i = 0; i < size; i++) centre[i] /= total;
        for (int p = 0; p < points; p++) {
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++)
                    covariance[i][j] += logs[p] / total * (z[p][i] - centre[i]) * (z[p][j] - centre[j]);
            covariance[size - 1][size - 1] += logs[p] / total * variance[p];
        }
        return top + Math.log(total);
    }

    private double nearest(int i) {
        double value = Math.min(Math.max(mean[i], low[i]), high[i]) - mean[i];
        for (int j = 0; j < i; j++) value -= lower[i][j] * centre[j];
        return Family.finite(value / lower[i][i]);
    }

    private double from(int i, double[] at) {
        return bound(i, at, low[i]);
    }

    private double to(int i, double[] at) {
        return bound(i, at, high[i]);
    }

    private double bound(int i, double[] at, double limit) {
        if (Double.isInfinite(limit)) return limit;
        double rest = limit - mean[i];
        for (int j = 0; j < i; j++) rest -= lower[i][j] * at[j];
        double bound = rest / lower[i][i];
        return bound == bound ? bound : 0;
    }

    /** A point of the rule, whose last coordinate is summed in closed form. */
    private double add(double log, double[] at) {
        int last = size - 1;
        Interval interval = new Interval(from(last, at), to(last, at));
        at[last] = interval.mean;
        z[points] = at;
        variance[points] = interval.variance;
        double weight = log + interval.logMass;
        logs[points++] = weight == weight ? weight : Double.NEGATIVE_INFINITY;
        return interval.logMass;
    }

    /** The log of the density of the first of two variables, up to a factor. */
    private double first(double value) {
        double[] at = {value, 0};
        return -0.5 * value * value - Family.LOG_ROOT_2PI + new Interval(from(1, at), to(1, at)).logMass;
    }

    private double peak() {
        double a = from(0, new double[size]);
        double b = to(0, new double[size]);
        double left = Math.min(Math.max(0, a), b);
        double right = left;
        double best = first(left);
        for (double step = 0.5; right < b && first(Math.min(b, right + step)) > best; step *= 2) {
            right = Math.min(b, right + step);
            best = first(right);
        }
        for (double step = 0.5; left > a && first(Math.max(a, left - step)) > best; step *= 2) {
            left = Math.max(a, left - step);
            best = first(left);
        }
        double reach = Math.max(1, right - left);
        left = Math.max(a, left - reach);
        right = Math.min(b, right + reach);
        for (int step = 0; step < 80 && right - left > 1e-9 * (1 + Math.abs(left)); step++) {
            double third = (right - left) / 3;
            if (first(left + third) < first(right - third)) left += third;
            else right -= third;
        }
        return 0.5 * (left + right);
    }

    /** The integral over the first variable, in pieces between its peak, its ends and where the second one's bounds bite. */
    private void pieces() {
        double a = from(0, new double[size]);
        double b = to(0, new double[size]);
        peak = peak();
        double begin = edge(peak, a, -1);
        double end = edge(peak, b, 1);
        double[] cuts = new double[9];
        Arrays.fill(cuts, peak);
        cuts[1] = end;
        cuts[2] = begin;
        double slope = lower[1][0] / lower[1][1];
        for (int side = 0; side < 2 && slope != 0; side++) {
            double bite = (side == 0 ? from(1, new double[size]) : to(1, new double[size])) / slope;
            for (int k = -1; k <= 1; k++) {
                double cut = bite + k * 6 / Math.abs(slope);
                if (cut == cut) cuts[3 + 3 * side + k + 1] = Math.min(Math.max(cut, begin), end);
            }
        }
        Arrays.sort(cuts);
        for (int i = 0; i + 1 < cuts.length; i++)
            for (int half = 0; half < 2; half++) {
                double width = (cuts[i + 1] - cuts[i]) / 2;
                for (int n = 0; n < Quadrature.NODES.length && width > 0; n++) {
                    double value = cuts[i] + width * (half + 0.5 + 0.5 * Quadrature.NODES[n]);
                    double weight = Math.log(0.5 * width * Quadrature.WEIGHTS[n]);
                    add(weight - 0.5 * value * value - Family.LOG_ROOT_2PI, new double[] {value, 0});
                }
            }
        if (points == 0) add(-0.5 * peak * peak - Family.LOG_ROOT_2PI, new double[] {peak, 0});
    }

    private double edge(double peak, double limit, int direction) {
        double top = first(peak);
        double inside = peak;
        double outside = peak;
        for (double step = 1; ; step *= 2) {
            outside = direction < 0 ? Math.max(limit, peak - step) : Math.min(limit, peak + step);
            if (outside == limit && first(limit) > top - DROP) return limit;
            if (!(first(outside) > top - DROP)) break;
            inside = outside;
        }
        for (int step = 0; step < 30; step++) {
            double middle = 0.5 * (inside + outside);
            if (first(middle) > top - DROP) inside = middle;
            else outside = middle;
        }
        return outside;
    }

    private void lattice() {
        for (int point = 1; point <= POINTS; point++)
            for (int mirror = 0; mirror < 2; mirror++) {
                double[] at = new double[size];
                double log = -Math.log(2 * POINTS);
                for (int i = 0; i < size - 1; i++) {
                    double step = Math.sqrt(PRIMES[i % PRIMES.length]) * point;
                    double share = Math.abs(2 * (step - Math.floor(step)) - 1); // the tent makes the integrand periodic
                    share = Math.min(Math.max(mirror == 0 ? share : 1 - share, 1e-12), 1 - 1e-12);
                    log += place(i, at, share);
                }
                add(log, at);
            }
    }

    /**
     * Puts a coordinate where a share of a distribution near its own lies below, exponential in a tail and logistic
     * elsewhere, and gives the log of the ratio of the densities there.
     */
    private double place(int i, double[] at, double share) {
        double a = from(i, at);
        double b = to(i, at);
        if (!(a < b)) {
            at[i] = Math.min(Math.max(0, a), b);
            return -0.5 * at[i] * at[i] - Family.LOG_ROOT_2PI;
        }
        double near = Math.min(Math.max(0, a), b);
        if (Math.abs(near) > 0.5) {
            double rate = 0.5 * (Math.abs(near) + Math.hypot(near, 2));
            double whole = -Math.expm1(-rate * (b - a));
            double far = -Math.log1p(-share * whole) / rate;
            at[i] = near > 0 ? near + far : near - far;
            return -0.5 * at[i] * at[i] - Family.LOG_ROOT_2PI - Math.log(rate / whole) + rate * far;
        }
        double scale = Math.sqrt(3) / Math.PI;
        double below = 1 / (1 + Math.exp(-a / scale));
        double above = 1 / (1 + Math.exp(-b / scale));
        double p = below + share * (above - below);
        at[i] = Math.min(Math.max(scale * (Math.log(p) - Math.log1p(-p)), a), b);
        return -0.5 * at[i] * at[i] - Family.LOG_ROOT_2PI - Math.log(p * (1 - p) / scale / (above - below));
    }

    /** Draws z. */
    void draw(double[] into, RandomGenerator random) {
        if (size == 2 && logMass > Double.NEGATIVE_INFINITY) into[0] = drawFirst(random);
        else if (size > 2) {
            System.arraycopy(z[Family.choose(logs, 0, points, random)], 0, into, 0, size);
            for (int sweep = 0; sweep < SWEEPS; sweep++) for (int i = 0; i < size; i++) step(i, into, random);
            return;
        }
        int last = size - 1;
        into[last] = Interval.draw(from(last, into), to(last, into), random);
    }

    /** Rejection under the envelope that every log-concave density has (Devroye 1984): four tries on average. */
    private double drawFirst(RandomGenerator random) {
        double a = from(0, new double[size]);
        double b = to(0, new double[size]);
        if (!(a < b)) return Math.min(Math.max(0, a), b);
        double top = first(peak);
        double height = Math.exp(top - logMass);
        while (true) {
            double u = 2 * random.nextDouble();
            double log = 0; // of the envelope over the height
            if (u > 1) {
                log = -exponential(random);
                u = 1 - log;
            }
            double value = peak + (random.nextBoolean() ? u : -u) / height;
            if (value >= a && value <= b && log - exponential(random) <= first(value) - top) return value;
        }
    }

    private static double exponential(RandomGenerator random) {
        return -Math.log1p(-random.nextDouble());
    }

    /** Draws one coordinate given the others. */
    private void step(int i, double[] at, RandomGenerator random) {
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (int k = i; k < size; k++) {
            double factor = lower[k][i];
            if (factor == 0) continue;
            double one = limit(k, i, at, low[k]) / factor;
            double other = limit(k, i, at, high[k]) / factor;
            least = Math.max(least, Math.min(one, other));
            most = Math.min(most, Math.max(one, other));
        }
        if (least <= most) at[i] = Interval.draw(least, most, random);
    }

    private double limit(int k, int i, double[] at, double bound) {
        if (Double.isInfinite(bound)) return bound;
        double rest = bound - mean[k];
        for (int j = 0; j <= k; j++) if (j != i) rest -= lower[k][j] * at[j];
        return rest;
    }
}
