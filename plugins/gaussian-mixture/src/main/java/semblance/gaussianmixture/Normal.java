package semblance.gaussianmixture;

import java.util.random.RandomGenerator;

/** The standard normal distribution: intervals, however far out or narrow, and draws from them. */
final class Normal {
    private static final double LOG_ROOT_2PI = 0.9189385332046727;
    private static final int TERMS = 160; // of the continued fraction: enough for sixteen digits from 2.5 on

    private Normal() {}

    /** The log of the probability of a value above x. */
    static double logAbove(double x) {
        if (x == Double.POSITIVE_INFINITY) return Double.NEGATIVE_INFINITY;
        if (x < 0) return Math.log1p(-Math.exp(logAbove(-x)));
        if (x < 2.5) return Math.log(0.5 - half(x));
        double fraction = x; // Laplace's continued fraction (Abramowitz and Stegun 26.2.14)
        for (int n = TERMS; n > 0; n--) fraction = x + n / fraction;
        return -0.5 * x * x - LOG_ROOT_2PI - Math.log(fraction);
    }

    /** The probability between 0 and x, for x of 0 to 2.5, by the series of Marsaglia (2004). */
    private static double half(double x) {
        double term = x;
        double sum = x;
        for (int n = 3; sum + term != sum; n += 2) {
            term *= x * x / n;
            sum += term;
        }
        return sum * Math.exp(-0.5 * x * x - LOG_ROOT_2PI);
    }

    /** The log of the probability between a and b, which are in order and may be infinite. */
    static double logBetween(double a, double b) {
        if (!(a < b)) return Double.NEGATIVE_INFINITY;
        if (a < 0 && b <= 0) return logBetween(-b, -a);
        if (b - a < 0.5 && (b - a) * Math.max(Math.abs(a), b) < 4) return logNarrow(a, b);
        if (a > 0) {
            double above = logAbove(a);
            return above + Math.log1p(-Math.exp(logAbove(b) - above));
        }
        return Math.log1p(-(Math.exp(logAbove(-a)) + Math.exp(logAbove(b))));
    }

    /** The same by Gauss's rule, where the difference of two tails would cancel. */
    private static double logNarrow(double a, double b) {
        double middle = 0.5 * (a + b);
        double radius = 0.5 * (b - a);
        double sum = 0;
        for (int i = 0; i < Quadrature.NODES.length; i++) {
            double step = radius * Quadrature.NODES[i];
            sum += Quadrature.WEIGHTS[i] * Math.exp(-step * (middle + 0.5 * step));
        }
        return Math.log(radius * sum) - 0.5 * middle * middle - LOG_ROOT_2PI;
    }

    /** A draw between a and b: by rejection from a normal, a uniform or an exponential (Robert 1995). */
    static double draw(double a, double b, RandomGenerator random) {
        if (a == b) return a;
        if (b <= 0) return -draw(-b, -a, random);
        if (a <= 0) {
            if (b - a > 2.5) {
                double x = random.nextGaussian();
                while (x < a || x > b) x = random.nextGaussian();
                return x;
            }
            while (true) {
                double x = a + (b - a) * random.nextDouble();
                if (random.nextDouble() <= Math.exp(-0.5 * x * x)) return x;
            }
        }
        double rate = 0.5 * (a + Math.sqrt(a * a + 4));
        if ((b - a) * rate < 1) {
            while (true) {
                double step = (b - a) * random.nextDouble();
                if (random.nextDouble() <= Math.exp(-step * (a + 0.5 * step))) return a + step;
            }
        }
        while (true) {
            double x = a - Math.log1p(-random.nextDouble()) / rate;
            if (x <= b && random.nextDouble() <= Math.exp(-0.5 * (x - rate) * (x - rate))) return x;
        }
    }

    /** The point below which a share of the probability between a and b lies, by bisection on the log scale. */
    static double quantile(double share, double a, double b) {
        double low = Math.max(a, a > 0 ? a : Math.min(-40, b - 1));
        double high = b == Double.POSITIVE_INFINITY ? Math.max(low, 0) + 40 / Math.max(1, low) : b;
        double target = Math.log(share) + logBetween(a, b);
        for (int i = 0; i < 60 && high - low > 1e-13 * (1 + Math.abs(low)); i++) {
            double middle = 0.5 * (low + high);
            if (logBetween(a, middle) < target) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }
}
