package semblance.gaussianmixture;

import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One Gaussian of which some coordinates are known, some lie within bounds and the rest are free: its probability, and
 * exact draws. Coordinates are taken in that order, so that a Cholesky factor turns the conditions into bounds on
 * independent normals, one after the other (Genz 1992; Genz and Bretz 2009, chapter 4).
 */
final class Box {
    private static final double LOG_ROOT_2PI = 0.9189385332046727;
    private static final int POINTS =
            4093; // of the lattice: four digits of the orthants of three to five equally correlated normals
    private static final double DROP = 45; // nats below its peak where an integrand ends
    private static final int PANELS = 8;
    private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71};

    private final double[] mean;
    private final double[] low;
    private final double[] high;
    private final int[] order;
    private final int known;
    private final int bounded;
    private final double[][] lower;
    private final double[] z;

    /**
     * @param low least value of each coordinate, perhaps infinite; equal to {@code high} where the value is known
     */
    Box(double[] mean, double[][] covariance, double[] low, double[] high) {
        this.mean = mean;
        this.low = low;
        this.high = high;
        order = IntStream.range(0, mean.length)
                .boxed()
                .sorted(Comparator.comparing((Integer j) -> rank(j, covariance[j][j])))
                .mapToInt(Integer::intValue)
                .toArray();
        known = (int)
                IntStream.range(0, mean.length).filter(j -> low[j] == high[j]).count();
        bounded = (int) IntStream.range(0, mean.length)
                .filter(j -> low[j] < high[j] && limited(j))
                .count();
        lower = Cholesky.factor(Pattern.block(covariance, order, order));
        z = new double[mean.length];
        for (int i = 0; i < known; i++) z[i] = (low[order[i]] - mean[order[i]] - shift(i)) / lower[i][i];
    }

    private boolean limited(int j) {
        return low[j] > Double.NEGATIVE_INFINITY || high[j] < Double.POSITIVE_INFINITY;
    }

    /** Known first, then bounds from the least probable on, as Gibson, Glasbey and Elston (1994) advise. */
    private double rank(int j, double variance) {
        if (low[j] == high[j]) return Double.NEGATIVE_INFINITY;
        if (!limited(j)) return Double.POSITIVE_INFINITY;
        double scale = Math.sqrt(variance);
        return Normal.logBetween((low[j] - mean[j]) / scale, (high[j] - mean[j]) / scale);
    }

    /** What the earlier coordinates add to the mean of coordinate i. */
    private double shift(int i) {
        double sum = 0;
        for (int j = 0; j < i; j++) sum += lower[i][j] * z[j];
        return sum;
    }

    private double from(int i, double shift) {
        return (low[order[i]] - mean[order[i]] - shift) / lower[i][i];
    }

    private double to(int i, double shift) {
        return (high[order[i]] - mean[order[i]] - shift) / lower[i][i];
    }

    /**
     * The log of the density of what is known times the probability of the bounds given it. Exact to about ten digits for
     * one or two bounds and where they are independent. Beyond, by a fixed lattice: orthants of three to five normals with
     * correlations of a half come out to four digits.
     */
    double logMass() {
        double sum = 0;
        for (int i = 0; i < known; i++) sum -= 0.5 * z[i] * z[i] + LOG_ROOT_2PI + Math.log(lower[i][i]);
        int end = known + bounded;
        int start = known;
        while (start < end && independent(start, end)) {
            double shift = shift(start);
            sum += Normal.logBetween(from(start, shift), to(start, shift));
            start++;
        }
        if (start == end) return sum;
        return sum + (end - start == 2 ? plane(start) : lattice(start, end));
    }

    /** Whether coordinate i says nothing of the bounded ones after it. */
    private boolean independent(int i, int end) {
        for (int j = i + 1; j < end; j++) if (lower[j][i] != 0) return false;
        return true;
    }

    /** Two bounds: the integral over the first of the probability of the second, around its peak. */
    private double plane(int i) {
        double shift = shift(i);
        double a = Math.max(from(i, shift), -1e8);
        double b = Math.min(to(i, shift), 1e8);
        double left = a;
        double right = b;
        for (int step = 0; step < 200 && right - left > 1e-9 * (1 + Math.abs(left)); step++) { // log-concave: one peak
            double third = (right - left) / 3;
            if (second(i, left + third) < second(i, right - third)) left += third;
            else right -= third;
        }
        double peak = 0.5 * (left + right);
        double top = second(i, peak);
        double begin = edge(i, peak, a, top);
        double end = edge(i, peak, b, top);
        double sum = 0;
        for (int side = 0; side < 2; side++)
            for (int panel = 0; panel < PANELS; panel++) {
                double width = (side == 0 ? peak - begin : end - peak) / PANELS;
                double middle = (side == 0 ? begin : peak) + (panel + 0.5) * width;
                for (int n = 0; n < Quadrature.NODES.length; n++)
                    sum += Quadrature.WEIGHTS[n]
                            * 0.5
                            * width
                            * Math.exp(second(i, middle + 0.5 * width * Quadrature.NODES[n]) - top);
            }
        return top + Math.log(sum);
    }

    /** The log of the density of coordinate i at a value times the probability of the next within its bounds. */
    private double second(int i, double value) {
        z[i] = value;
        double shift = shift(i + 1);
        return -0.5 * value * value - LOG_ROOT_2PI + Normal.logBetween(from(i + 1, shift), to(i + 1, shift));
    }

    private double edge(int i, double peak, double limit, double top) {
        if (second(i, limit) > top - DROP) return limit;
        double inside = peak;
        double outside = limit;
        for (int step = 0; step < 200 && Math.abs(outside - inside) > 1e-6 * Math.abs(outside - peak); step++) {
            double middle = 0.5 * (inside + outside);
            if (second(i, middle) > top - DROP) inside = middle;
            else outside = middle;
        }
        return outside;
    }

    /** More bounds: the mean over a lattice of products of one-dimensional probabilities (Richtmyer's rule). */
    private double lattice(int start, int end) {
        double[] logs = new double[2 * POINTS];
        double top = Double.NEGATIVE_INFINITY;
        for (int point = 0; point < POINTS; point++)
            for (int mirror = 0; mirror < 2; mirror++) {
                double log = 0;
                for (int i = start; i < end; i++) {
                    double shift = shift(i);
                    double a = from(i, shift);
                    double b = to(i, shift);
                    log += Normal.logBetween(a, b);
                    if (i + 1 == end || !(log > Double.NEGATIVE_INFINITY)) break;
                    double step = Math.sqrt(PRIMES[(i - start) % PRIMES.length]) * (point + 1);
                    double share = Math.abs(2 * (step - Math.floor(step)) - 1); // the tent makes the integrand periodic
                    share = Math.min(Math.max(mirror == 0 ? share : 1 - share, 1e-12), 1 - 1e-12);
                    z[i] = Normal.quantile(share, a, b);
                }
                logs[2 * point + mirror] = log;
                top = Math.max(top, log);
            }
        if (top == Double.NEGATIVE_INFINITY) return top;
        double sum = 0;
        for (double log : logs) sum += Math.exp(log - top);
        return top + Math.log(sum / logs.length);
    }

    /**
     * A draw of all coordinates: bounded ones are drawn one after the other, each within its bounds, and accepted in
     * proportion to the probability that the later bounds had, against the most it could be.
     */
    void draw(RandomGenerator random, double[] values) {
        int end = known + bounded;
        double most = mostProbable(end);
        while (true) {
            double log = 0;
            for (int i = known; i < end; i++) {
                double shift = shift(i);
                double a = from(i, shift);
                double b = to(i, shift);
                if (i > known) log += Normal.logBetween(a, b);
                z[i] = Normal.draw(a, b, random);
            }
            if (bounded < 2 || Math.log(1 - random.nextDouble()) <= log - most) break;
        }
        for (int i = end; i < z.length; i++) z[i] = random.nextGaussian();
        for (int i = 0; i < z.length; i++) {
            int j = order[i];
            double value = mean[j] + shift(i) + lower[i][i] * z[i];
            values[j] = Math.min(Math.max(value, low[j]), high[j]); // rounding may have crossed a bound
        }
    }

    /** An upper limit of the log of the product of the probabilities of all bounds but the first, by interval arithmetic. */
    private double mostProbable(int end) {
        double[] least = z.clone();
        double[] greatest = z.clone();
        double log = 0;
        for (int i = known; i < end; i++) {
            double smallest = 0;
            double largest = 0;
            for (int j = 0; j < i; j++) {
                double one = times(lower[i][j], least[j]);
                double other = times(lower[i][j], greatest[j]);
                smallest += Math.min(one, other);
                largest += Math.max(one, other);
            }
            least[i] = from(i, largest);
            greatest[i] = to(i, smallest);
            if (i == known) continue;
            double centre = 0.5 * (low[order[i]] + high[order[i]]) - mean[order[i]];
            double best = Math.min(Math.max(centre, smallest), largest); // the shift that puts the bounds in the middle
            if (best - best == 0) log += Math.min(0, Normal.logBetween(from(i, best), to(i, best)));
        }
        return log;
    }

    private static double times(double factor, double value) {
        return factor == 0 ? 0 : factor * value;
    }
}
