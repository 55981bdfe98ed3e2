package semblance.bayesiannetwork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Table;

/**
 * Answers for one row by the definition: a sum over every combination of levels, and for each the joint normal
 * distribution of all numbers, conditioned by solving linear equations.
 */
final class Enumeration {
    private final BayesianNetwork network;
    private final int size;
    private final int[] order;
    private final boolean numeric;
    private final int[] states;
    /** By column the levels that are allowed; null if all are. */
    private final boolean[][] allowed;

    double logDensity;
    final double[][] levels;
    final double[] means;
    final double[] deviations;
    /** The log density of the most probable complete row. */
    double logPeak = Double.NEGATIVE_INFINITY;

    private final List<double[]> parts = new ArrayList<>(); // log weight, then mean and variance by column

    Enumeration(BayesianNetwork network, Table row, boolean[][] allowed) {
        this.network = network;
        this.allowed = allowed;
        size = network.nodes().size();
        order = network.order();
        states = new int[size];
        for (int c = 0; c < size; c++)
            states[c] = network.schema().columns().get(c) instanceof Column.Categorical some
                    ? some.levels().size()
                    : 0;
        numeric = Arrays.stream(states).anyMatch(count -> count == 0);
        levels = new double[size][];
        means = new double[size];
        deviations = new double[size];
        int[] codes = new int[size];
        for (int c = 0; c < size; c++) {
            codes[c] = row.array(c) instanceof int[] known ? known[0] : -1;
            levels[c] = new double[states(c)];
        }
        enumerate(row, codes, 0);
        double top = Double.NEGATIVE_INFINITY;
        for (double[] part : parts) top = Math.max(top, part[0]);
        double total = 0;
        for (double[] part : parts) total += Math.exp(part[0] - top);
        logDensity = parts.isEmpty() ? Double.NEGATIVE_INFINITY : top + Math.log(total);
        for (double[] part : parts) {
            double weight = Math.exp(part[0] - logDensity);
            for (int c = 0; c < size; c++) {
                if (states(c) > 0) levels[c][(int) part[1 + c]] += weight;
                else means[c] += weight * part[1 + c];
            }
        }
        for (double[] part : parts) {
            double weight = Math.exp(part[0] - logDensity);
            for (int c = 0; c < size; c++)
                if (states(c) == 0)
                    deviations[c] += weight * (part[1 + size + c] + Math.pow(part[1 + c] - means[c], 2));
        }
        for (int c = 0; c < size; c++) deviations[c] = Math.sqrt(Math.max(0, deviations[c]));
    }

    private int states(int column) {
        return states[column];
    }

    private void enumerate(Table row, int[] codes, int from) {
        if (from == size) {
            part(row, codes);
            return;
        }
        if (states(from) == 0 || codes[from] >= 0) {
            enumerate(row, codes, from + 1);
            return;
        }
        for (int s = 0; s < states(from); s++) {
            if (allowed != null && allowed[from] != null && !allowed[from][s]) continue;
            codes[from] = s;
            enumerate(row, codes, from + 1);
        }
        codes[from] = -1;
    }

    private void part(Table row, int[] codes) {
        double log = 0;
        double[] mean = new double[size];
        double[][] cov = new double[numeric ? size : 0][size];
        for (int c : order) {
            Node node = network.nodes().get(c);
            int configuration = 0;
            List<Integer> numbers = new ArrayList<>();
            int[] parents = new int[node.parents().length];
            for (int k = 0; k < node.parents().length; k++) {
                int parent = node.parents()[k];
                if (states(parent) == 0) numbers.add(parent);
                else configuration = configuration * states(parent) + (parents[k] = codes[parent]);
            }
            if (node.distribution() instanceof ProbabilityTable table)
                log += Math.log(table.probabilities()[configuration * states(c) + codes[c]]);
            else if (node.distribution() instanceof ProbabilityTree tree)
                log += Math.log(tree.probabilities()[tree.leaf(parents) * states(c) + codes[c]]);
            else if (node.distribution() instanceof ConditionalGaussian gaussian) {
                int at = configuration * (1 + numbers.size());
                mean[c] = gaussian.coefficients()[at];
                for (int j = 0; j < numbers.size(); j++) {
                    double slope = gaussian.coefficients()[at + 1 + j];
                    mean[c] += slope * mean[numbers.get(j)];
                    for (int o : order) if (o != c) cov[c][o] += slope * cov[numbers.get(j)][o];
                }
                for (int o : order) if (o != c) cov[o][c] = cov[c][o];
                cov[c][c] = gaussian.variances()[configuration];
                for (int j = 0; j < numbers.size(); j++)
                    cov[c][c] += gaussian.coefficients()[at + 1 + j] * cov[c][numbers.get(j)];
            }
        }
        double[] part = new double[1 + 2 * size];
        log += condition(row, mean, cov);
        double peak = log;
        for (int c = 0; c < size; c++) {
            part[1 + c] = states(c) > 0 ? codes[c] : mean[c];
            part[1 + size + c] = states(c) > 0 ? 0 : cov[c][c];
        }
        part[0] = log;
        if (log > Double.NEGATIVE_INFINITY) parts.add(part);
        // the density at the mode of what is unknown: one over the root of the determinant, by conditioning on the mean
        for (int c = 0; c < size; c++)
            if (states(c) == 0 && Double.isNaN(row.numbers(c)[0])) {
                peak -= 0.5 * Math.log(2 * Math.PI * cov[c][c]);
                observe(c, mean[c], mean, cov);
            }
        logPeak = Math.max(logPeak, peak);
    }

    private double condition(Table row, double[] mean, double[][] cov) {
        double log = 0;
        for (int c = 0; c < size; c++) {
            if (states(c) > 0 || Double.isNaN(row.numbers(c)[0])) continue;
            double apart = row.numbers(c)[0] - mean[c];
            log += -0.5 * apart * apart / cov[c][c] - 0.5 * Math.log(2 * Math.PI * cov[c][c]);
            observe(c, row.numbers(c)[0], mean, cov);
        }
        return log;
    }

    /** One number becomes known. */
    private void observe(int c, double value, double[] mean, double[][] cov) {
        double apart = value - mean[c];
        double[] column = cov[c].clone();
        double variance = column[c];
        for (int i = 0; i < size; i++) {
            mean[i] += column[i] / variance * apart;
            for (int j = 0; j < size; j++) cov[i][j] -= column[i] * column[j] / variance;
        }
        for (int i = 0; i < size; i++) cov[c][i] = cov[i][c] = 0;
        mean[c] = value;
    }
}
