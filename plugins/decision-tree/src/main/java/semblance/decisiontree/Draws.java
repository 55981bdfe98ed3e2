package semblance.decisiontree;

import java.util.random.RandomGenerator;

/** Choices at random. */
final class Draws {
    private Draws() {}

    /** One of some parts, in proportion to its size; never one of size 0. */
    static int choose(double[] parts, double sum, RandomGenerator random) {
        double rest = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < parts.length; i++) {
            if (!(parts[i] > 0)) continue;
            last = i;
            rest -= parts[i];
            if (rest < 0) return i;
        }
        return last;
    }
}
