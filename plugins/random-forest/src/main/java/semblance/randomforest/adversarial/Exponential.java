package semblance.randomforest.adversarial;

/**
 * The exponential function in plain arithmetic, so that it gives the same bits on every Java version: x = n log 2 + r with
 * |r| at most log(2)/2, and a Taylor polynomial for exp(r) (Muller, Elementary Functions, 2016, chapters 4 and 11).
 */
final class Exponential {
    private static final double LEAST = -700; // smaller results are no part of any sum here
    private static final double LOG2_HIGH = 0x1.62e42feep-1; // 21 trailing zero bits, so that its multiples are exact
    private static final double LOG2_LOW = 0x1.a39ef35793c76p-33;
    private static final double ROUND = 0x1.8p52; // added, it moves the nearest whole number into the low bits

    private Exponential() {}

    /** e to the power of a number that is at most 0, or 0 below -700; to a relative error of 1e-14. */
    static double of(double x) {
        if (x < LEAST) return 0;
        double shifted = x * 1.4426950408889634 + ROUND;
        double whole = shifted - ROUND;
        double r = x - whole * LOG2_HIGH - whole * LOG2_LOW;
        double square = r * r;
        double low = 1 + r + square * (0.5 + r * 0.16666666666666666);
        double middle = 4.1666666666666664e-2
                + r * 8.333333333333333e-3
                + square * (1.388888888888889e-3 + r * 1.984126984126984e-4);
        double high = 2.48015873015873e-5
                + r * 2.7557319223985893e-6
                + square * (2.755731922398589e-7 + r * 2.505210838544172e-8);
        double fourth = square * square;
        return (low + fourth * (middle + fourth * high))
                * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + 0x3ff0000000000000L);
    }
}
