package semblance.gaussianmixture;

import java.util.Arrays;

/**
 * A few hundred rows that miss the same numeric cells, with everything the components say of them: few enough rows that
 * the buffers stay in a processor's cache. It is filled again and again.
 */
final class Block {
    static final int ROWS = 256;

    /** The number of rows in use. */
    int rows;
    /** The rows of the table that are here, shape [rows]. */
    final int[] row = new int[ROWS];
    /** Which numeric cells are missing, and what follows. */
    Pattern pattern;
    /** Numeric cells, shape [d][rows]; anything where they are missing. */
    final double[][] x;
    /** Level indices plus one, shape [c][rows]; 0 where missing. */
    final int[][] codes;
    /**
     * Rows less the mean, multiplied by the inverse of the Cholesky factor, shape [K][d][rows]; a missing cell stands at
     * its expected value given the known ones, so that the squares add up to the distance of the known cells alone. Kept
     * for those components that {@link #shared} does not hold for.
     */
    private final double[][][] whitened;

    private final double[][] passing;
    /** First the log joint density of component and row, then, once normalised, responsibilities, shape [K][rows]. */
    final double[][] responsibilities;
    /** The log density of each row, shape [rows]; set by {@link #normalise}. */
    final double[] logDensity = new double[ROWS];
    /** The log of the largest responsibility of each row, shape [rows]; set by {@link #normalise}. */
    final double[] logLargest = new double[ROWS];

    final double[] scratch = new double[ROWS];
    final double[] more = new double[ROWS];
    private final double[] top = new double[ROWS];
    private final boolean[] impossible = new boolean[ROWS];
    private final Components components;

    Block(Components components) {
        this.components = components;
        x = new double[components.layout.numeric.length][ROWS];
        codes = new int[components.layout.categorical.length][ROWS];
        whitened = new double[components.size()][0][];
        passing = new double[x.length][ROWS];
        responsibilities = new double[components.size()][ROWS];
    }

    void load(double[][] numbers, int[][] levels, int[] order, int from, int count, Pattern shared) {
        rows = count;
        pattern = shared;
        System.arraycopy(order, from, row, 0, count);
        for (int j = 0; j < x.length; j++) for (int r = 0; r < count; r++) x[j][r] = numbers[j][row[r]];
        for (int c = 0; c < codes.length; c++) for (int r = 0; r < count; r++) codes[c][r] = levels[c][row[r]] + 1;
    }

    /** Sets the log joint densities of every component. */
    void evaluate() {
        for (int k = 0; k < responsibilities.length; k++) {
            double[] joint = responsibilities[k];
            Arrays.fill(scratch, 0, rows, 0);
            double[][] y = whitened(k);
            centre(y, k);
            for (int j = 0; j < x.length; j++) {
                double scale = 1 / components.deviations[k][j];
                if (components.diagonal) Kernels.scale(y[j], scale, scratch, rows);
                else Kernels.substitute(y, j, components.factors[k][j], scale, scratch, rows);
            }
            double constant = components.logWeights[k] + pattern.logNorm[k];
            for (int r = 0; r < rows; r++) joint[r] = constant - 0.5 * scratch[r];
            for (int c = 0; c < codes.length; c++) {
                int[] code = codes[c];
                double[] table = components.logLevels[k][c];
                for (int r = 0; r < rows; r++) joint[r] += table[code[r]];
            }
        }
    }

    /** Whether {@link Products} can sum these rows for component k, so that its whitened rows are not kept. */
    boolean shared(int k) {
        return components.near[k] && pattern.missing.length == 0;
    }

    /** The whitened rows of component k, shape [d][rows]. */
    double[][] whitened(int k) {
        if (shared(k)) return passing;
        if (whitened[k].length < x.length) whitened[k] = new double[x.length][ROWS];
        return whitened[k];
    }

    private void centre(double[][] t, int k) {
        double[] means = components.mixture.means()[k];
        for (int j : pattern.known) Kernels.shift(x[j], means[j], t[j], rows);
        for (int m = 0; m < pattern.missing.length; m++) {
            double[] to = t[pattern.missing[m]];
            Arrays.fill(to, 0, rows, 0);
            for (int o = 0; o < pattern.known.length; o++) {
                double slope = components.diagonal ? 0 : pattern.slopes[k][m][o];
                double[] from = t[pattern.known[o]];
                if (slope != 0) for (int r = 0; r < rows; r++) to[r] += slope * from[r];
            }
        }
    }

    /** Turns log joint densities into responsibilities and log densities. */
    void normalise() {
        Arrays.fill(top, 0, rows, Double.NEGATIVE_INFINITY);
        for (double[] joint : responsibilities) for (int r = 0; r < rows; r++) top[r] = Math.max(top[r], joint[r]);
        for (int r = 0; r < rows; r++) {
            impossible[r] = false;
            if (!(top[r] > Double.NEGATIVE_INFINITY)) recover(r);
        }
        double[] total = logLargest;
        Arrays.fill(total, 0, rows, 0);
        for (double[] joint : responsibilities) {
            for (int r = 0; r < rows; r++) joint[r] -= top[r];
            Exponential.replace(joint, scratch, rows);
            for (int r = 0; r < rows; r++) total[r] += joint[r];
        }
        for (int r = 0; r < rows; r++) scratch[r] = 1 / total[r];
        for (double[] joint : responsibilities) for (int r = 0; r < rows; r++) joint[r] *= scratch[r];
        for (int r = 0; r < rows; r++) {
            double log = Math.log(total[r]);
            logDensity[r] = impossible[r] ? Double.NEGATIVE_INFINITY : top[r] + log;
            logLargest[r] = -log;
        }
    }

    /** A row with a level of probability zero, or so far out that its squares overflow. */
    private void recover(int r) {
        for (double[] joint : responsibilities) {
            if (Double.isNaN(joint[r])) joint[r] = Double.NEGATIVE_INFINITY;
            top[r] = Double.isNaN(top[r]) ? joint[r] : Math.max(top[r], joint[r]);
        }
        impossible[r] = top[r] == Double.NEGATIVE_INFINITY;
        if (!impossible[r]) return;
        top[r] = 0; // no component explains the row, so they share it by their weights
        for (int k = 0; k < responsibilities.length; k++) responsibilities[k][r] = components.logWeights[k];
    }
}
