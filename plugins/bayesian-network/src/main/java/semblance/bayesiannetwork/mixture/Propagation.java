package semblance.bayesiannetwork.mixture;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What one tree says of rows with missing cells, by messages from the leaves to the root and back (Pearl 1988, section
 * 4.2). It holds the messages of the last row, so each thread needs its own.
 */
final class Propagation {
    /** Messages smaller than this are scaled up, so that many known children of a missing cell do not underflow. */
    private static final double SMALL = 1e-100;

    final DependencyTree tree;
    final int[] order;
    final int[] levels;
    private final double[][] probabilities;
    private final double[][] logs;
    /** How likely what is known below a missing cell is at each of its levels, shape [columns][levels]. */
    private final double[][] below;
    /** Whether anything is known below a missing cell. */
    private final boolean[] informed;

    Propagation(DependencyTree tree, int[] levels) {
        this.tree = tree;
        this.levels = levels;
        order = tree.order();
        probabilities = tree.probabilities();
        logs = Arrays.stream(probabilities)
                .map(table -> Arrays.stream(table).map(Math::log).toArray())
                .toArray(double[][]::new);
        below = Arrays.stream(levels).mapToObj(double[]::new).toArray(double[][]::new);
        informed = new boolean[levels.length];
    }

    /** Adds to each sum the log probability of a row without missing cells; codes have shape [columns][rows]. */
    void addLogs(int[][] codes, int from, double[] sums) {
        for (int column : order) {
            int parent = tree.parents()[column];
            double[] log = logs[column];
            int[] own = codes[column];
            if (parent < 0) {
                for (int r = 0; r < sums.length; r++) sums[r] += log[own[from + r]];
            } else {
                int[] above = codes[parent];
                int states = levels[column];
                for (int r = 0; r < sums.length; r++) sums[r] += log[above[from + r] * states + own[from + r]];
            }
        }
    }

    /** The log probability of the known cells of a row, -1 where a cell is missing; negative infinity if impossible. */
    double gather(int[] row) {
        double log = 0;
        for (int column = 0; column < row.length; column++) {
            if (row[column] >= 0) continue;
            Arrays.fill(below[column], 1);
            informed[column] = false;
        }
        for (int i = order.length - 1; i >= 0; i--) {
            int column = order[i];
            int parent = tree.parents()[column];
            int known = row[column];
            if (known < 0 && !informed[column]) continue; // sums to 1 whatever the parent is
            if (parent < 0 || row[parent] >= 0) {
                int context = parent < 0 ? 0 : row[parent];
                log += known >= 0
                        ? logs[column][context * levels[column] + known]
                        : Math.log(likelihood(column, context));
            } else {
                log += informed(parent, column, known);
            }
            if (log == Double.NEGATIVE_INFINITY) return log;
        }
        return log;
    }

    /** Multiplies what a missing parent knows by a child's message, and gives the log of what it was divided by. */
    private double informed(int parent, int column, int known) {
        double[] message = below[parent];
        double largest = 0;
        for (int a = 0; a < message.length; a++) {
            message[a] *= known >= 0 ? probabilities[column][a * levels[column] + known] : likelihood(column, a);
            largest = Math.max(largest, message[a]);
        }
        informed[parent] = true;
        if (!(largest < SMALL)) return 0;
        if (largest == 0) return Double.NEGATIVE_INFINITY;
        for (int a = 0; a < message.length; a++) message[a] /= largest;
        return Math.log(largest);
    }

    private double likelihood(int column, int context) {
        double sum = 0;
        int states = levels[column];
        double[] table = probabilities[column];
        for (int b = 0; b < states; b++) sum += table[context * states + b] * below[column][b];
        return sum;
    }

    /**
     * The distribution of a missing cell given its parent's level and all that is known, after {@link #gather}.
     *
     * @param context the parent's level, 0 for a root
     * @param to gets the distribution from {@code at} on; zeros if the parent cannot have that level
     */
    void conditional(int column, int context, double[] to, int at) {
        int states = levels[column];
        double[] table = probabilities[column];
        if (!informed[column]) {
            System.arraycopy(table, context * states, to, at, states);
            return;
        }
        double sum = likelihood(column, context);
        for (int b = 0; b < states; b++)
            to[at + b] = sum > 0 ? table[context * states + b] * below[column][b] / sum : 0;
    }

    /** The distribution of every missing cell of the row that was gathered, shape [columns][levels]; zeros elsewhere. */
    void marginals(int[] row, double[][] beliefs) {
        double[] given = new double[Arrays.stream(levels).max().orElse(0)];
        for (int column : order) {
            double[] belief = beliefs[column];
            Arrays.fill(belief, 0);
            if (row[column] >= 0) continue;
            int parent = tree.parents()[column];
            if (parent < 0 || row[parent] >= 0) {
                conditional(column, parent < 0 ? 0 : row[parent], belief, 0);
                continue;
            }
            for (int a = 0; a < levels[parent]; a++) {
                double weight = beliefs[parent][a];
                if (weight == 0) continue;
                conditional(column, a, given, 0);
                for (int b = 0; b < belief.length; b++) belief[b] += weight * given[b];
            }
        }
    }

    /** Fills the missing cells of the row that was gathered with one joint draw. */
    void draw(int[] row, RandomGenerator random) {
        double[] given = new double[Arrays.stream(levels).max().orElse(0)];
        for (int column : order) {
            if (row[column] >= 0) continue;
            int parent = tree.parents()[column];
            conditional(column, parent < 0 ? 0 : row[parent], given, 0);
            row[column] = choose(given, levels[column], random);
        }
    }

    /** A level drawn with the given probabilities, never one of probability 0. */
    static int choose(double[] probabilities, int size, RandomGenerator random) {
        double sum = 0;
        for (int i = 0; i < size; i++) sum += probabilities[i];
        double left = random.nextDouble() * sum;
        int last = 0;
        for (int i = 0; i < size; i++) {
            if (!(probabilities[i] > 0)) continue;
            last = i;
            left -= probabilities[i];
            if (left < 0) return i;
        }
        return last; // rounding left a little at the end
    }

    /**
     * Keeps some levels only.
     *
     * @param allowed shape [columns][levels]
     * @param tables gets the probabilities given that, shaped like those of the tree
     * @return the log probability that all columns have an allowed level
     */
    double restrict(boolean[][] allowed, double[][] tables) {
        double log = 0;
        for (int column = 0; column < levels.length; column++)
            for (int b = 0; b < levels[column]; b++) below[column][b] = allowed[column][b] ? 1 : 0;
        for (int i = order.length - 1; i >= 0; i--) {
            int column = order[i];
            int parent = tree.parents()[column];
            int states = levels[column];
            double[] table = new double[probabilities[column].length];
            boolean free = everything(below[column]); // nothing is known, so that nothing need be rounded
            for (int a = 0; a < table.length / states; a++) {
                double sum = free ? 1 : likelihood(column, a);
                int possible = 0;
                for (int b = 0; b < states; b++) if (below[column][b] > 0) possible++;
                for (int b = 0; b < states; b++) {
                    double joint = probabilities[column][a * states + b] * below[column][b];
                    // a level of the parent that cannot be needs some distribution all the same
                    table[a * states + b] = sum > 0 ? joint / sum : below[column][b] > 0 ? 1.0 / possible : 0;
                }
                if (parent < 0) log += Math.log(sum);
                else below[parent][a] *= sum;
            }
            tables[column] = table;
            if (parent >= 0) log += rescaled(below[parent]);
        }
        return log;
    }

    private static boolean everything(double[] message) {
        for (double each : message) if (each != 1) return false;
        return true;
    }

    private static double rescaled(double[] message) {
        double largest = Arrays.stream(message).max().orElse(0);
        if (!(largest < SMALL)) return 0;
        if (largest == 0) return Double.NEGATIVE_INFINITY;
        for (int a = 0; a < message.length; a++) message[a] /= largest;
        return Math.log(largest);
    }
}
