package semblance.bayesiannetwork.questions;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;

/**
 * Rows as a bootstrap would draw them: each counts as often as a Poisson number says whose mean is its weight (Hanley and
 * MacGibbon 2006), so that rows need not be held to be drawn from. The same each time they are read.
 */
record Resampled(Dataset rows, Seed seed) implements Dataset {
    private static final double SMALL = 16; // means up to here are counted one by one

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public int partitions() {
        return rows.partitions();
    }

    @Override
    public Stream<Table> partition(int index) {
        RandomGenerator random = seed.child(index).random();
        return rows.partition(index).sequential().map(table -> {
            double[] weights = table.weights().clone();
            for (int r = 0; r < weights.length; r++) weights[r] = poisson(weights[r], random);
            return table.withWeights(weights);
        });
    }

    /** A Poisson number; one of a large mean is the sum of several of small ones. */
    static double poisson(double mean, RandomGenerator random) {
        double sum = 0;
        double left = mean;
        for (; left > SMALL; left -= SMALL) sum += small(SMALL, random);
        return sum + small(left, random);
    }

    /** Counts arrivals until their waiting times exceed the mean (Knuth 1969, section 3.4.1). */
    private static int small(double mean, RandomGenerator random) {
        double limit = Math.exp(-mean);
        double product = 1 - random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= 1 - random.nextDouble();
            count++;
        }
        return count;
    }
}
