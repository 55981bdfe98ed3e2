package semblance.api.train;

import java.io.Serializable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A value from which randomness grows. Give every task a child of its own, so that results do not depend on the order
 * in which threads or machines happen to run.
 */
public record Seed(long value) implements Serializable {

    /** The seed of a sub-task: a function of this seed and the index only (Steele et al. 2014, SplitMix64). */
    public Seed child(long index) {
        long z = value + (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return new Seed(z ^ z >>> 31);
    }

    /** A new generator, LXM (Steele and Vigna 2021); each call starts the same stream again. */
    public RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(value);
    }
}
