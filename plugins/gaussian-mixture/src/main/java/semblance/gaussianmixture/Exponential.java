package semblance.gaussianmixture;

/**
 * The exponential function over an array, in plain arithmetic so that it is vectorised and gives the same bits on every
 * Java version: x = n log 2 + r with |r| at most log(2)/2, and a Taylor polynomial for exp(r) (Muller, Elementary
 * Functions, 2016, chapters 4 and 11).
 */
final class Exponential {
    /** Smaller arguments count as this; exp(-600) is no share of any sum, and its products are still normal numbers. */
    static final double LEAST = -600;

    private static final double LOG2_HIGH = 0x1.62e42feep-1; // 21 trailing zero bits, so that its multiples are exact
    private static final double LOG2_LOW = 0x1.a39ef35793c76p-33;
    private static final double ROUND = 0x1.8p52; // added, it moves the nearest whole number into the low bits

    private Exponential() {}

    /** Replaces the first n numbers, each at most 0, by their exponentials, to about one unit in the last place. */
    static void replace(double[] x, double[] scratch, int n) {
        for (int i = 0; i < n; i++) {
            double at = Math.max(x[i], LEAST);
            double shifted = at * 1.4426950408889634 + ROUND;
            double whole = shifted - ROUND;
            double high = at - whole * LOG2_HIGH;
            double low = whole * LOG2_LOW;
            double r = high - low;
            double error = (high - r) - low;
            double p = 1.6059043836821613e-10; // 1/13!
            p = p * r + 2.08767569878681e-9;
            p = p * r + 2.505210838544172e-8;
            p = p * r + 2.755731922398589e-7;
            p = p * r + 2.7557319223985893e-6;
            p = p * r + 2.48015873015873e-5;
            p = p * r + 1.984126984126984e-4;
            p = p * r + 1.388888888888889e-3;
            p = p * r + 8.333333333333333e-3;
            p = p * r + 4.1666666666666664e-2;
            p = p * r + 0.16666666666666666;
            p = p * r + 0.5;
            x[i] = 1 + (r + (error + r * r * p));
            scratch[i] = shifted;
        }
        for (int i = 0; i < n; i++)
            x[i] *= Double.longBitsToDouble((Double.doubleToRawLongBits(scratch[i]) << 52) + 0x3ff0000000000000L);
    }
}
