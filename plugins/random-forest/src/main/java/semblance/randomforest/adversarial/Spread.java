package semblance.randomforest.adversarial;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The distribution of one numeric column by itself: even within bins, and beyond the first and last of them tails that fall
 * with the fifth power (Lomax 1954), so that mean and variance exist. Of whole numbers it is the distribution before they
 * are rounded, and bins end halfway between them.
 */
final class Spread {
    /** The probability of either tail. */
    private static final double TAIL = 0.001;

    private final double[] edges;
    private final double[] below; // the probability below each edge
    private final double low;
    private final double high;
    private final double scale;
    private final boolean whole;

    Spread(double[] edges, double[] masses, boolean whole) {
        this.edges = edges;
        this.whole = whole;
        low = edges[0];
        high = edges[edges.length - 1];
        scale = high - low;
        below = new double[edges.length];
        below[0] = TAIL;
        for (int i = 0; i < masses.length; i++) below[i + 1] = below[i] + masses[i] * (1 - 2 * TAIL);
        below[masses.length] = 1 - TAIL;
    }

    private static double fourth(double x) {
        return x * x * x * x;
    }

    /** The bin of a number between the outer edges. */
    private int bin(double x) {
        int at = Arrays.binarySearch(edges, x);
        return Math.min(edges.length - 2, at >= 0 ? at : -at - 2);
    }

    double density(double x) {
        if (x < low || x > high) {
            double t = 1 + (x < low ? low - x : x - high) / scale;
            return 4 * TAIL / scale / (fourth(t) * t);
        }
        int i = bin(x);
        return (below[i + 1] - below[i]) / (edges[i + 1] - edges[i]);
    }

    private double below(double x) {
        if (x <= low) return TAIL / fourth(1 + (low - x) / scale);
        if (x >= high) return 1 - above(x);
        int i = bin(x);
        return below[i] + (below[i + 1] - below[i]) * ((x - edges[i]) / (edges[i + 1] - edges[i]));
    }

    private double above(double x) {
        return TAIL / fourth(1 + (x - high) / scale);
    }

    /** The probability between two points in order. */
    double mass(double a, double b) {
        if (!(a < b)) return 0;
        return Math.max(0, a >= high ? above(a) - above(b) : below(b) - below(a));
    }

    /** Adds what the numbers between two points contribute to the mean and to the mean square, after rounding. */
    void moments(double a, double b, double factor, double[] sums) {
        double mass = mass(a, b);
        if (!(mass > 0)) return;
        double first = 0;
        double second = 0;
        if (a < low) {
            double[] tail = tail(low - Math.min(b, low), low - a);
            first += low * tail[0] - tail[1];
            second += low * low * tail[0] - 2 * low * tail[1] + tail[2];
        }
        if (b > high) {
            double[] tail = tail(Math.max(a, high) - high, b - high);
            first += high * tail[0] + tail[1];
            second += high * high * tail[0] + 2 * high * tail[1] + tail[2];
        }
        if (a < high && b > low) {
            int last = bin(Math.min(b, high));
            for (int i = bin(Math.max(a, low)); i <= last; i++) {
                double from = Math.max(a, edges[i]);
                double to = Math.min(b, edges[i + 1]);
                double share = (below[i + 1] - below[i]) * ((to - from) / (edges[i + 1] - edges[i]));
                first += share * 0.5 * (from + to);
                second += share * (from * from + from * to + to * to) / 3;
            }
        }
        sums[0] += factor * first;
        sums[1] += factor * (whole ? second - mass / 12 : second); // rounding takes away the variance within a unit
    }

    /** Mass, mean and mean square of the part of a tail from and to some distances. */
    private double[] tail(double from, double to) {
        double t = 1 + from / scale;
        double u = 1 + to / scale; // may be infinite
        double mass = TAIL * (1 / fourth(t) - 1 / fourth(u));
        double first = TAIL * 4 / 3 * (1 / (t * t * t) - 1 / (u * u * u));
        double second = TAIL * 2 * (1 / (t * t) - 1 / (u * u));
        return new double[] {mass, scale * (first - mass), scale * scale * (second - 2 * first + mass)};
    }

    /** A draw between two points. */
    double draw(double a, double b, RandomGenerator random) {
        double u = random.nextDouble();
        double x;
        if (a >= high) {
            x = high + scale * (root(TAIL / (above(a) - u * (above(a) - above(b)))) - 1);
        } else {
            double at = below(a) + u * (below(b) - below(a));
            if (at < TAIL) x = low - scale * (root(TAIL / at) - 1);
            else if (at > 1 - TAIL) x = high + scale * (root(TAIL / (1 - at)) - 1);
            else {
                int found = Arrays.binarySearch(below, at);
                int i = Math.min(below.length - 2, found >= 0 ? found : -found - 2);
                x = edges[i] + (edges[i + 1] - edges[i]) * ((at - below[i]) / (below[i + 1] - below[i]));
            }
        }
        return x < a || x != x ? a : Math.min(x, b);
    }

    private static double root(double x) {
        return Math.sqrt(Math.sqrt(x));
    }
}
