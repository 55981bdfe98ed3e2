package semblance.bayesiannetwork.mixture;

import java.util.Collections;
import java.util.random.RandomGenerator;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/**
 * First components: rows far from each other are chosen at random, as in k-means++ (Arthur and Vassilvitskii 2007) with
 * the number of cells that differ as distance, and every row goes to the nearest of them.
 */
final class Starts {
    private Starts() {}

    /** @param single what to expect in missing cells */
    static Components draw(ItemRows rows, int size, DependencyTree single, Em em, Seed seed, Run run) {
        RandomGenerator random = seed.random();
        int count = rows.rows();
        double[][] distances = new double[size][];
        double[] nearest = new double[count];
        for (int k = 0; k < size; k++) {
            double[] chances = new double[count];
            double sum = 0;
            for (int r = 0; r < count; r++) sum += chances[r] = rows.weights[r] * (k == 0 ? 1 : nearest[r]);
            // rows that differ in missing cells alone may leave no row away from those chosen
            int centre = Propagation.choose(sum > 0 ? chances : rows.weights, count, random);
            distances[k] = distances(rows, centre);
            for (int r = 0; r < count; r++)
                nearest[r] = k == 0 ? distances[k][r] : Math.min(nearest[r], distances[k][r]);
        }
        double[][] shares = new double[size][count];
        for (int r = 0; r < count; r++) {
            int ties = 0;
            for (double[] distance : distances) if (distance[r] == nearest[r]) ties++;
            for (int k = 0; k < size; k++) shares[k][r] = distances[k][r] == nearest[r] ? 1.0 / ties : 0;
        }
        return em.maximise(Collections.nCopies(size, single), shares, run);
    }

    /** The number of cells, known in both, in which each row differs from one, shape [rows]. */
    private static double[] distances(ItemRows rows, int centre) {
        double[] distances = new double[rows.rows()];
        for (int[] column : rows.codes) {
            int code = column[centre];
            if (code < 0) continue;
            for (int r = 0; r < distances.length; r++) if (column[r] != code && column[r] >= 0) distances[r]++;
        }
        return distances;
    }
}
