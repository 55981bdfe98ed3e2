package semblance.bayesiannetwork.learning;

/**
 * The functions of counts that scores are sums of. They use {@link StrictMath}, since equal rows have to give equal
 * scores on every Java version.
 */
final class Logarithms {
    private static final int TABLE = 1 << 16;

    private final double[] table;

    /** @param largest the largest count that is common */
    Logarithms(double largest) {
        table = new double[(int) Math.min(TABLE, largest + 1)];
        for (int i = 2; i < table.length; i++) table[i] = i * StrictMath.log(i);
    }

    /** count * log(count), 0 for 0. */
    double xlogx(int count) {
        return count < table.length ? table[count] : count * StrictMath.log(count);
    }

    /** count * log(count), 0 for 0. */
    static double xlogx(double count) {
        return count > 0 ? count * StrictMath.log(count) : 0;
    }

    /** log(Gamma(x)) for x above 0: Stirling's series where it is exact to rounding, the recurrence below. */
    static double logGamma(double x) {
        double product = 1;
        double y = x;
        double below = 0;
        while (y < 12) {
            product *= y++;
            if (product > 1e280 || product < 1e-280) {
                below += StrictMath.log(product);
                product = 1;
            }
        }
        below += StrictMath.log(product);
        double i = 1 / y;
        double s = i * i;
        double series = i
                * (1.0 / 12
                        - s
                                * (1.0 / 360
                                        - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * 691.0 / 360360)))));
        return (y - 0.5) * StrictMath.log(y) - y + 0.91893853320467274178 + series - below;
    }
}
