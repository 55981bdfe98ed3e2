package semblance.decisiontree;

/** Ranges of parameters. */
final class Demand {
    private Demand() {}

    static void atLeast(String name, double value, double least) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " must be at least " + text(least) + ", got " + text(value));
    }

    static void above(String name, double value, double bound) {
        if (!(value > bound && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " must be above " + text(bound) + ", got " + text(value));
    }

    static void between(String name, double value, double least, double most) {
        if (!(value >= least && value <= most))
            throw new IllegalArgumentException(
                    name + " must be from " + text(least) + " to " + text(most) + ", got " + text(value));
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
