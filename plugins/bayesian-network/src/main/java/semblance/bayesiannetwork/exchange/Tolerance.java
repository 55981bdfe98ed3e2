package semblance.bayesiannetwork.exchange;

/** The parameter of all sources that says how far a sum of probabilities may be from 1. */
final class Tolerance {
    /** More than what rounding to two digits does to a row, less than what a forgotten state does. */
    static final double USUAL = 0.01;

    private Tolerance() {}

    static void check(double tolerance) {
        if (!(tolerance >= 0 && tolerance < 1))
            throw new IllegalArgumentException("tolerance must be at least 0 and below 1, got " + tolerance);
    }
}
