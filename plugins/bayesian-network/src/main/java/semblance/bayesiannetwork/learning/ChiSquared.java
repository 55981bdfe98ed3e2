package semblance.bayesiannetwork.learning;

/** Tail probabilities of the chi-squared and the normal distribution (Numerical Recipes, 6.2: series and fraction). */
final class ChiSquared {
    private static final int TERMS = 10_000;
    private static final double TINY = 1e-300;

    private ChiSquared() {}

    /** The probability that a chi-squared number with some degrees of freedom is larger. */
    static double above(double statistic, double freedom) {
        if (!(statistic > 0)) return 1;
        double a = freedom / 2;
        double x = statistic / 2;
        double scale = StrictMath.exp(a * StrictMath.log(x) - x - Logarithms.logGamma(a));
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; n < TERMS && term > sum * 1e-16; n++) sum += term *= x / (a + n);
            return Math.max(0, 1 - scale * sum);
        }
        double b = x + 1 - a; // Lentz's algorithm
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int n = 1; n < TERMS; n++) {
            double an = -n * (n - a);
            b += 2;
            d = an * d + b;
            if (Math.abs(d) < TINY) d = TINY;
            c = b + an / c;
            if (Math.abs(c) < TINY) c = TINY;
            d = 1 / d;
            h *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) break;
        }
        return Math.min(1, scale * h);
    }

    /** The probability that a standard normal number is larger in absolute value. */
    static double beyond(double z) {
        return above(z * z, 1);
    }
}
