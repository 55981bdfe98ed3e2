package semblance.decisiontree;

import java.util.random.RandomGenerator;
import semblance.api.train.Seed;

/**
 * An estimate of what is not known of a row: draws in the order in which columns are visited, each of which counts as
 * often as what is known is likely after it (likelihood weighting, Fung and Chang 1990). The draws behind sums are the same
 * every time; a joint draw is one of {@value #POOL} new ones (sampling importance resampling, Rubin 1988).
 */
final class Particles implements Posterior {
    private static final int SIZE = 4096;
    private static final int POOL = 64;

    private final Chain chain;
    private final Knowledge known;
    private final int[][] cells = new int[SIZE][];
    private final double[] logs = new double[SIZE];
    private double most = Double.NEGATIVE_INFINITY;

    Particles(Chain chain, Knowledge known) {
        this.chain = chain;
        this.known = known;
        RandomGenerator random = new Seed(SIZE).random();
        for (int i = 0; i < SIZE; i++) {
            cells[i] = new int[chain.columns()];
            logs[i] = simulate(cells[i], random);
            most = Math.max(most, logs[i]);
        }
    }

    /** Draws what is not known; gives the log of how likely that made what is. */
    private double simulate(int[] drawn, RandomGenerator random) {
        int[] codes = new int[drawn.length];
        double log = 0;
        for (int p = 0; p < drawn.length; p++) {
            int column = chain.order[p];
            Law law = chain.laws[column];
            int leaf = chain.leaf(p, codes);
            drawn[column] = known.cells()[column];
            if (drawn[column] >= 0) {
                log += law.log(leaf, drawn[column]);
            } else {
                Blocks all = Blocks.all(law.cells.size());
                Soft soft = known.soft()[column];
                if (soft.known()) log += Math.log(law.masses(leaf, all, soft)[0]);
                drawn[column] = law.draw(leaf, all, 0, soft, random);
            }
            codes[column] = chain.code(column, drawn[column]);
        }
        return log;
    }

    @Override
    public double log() {
        if (most == Double.NEGATIVE_INFINITY) return most;
        double sum = 0;
        for (double log : logs) sum += Math.exp(log - most);
        return most + Math.log(sum / SIZE);
    }

    @Override
    public double[] probabilities(int column) {
        Law law = chain.laws[column];
        double[] probabilities = new double[law.cells.size()];
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            double weight = Math.exp(logs[i] - most);
            probabilities[cells[i][column]] += weight;
            sum += weight;
        }
        for (int c = 0; c < probabilities.length; c++) probabilities[c] /= sum;
        return probabilities;
    }

    @Override
    public int[] draw(RandomGenerator random) {
        int[][] pool = new int[POOL][chain.columns()];
        double[] weights = new double[POOL];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < POOL; i++) {
            weights[i] = simulate(pool[i], random);
            best = Math.max(best, weights[i]);
        }
        double sum = 0;
        for (int i = 0; i < POOL; i++) {
            weights[i] = Math.exp(weights[i] - best);
            sum += weights[i];
        }
        return pool[Draws.choose(weights, sum, random)];
    }
}
