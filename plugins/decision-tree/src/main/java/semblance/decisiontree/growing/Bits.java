package semblance.decisiontree.growing;

/** Logarithms to base 2. */
final class Bits {
    private static final double LOG_2 = Math.log(2);

    private Bits() {}

    /** x log2 x, 0 for rounded zeros too. */
    static double times(double x) {
        return x > 0 ? x * (Math.log(x) / LOG_2) : 0;
    }
}
