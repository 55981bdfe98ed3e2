package semblance.optimizers;

/** Ranges of parameters; each message names the parameter, what was expected and what was found. */
final class Demand {
    /** Nearer to 1, the float {@code 1 - beta} has hardly a digit left, and then it is 0. */
    private static final double MOST = 0.999999;

    /** A float next to 0 would lose less, and {@code 0 / 0} is no number. */
    private static final double LEAST_EPSILON = 1e-30;

    private Demand() {}

    static void learningRate(double learningRate) {
        positive("learningRate", learningRate);
    }

    /** How much of a sum is left after a step. */
    static void decay(String name, double decay) {
        if (!(decay >= 0 && decay <= MOST))
            throw new IllegalArgumentException(name + " must be in 0.." + MOST + ", got " + decay);
    }

    /** What keeps a division finite. */
    static void epsilon(double epsilon) {
        if (!(epsilon >= LEAST_EPSILON && epsilon < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("epsilon must be a finite number of at least 1e-30, got " + epsilon);
    }

    /** A step must not turn the sign of a parameter by shrinking it. */
    static void weightDecay(double weightDecay, double learningRate) {
        if (!(weightDecay >= 0 && weightDecay * learningRate < 1))
            throw new IllegalArgumentException(
                    "weightDecay must be at least 0 and its product with learningRate below 1," + " got " + weightDecay
                            + " with learningRate " + learningRate);
    }

    static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + " must be a finite number above 0, got " + value);
    }

    static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(name + " must be in 0..1, got " + value);
    }

    static void count(String name, long value) {
        if (value < 1) throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
}
