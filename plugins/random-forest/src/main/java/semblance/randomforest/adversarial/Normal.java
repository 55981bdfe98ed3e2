package semblance.randomforest.adversarial;

import java.util.random.RandomGenerator;

/**
 * The standard normal distribution: probabilities, moments and draws of intervals. Probabilities below a point are Taylor
 * series around points 1/32 apart, in plain arithmetic: the same bits on every Java version, without any exponential.
 */
final class Normal {
    static final double ROOT_2PI = 2.5066282746310002;
    static final double END = 9; // the probability beyond is below 1e-18
    private static final int STEPS = 32;
    private static final double NARROW = 1e-6; // the density bends by less than 1e-11 of itself on the way
    private static final double[] BELOW = new double[(int) (2 * END * STEPS) + 1];
    private static final double[] DENSITY = new double[BELOW.length];

    static {
        for (int i = 0; i < BELOW.length; i++) {
            double x = (double) i / STEPS - END;
            DENSITY[i] = StrictMath.exp(-0.5 * x * x) / ROOT_2PI;
            BELOW[i] = x < -2.5 ? tail(-x) : x > 2.5 ? 1 - tail(x) : 0.5 + half(x);
        }
    }

    private Normal() {}

    /** The probability between 0 and x by the series of Marsaglia (2004). */
    private static double half(double x) {
        double term = x;
        double sum = x;
        for (int n = 3; sum + term != sum; n += 2) {
            term *= x * x / n;
            sum += term;
        }
        return sum * StrictMath.exp(-0.5 * x * x) / ROOT_2PI;
    }

    /** The probability above x, at least 2.5, by Laplace's continued fraction (Abramowitz and Stegun 26.2.14). */
    private static double tail(double x) {
        double fraction = x;
        for (int n = 160; n > 0; n--) fraction = x + n / fraction;
        return StrictMath.exp(-0.5 * x * x) / ROOT_2PI / fraction;
    }

    /** The probability below x, within 1e-14. */
    static double below(double x) {
        if (x <= -END) return 0;
        if (x >= END) return 1;
        int i = (int) ((x + END) * STEPS + 0.5);
        double at = (double) i / STEPS - END;
        double h = x - at;
        double square = at * at;
        // derivatives of the density are Hermite polynomials times it
        double series = 1
                - h
                        * (at / 2
                                - h
                                        * ((square - 1) / 6
                                                - h
                                                        * (at * (square - 3) / 24
                                                                - h
                                                                        * ((square * (square - 6) + 3) / 120
                                                                                - h
                                                                                        * at
                                                                                        * (square * (square - 10) + 15)
                                                                                        / 720))));
        return BELOW[i] + DENSITY[i] * h * series;
    }

    /** The probability between two points in order. */
    static double between(double a, double b) {
        if (b - a < NARROW) return Math.max(0, b - a) * density(a + (b - a) / 2); // a difference would cancel
        double probability = a > 0 ? below(-a) - below(-b) : below(b) - below(a);
        return Math.max(0, probability);
    }

    static double density(double x) {
        return Exponential.of(-0.5 * x * x) / ROOT_2PI;
    }

    /** The mean between two points, and the mean square, into {@code moments}. */
    static void moments(double a, double b, double[] moments) {
        double probability = between(a, b);
        if (b - a < 1e-3 || probability < 1e-9) { // nearly even there, or at the nearer end: differences would cancel
            double near = Math.abs(a) < Math.abs(b) ? a : b;
            moments[0] = b - a < 1e-3 ? 0.5 * (a + b) : near;
            moments[1] = moments[0] * moments[0];
            return;
        }
        double first = Math.abs(a) < END ? density(a) : 0;
        double second = Math.abs(b) < END ? density(b) : 0;
        double mean = (first - second) / probability;
        double square = 1 + ((first > 0 ? a * first : 0) - (second > 0 ? b * second : 0)) / probability;
        moments[0] = Math.max(a, Math.min(b, mean));
        moments[1] = Math.max(square, moments[0] * moments[0]);
    }

    /** A draw between a and b: by rejection from a normal, a uniform or an exponential (Robert 1995). */
    static double draw(double a, double b, RandomGenerator random) {
        if (!(a < b)) return a;
        if (b <= 0) return -draw(-b, -a, random);
        if (a <= 0) {
            if (b - a > 2.5) {
                double x = random.nextGaussian();
                while (x < a || x > b) x = random.nextGaussian();
                return x;
            }
            while (true) {
                double x = a + (b - a) * random.nextDouble();
                if (random.nextDouble() <= Exponential.of(-0.5 * x * x)) return x;
            }
        }
        double rate = 0.5 * (a + Math.sqrt(a * a + 4));
        if ((b - a) * rate < 1) {
            while (true) {
                double step = (b - a) * random.nextDouble();
                if (random.nextDouble() <= Exponential.of(-step * (a + 0.5 * step))) return a + step;
            }
        }
        while (true) {
            double x = a - StrictMath.log1p(-random.nextDouble()) / rate;
            if (x <= b && random.nextDouble() <= Exponential.of(-0.5 * (x - rate) * (x - rate))) return x;
        }
    }
}
