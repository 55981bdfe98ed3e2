package semblance.randomforest;

import java.util.Arrays;
import java.util.stream.IntStream;
import semblance.api.train.Seed;

/**
 * Draws the rows of each tree. Which rows these are is told by the content of the rows and the tree's seed alone, so that
 * neither their order nor where they were read changes anything, and a row is out of the bag together with all its equals.
 *
 * <p>With replacement a row of weight w is drawn as often as a Poisson variable of mean w times the fraction says (Oza and
 * Russell 2001, "Online bagging and boosting"); without, a fraction of the total weight is taken.
 */
final class Bags {
    /** Means from which on a Poisson variable is drawn from its normal expansion, which is then as good as exact. */
    private static final double LARGE = 500;

    private static final double LARGEST = 1e9;
    private static final double FRACTION = 0x1.0p-53;

    private final double[] weights;
    private final long[] hashes;
    private final double fraction;
    private final boolean replacement;
    private final double[] common; // the distribution function for a row of weight 1

    /**
     * @param weights shape [rows]; rows of weight 0 are never drawn
     * @param hashes of the rows' contents, shape [rows]
     */
    Bags(double[] weights, long[] hashes, double fraction, boolean replacement) {
        this.weights = weights;
        this.hashes = hashes;
        this.fraction = fraction;
        this.replacement = replacement;
        common = distribution(fraction);
        for (double weight : weights)
            if (replacement && weight * fraction > LARGEST)
                throw new IllegalArgumentException("a row drawn with replacement must weigh at most " + LARGEST
                        + ", found " + weight + "; divide the weights, or set replacement=false");
    }

    /** The rows of one tree. */
    final class Bag {
        private final long seed;
        private final long bound; // without replacement, rows whose hash is below are drawn
        private final int always; // a row that is drawn because there would be none; or -1

        private Bag(long seed) {
            this.seed = seed;
            bound = replacement || fraction >= 1 ? 0 : bound(seed);
            always = none() ? first(seed) : -1;
        }

        private boolean none() {
            for (int r = 0; r < weights.length; r++) if (drawn(r) > 0) return false;
            return true;
        }

        private int drawn(int row) {
            if (!(weights[row] > 0)) return 0;
            long hash = mix(hashes[row] ^ seed);
            if (!replacement) return fraction >= 1 || Long.compareUnsigned(hash, bound) < 0 ? 1 : 0;
            double uniform = (hash >>> 11) * FRACTION;
            if (weights[row] != 1) return poisson(weights[row] * fraction, uniform, hash);
            int count = 0;
            while (count < common.length && common[count] <= uniform) count++;
            return count;
        }

        /** How often a row is drawn; without replacement, 1 is all of its weight. */
        int count(int row) {
            return row == always ? 1 : drawn(row);
        }
    }

    /** The rows of a tree of the forest that is grown from a seed. */
    Bag bag(Seed seed, int tree) {
        return new Bag(mix(seed.child(tree).child(0).value()));
    }

    /** How often each row is drawn, shape [rows]. */
    int[] counts(Bag bag) {
        int[] counts = new int[weights.length];
        for (int r = 0; r < counts.length; r++) counts[r] = bag.count(r);
        return counts;
    }

    /** The row that comes first in the order of a tree. */
    private int first(long seed) {
        return IntStream.range(0, weights.length)
                .filter(r -> weights[r] > 0)
                .boxed()
                .min((a, b) -> Long.compareUnsigned(mix(hashes[a] ^ seed), mix(hashes[b] ^ seed)))
                .orElse(-1);
    }

    /** One more than the largest hash of the rows that make up the fraction: those of the smallest hashes. */
    private long bound(long seed) {
        double wanted = fraction * Arrays.stream(weights).sum();
        double[] buckets = new double[1 << 16];
        for (int r = 0; r < weights.length; r++) buckets[(int) (mix(hashes[r] ^ seed) >>> 48)] += weights[r];
        int bucket = 0;
        while (bucket < buckets.length - 1 && buckets[bucket] < wanted) wanted -= buckets[bucket++];
        int chosen = bucket;
        int[] rows = IntStream.range(0, weights.length)
                .filter(r -> (int) (mix(hashes[r] ^ seed) >>> 48) == chosen)
                .boxed()
                .sorted((a, b) -> Long.compareUnsigned(mix(hashes[a] ^ seed), mix(hashes[b] ^ seed)))
                .mapToInt(r -> r)
                .toArray();
        long bound = (long) bucket << 48; // all rows of the buckets before
        for (int row : rows) {
            wanted -= weights[row];
            if (wanted < -0.5 * weights[row]) break;
            bound = mix(hashes[row] ^ seed) + 1;
        }
        return bound;
    }

    /** The distribution function of a Poisson variable at 0, 1, 2 and so on, up to where it rounds to 1. */
    private static double[] distribution(double mean) {
        double[] distribution = new double[64];
        double term = StrictMath.exp(-mean);
        double sum = term;
        int size = 0;
        while (size < distribution.length && sum < 1 - 1e-16) {
            distribution[size++] = sum;
            term *= mean / size;
            sum += term;
        }
        return Arrays.copyOf(distribution, size);
    }

    private static int poisson(double mean, double uniform, long hash) {
        if (mean > LARGE) return normal(mean, uniform, hash);
        double term = StrictMath.exp(-mean);
        double sum = term;
        int count = 0;
        while (sum <= uniform && (term > 0x1.0p-60 || count < mean)) {
            term *= mean / ++count;
            sum += term;
        }
        return count;
    }

    /** The first terms of the expansion of Cornish and Fisher (1938). */
    private static int normal(double mean, double uniform, long hash) {
        double angle = (mix(hash) >>> 11) * FRACTION * 2 * StrictMath.PI;
        double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform)) * StrictMath.cos(angle);
        return (int) Math.rint(mean + StrictMath.sqrt(mean) * normal + (normal * normal - 1) / 6);
    }

    /** The finaliser of SplitMix64 (Steele et al. 2014). */
    static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
