package semblance.vae;

/** Demands on parameters. */
final class Check {
    private Check() {}

    static void atLeast(String name, double value, double least) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " must be at least " + text(least) + ", got " + value);
    }

    static void atLeast(String name, int value, int least) {
        if (value < least) throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }

    static void within(String name, int value, int least, int most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(name + " must be in " + least + ".." + most + ", got " + value);
    }

    static void above(String name, double value, double bound) {
        if (!(value > bound && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " must be above " + text(bound) + ", got " + value);
    }

    /** At least 0 and below 1. */
    static void share(String name, double value) {
        if (!(value >= 0 && value < 1))
            throw new IllegalArgumentException(name + " must be at least 0 and below 1, got " + value);
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
