package semblance.bayesiannetwork.trees;

/** The logarithm of the gamma function of positive numbers, to about 14 digits. */
final class LogGamma {
    /** From here on Stirling's series with five terms is exact to rounding. */
    private static final double LARGE = 12;

    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

    private LogGamma() {}

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
    static double rise(double x, double n) {
        return n > 0 ? of(x + n) - of(x) : 0;
    }
}
