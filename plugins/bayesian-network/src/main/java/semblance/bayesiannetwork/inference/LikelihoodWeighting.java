package semblance.bayesiannetwork.inference;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Marginals;
import semblance.bayesiannetwork.WeightedMarginals;

/**
 * Draws of the unknown columns, parents before children, each weighted by the density of what is known given them (Fung and
 * Chang 1990; Shachter and Peot 1990). It needs no memory to speak of, whatever the graph, and gets worse the less likely
 * the row is.
 */
final class LikelihoodWeighting {
    private final Families families;
    private final Limits limits;
    private final int draws;
    private final int[][] codes;
    private final double[][] values;
    private final double[] logs;

    LikelihoodWeighting(Families families, Limits limits, int draws) {
        if (draws < 1) throw new IllegalArgumentException("draws must be at least 1, got " + draws);
        this.families = families;
        this.limits = limits;
        this.draws = draws;
        codes = new int[families.size()][];
        values = new double[families.size()][];
        logs = new double[draws];
        for (int column = 0; column < codes.length; column++) {
            if (families.numeric(column)) values[column] = new double[draws];
            else codes[column] = new int[draws];
        }
    }

    /** Every row is drawn for from the same seed, so that its answer depends on it alone. */
    WeightedMarginals marginals(Cells cells, Seed seed) {
        int n = families.size();
        double[][][] probabilities = new double[n][][];
        double[][] means = new double[n][];
        double[][] deviations = new double[n][];
        for (int column = 0; column < n; column++) {
            probabilities[column] = new double[families.of[column].states][cells.rows];
            means[column] = new double[families.numeric(column) ? cells.rows : 0];
            deviations[column] = new double[means[column].length];
        }
        double[] logDensity = new double[cells.rows];
        double[] effective = new double[cells.rows];
        double[] weights = new double[draws];
        for (int r = 0; r < cells.rows; r++) {
            Arrays.fill(logs, cells.contradictory.get(r) ? Double.NEGATIVE_INFINITY : 0);
            RandomGenerator random = seed.random();
            for (int column : families.order) {
                if (cells.known(column, r)) know(cells, column, r);
                else draw(families.of[column], random);
            }
            Arrays.fill(weights, 0);
            logDensity[r] = Points.normalise(logs, weights) - Math.log(draws);
            effective[r] = Points.effective(weights);
            for (int column = 0; column < n; column++) {
                if (families.numeric(column)) moments(column, r, weights, means[column], deviations[column]);
                else for (int i = 0; i < draws; i++) probabilities[column][codes[column][i]][r] += weights[i];
            }
        }
        return new WeightedMarginals(new Marginals(probabilities, means, deviations), logDensity, effective);
    }

    private void know(Cells cells, int column, int row) {
        int[] all = new int[draws];
        for (int i = 0; i < draws; i++) all[i] = i;
        if (families.numeric(column)) Arrays.fill(values[column], cells.values[column][row]);
        else Arrays.fill(codes[column], cells.codes[column][row]);
        families.of[column].addLogDensity(codes, values, all, draws, logs);
    }

    private void draw(Family family, RandomGenerator random) {
        boolean limited = limits.limited(family.column);
        for (int i = 0; i < draws; i++) {
            if (!limited) family.draw(codes, values, i, random);
            else if (family.states > 0) drawLevel(family, i, random);
            else drawNumber(family, i, random);
        }
    }

    /** Draws one of the levels that the evidence allows. */
    private void drawLevel(Family family, int i, RandomGenerator random) {
        double[] allowed = new double[family.states];
        family.probabilities(codes, values, i, allowed);
        double total = 0;
        for (int s = 0; s < allowed.length; s++) {
            if (!limits.allows(family.column, s)) allowed[s] = 0;
            total += allowed[s];
        }
        logs[i] += Math.log(total);
        codes[family.column][i] = Family.choose(allowed, 0, allowed.length, random);
    }

    /** Draws a number between the bounds that the evidence sets. */
    private void drawNumber(Family family, int i, RandomGenerator random) {
        int configuration = family.configuration(codes, i);
        double mean = family.mean(configuration, values, i);
        double deviation = Math.sqrt(family.variance(configuration));
        double low = (limits.low[family.column] - mean) / deviation;
        double high = (limits.high[family.column] - mean) / deviation;
        logs[i] += new Interval(low, high).logMass;
        values[family.column][i] = mean + deviation * Interval.draw(low, high, random);
    }

    private void moments(int column, int row, double[] weights, double[] means, double[] deviations) {
        double mean = 0;
        for (int i = 0; i < draws; i++) mean += weights[i] * values[column][i];
        double variance = 0;
        for (int i = 0; i < draws; i++)
            variance += weights[i] * (values[column][i] - mean) * (values[column][i] - mean);
        means[row] = mean;
        deviations[row] = Math.sqrt(variance);
    }
}
