package semblance.bayesiannetwork.trees;

/**
 * The logarithm of the gamma function of positive numbers, to about 14 digits. An object of it remembers some values, for
 * scores ask for the same ones again and again; each thread needs its own.
 */
final class LogGamma {
    /** From here on Stirling's series with five terms is exact to rounding. */
    private static final double LARGE = 12;

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private static final int REMEMBERED = 1 << 12;

    private final double[] arguments = new double[REMEMBERED];
    private final double[] values = new double[REMEMBERED];

    /** log Gamma(x) for x above 0 (Abramowitz and Stegun 1964, 6.1.15 and 6.1.41). */
    static double of(double x) {
        double product = 1;
        double z = x;
        while (z < LARGE) product *= z++;
        double inverse = 1 / z;
        double square = inverse * inverse;
        double series = inverse
                * (1.0 / 12
                        - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188)))));
        return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - Math.log(product);
    }

    /** log Gamma(x + n) - log Gamma(x): the log of the product x (x + 1) ... (x + n - 1) where n is whole. */
    double rise(double x, double n) {
        return n > 0 ? remembered(x + n) - remembered(x) : 0;
    }

    private double remembered(double x) {
        long bits = Double.doubleToRawLongBits(x) * 0x9E3779B97F4A7C15L;
        int place = (int) (bits >>> 52);
        if (arguments[place] != x) {
            arguments[place] = x;
            values[place] = of(x);
        }
        return values[place];
    }
}
