package semblance.bayesiannetwork.inference;

import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.bayesiannetwork.ConditionalGaussian;
import semblance.bayesiannetwork.Distribution;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.ProbabilityTree;

/** A node with its parents sorted into levels and numbers. Rows are given as one array for each column. */
final class Family {
    static final double LOG_ROOT_2PI = 0.5 * Math.log(2 * Math.PI);

    final int column;
    /** The number of states; 0 for a number. */
    final int states;
    /** The categorical parents, in their order. */
    final int[] levels;
    /** Their numbers of states. */
    final int[] sizes;
    /** The numeric parents, in their order. */
    final int[] numbers;

    final Distribution distribution;

    Family(Schema schema, int column, Node node) {
        this.column = column;
        this.distribution = node.distribution();
        states = states(schema, column);
        int[] parents = node.parents();
        int categorical = 0;
        for (int parent : parents) if (states(schema, parent) > 0) categorical++;
        levels = new int[categorical];
        sizes = new int[categorical];
        numbers = new int[parents.length - categorical];
        int k = 0;
        int j = 0;
        for (int parent : parents) {
            if (states(schema, parent) > 0) {
                sizes[k] = states(schema, parent);
                levels[k++] = parent;
            } else numbers[j++] = parent;
        }
    }

    static int states(Schema schema, int column) {
        return schema.columns().get(column) instanceof Column.Categorical categorical
                ? categorical.levels().size()
                : 0;
    }

    /** Which configuration of its categorical parents a row has; of a tree, which leaf. */
    int configuration(int[][] codes, int row) {
        if (distribution instanceof ProbabilityTree tree) {
            int vertex = 0;
            while (tree.tested()[vertex] >= 0)
                vertex = codes[levels[tree.tested()[vertex]]][row] == tree.state()[vertex]
                        ? tree.yes()[vertex]
                        : tree.no()[vertex];
            return vertex;
        }
        int configuration = 0;
        for (int k = 0; k < levels.length; k++) configuration = configuration * sizes[k] + codes[levels[k]][row];
        return configuration;
    }

    /** The probabilities of a node of levels, of which those of a row begin at configuration x states. */
    double[] probabilities() {
        if (distribution instanceof ProbabilityTable table) return table.probabilities();
        return ((ProbabilityTree) distribution).probabilities();
    }

    /** The expected value of a number in a row. */
    double mean(int configuration, double[][] values, int row) {
        double[] coefficients = ((ConditionalGaussian) distribution).coefficients();
        int from = configuration * (1 + numbers.length);
        double mean = coefficients[from];
        for (int j = 0; j < numbers.length; j++) mean += coefficients[from + 1 + j] * values[numbers[j]][row];
        return mean;
    }

    double variance(int configuration) {
        return ((ConditionalGaussian) distribution).variances()[configuration];
    }

    /** The log probabilities of the states by logistic regression; they do not depend on the size of the scores. */
    void logistic(int configuration, double[][] values, int row, double[] logs) {
        double[] coefficients = ((LogisticRegression) distribution).coefficients();
        double top = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < states; s++) {
            int from = (configuration * states + s) * (1 + numbers.length);
            double score = coefficients[from];
            for (int j = 0; j < numbers.length; j++) score += coefficients[from + 1 + j] * values[numbers[j]][row];
            // beyond that they are infinite to any purpose, and differences of infinities are none
            logs[s] = Math.max(-1e300, Math.min(1e300, score == score ? score : 0));
            top = Math.max(top, logs[s]);
        }
        double sum = 0;
        for (int s = 0; s < states; s++) sum += Math.exp(logs[s] - top);
        double log = top + Math.log(sum);
        for (int s = 0; s < states; s++) logs[s] -= log;
    }

    /** Adds the log density of the node given its parents to those of complete rows. */
    void addLogDensity(int[][] codes, double[][] values, int[] rows, int n, double[] logs) {
        if (states == 0) {
            double[] value = values[column];
            for (int i = 0; i < n; i++) {
                int configuration = configuration(codes, rows[i]);
                double variance = variance(configuration);
                double apart = (value[rows[i]] - mean(configuration, values, rows[i])) / Math.sqrt(variance);
                double log = -0.5 * apart * apart - 0.5 * Math.log(variance) - LOG_ROOT_2PI;
                logs[rows[i]] += log == log ? log : Double.NEGATIVE_INFINITY; // infinite parents have no density
            }
        } else if (distribution instanceof LogisticRegression) {
            double[] probabilities = new double[states];
            for (int i = 0; i < n; i++) {
                logistic(configuration(codes, rows[i]), values, rows[i], probabilities);
                logs[rows[i]] += probabilities[codes[column][rows[i]]];
            }
        } else {
            double[] probabilities = probabilities();
            for (int i = 0; i < n; i++) {
                int entry = configuration(codes, rows[i]) * states + codes[column][rows[i]];
                logs[rows[i]] += Math.log(probabilities[entry]);
            }
        }
    }

    /** Draws the node of a row whose parents are known. */
    void draw(int[][] codes, double[][] values, int row, RandomGenerator random) {
        int configuration = configuration(codes, row);
        if (states == 0)
            values[column][row] = finite(
                    mean(configuration, values, row) + Math.sqrt(variance(configuration)) * random.nextGaussian());
        else if (distribution instanceof LogisticRegression) {
            double[] some = new double[states];
            probabilities(codes, values, row, some);
            codes[column][row] = choose(some, 0, states, random);
        } else codes[column][row] = choose(probabilities(), configuration * states, states, random);
    }

    /** The probabilities of the states of a row whose parents are known. */
    void probabilities(int[][] codes, double[][] values, int row, double[] into) {
        int configuration = configuration(codes, row);
        if (distribution instanceof LogisticRegression) {
            logistic(configuration, values, row, into);
            for (int s = 0; s < states; s++) into[s] = Math.exp(into[s]);
        } else System.arraycopy(probabilities(), configuration * states, into, 0, states);
    }

    /** The nearest number that a table can hold. */
    static double finite(double value) {
        return value != value ? 0 : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** An index with probability in proportion to its weight; weights begin at {@code from}. */
    static int choose(double[] weights, int from, int n, RandomGenerator random) {
        double total = 0;
        for (int i = 0; i < n; i++) total += weights[from + i];
        double left = random.nextDouble() * total;
        int last = 0;
        for (int i = 0; i < n; i++) {
            if (!(weights[from + i] > 0)) continue;
            last = i;
            left -= weights[from + i];
            if (left < 0) return i;
        }
        return last;
    }
}
