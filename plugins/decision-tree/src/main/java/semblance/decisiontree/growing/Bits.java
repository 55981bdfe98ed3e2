package semblance.decisiontree.growing;

/** Logarithms to base 2, strict ones: a last bit that differs between versions of Java could decide between two splits. */
final class Bits {
    private static final double LOG_2 = StrictMath.log(2);
    private static final double[] WHOLE = table(); // most weights are small whole numbers, and logarithms take long

    private Bits() {}

    private static double[] table() {
        double[] table = new double[1 << 12];
        for (int x = 1; x < table.length; x++) table[x] = x * (StrictMath.log(x) / LOG_2);
        return table;
    }

    /** x log2 x, 0 for rounded zeros too. */
    static double times(double x) {
        int whole = (int) x;
        if (whole == x && whole >= 0 && whole < WHOLE.length) return WHOLE[whole];
        return x > 0 ? x * (StrictMath.log(x) / LOG_2) : 0;
    }
}
