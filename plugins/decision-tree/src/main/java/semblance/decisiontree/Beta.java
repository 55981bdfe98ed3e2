package semblance.decisiontree;

/** Upper limits of a probability, from the incomplete beta function. */
final class Beta {
    private static final double TINY = 1e-300;
    private static final double PRECISE = 1e-12;
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private Beta() {}

    /** The probability at which so few errors, of any weight, or fewer are found this seldom (Clopper and Pearson 1934). */
    static double upper(double errors, double weight, double confidence) {
        if (errors >= weight) return 1;
        double low = errors / weight;
        double high = 1;
        for (int step = 0; step < 60 && high - low > PRECISE; step++) {
            double middle = 0.5 * (low + high);
            if (share(1 - middle, weight - errors, errors + 1) > confidence) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high);
    }

    /** The regularised incomplete beta function, by its continued fraction (Lentz 1976). */
    static double share(double x, double a, double b) {
        if (!(x > 0)) return 0;
        if (!(x < 1)) return 1;
        if (x > (a + 1) / (a + b + 2)) return 1 - share(1 - x, b, a);
        double front = Math.exp(
                logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x) - Math.log(a));
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m < 500; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) < PRECISE) break;
        }
        return front * fraction;
    }

    private static double away(double x) {
        return Math.abs(x) < TINY ? TINY : x;
    }

    /** Lanczos's approximation (1964), good to about 15 digits. */
    private static double logGamma(double x) {
        if (x < 0.5) return Math.log(Math.PI / StrictMath.sin(Math.PI * x)) - logGamma(1 - x);
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x - 1 + i);
        double t = x - 1 + 7.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
