package semblance.bayesiannetwork.inference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import semblance.bayesiannetwork.ConditionalGaussian;

/**
 * Numeric nodes that depend on each other through numbers that are not known, and what is known of them. Given the levels
 * they depend on they are jointly normal; known parents count as constants. With {@code L} the Cholesky factor of the
 * covariance, known numbers first, then those known to lie in a range, then the others, {@code x = mean + L z} with
 * standard normal z: the known numbers give their z by forward substitution, and so the log density and the rest.
 */
final class Component {
    private static final int FEW = 1 << 12;

    /** The families, parents before children. */
    final Family[] families;
    /** The columns in the order of L. */
    final int[] columns;
    /** How many of them are known, and how many more lie in a range. */
    final int known;

    final int ranged;
    /** The categorical columns that it depends on. */
    final int[] scope;

    private final int[] sizes;
    private final int[] place; // of each family's column in the order of L
    private final int[][] parentPlace; // of each family's numeric parents; -1 if the parent is known
    private final Limits limits;
    private final double[][][] few;
    private final Map<Long, double[][]> many = new HashMap<>();
    private final Map<Long, Box> boxes = new HashMap<>(); // of the row at hand, by configuration

    // of the row and configuration looked at last
    private long configuration;
    private double[][] lower;
    private final double[] mean;
    private final double[] z;
    private Box box;

    /** @param unknown by column, whether a number is not known */
    Component(Family[] families, boolean[] unknown, Limits limits, int[] scope, int[] sizes) {
        this.families = families;
        this.limits = limits;
        this.scope = scope;
        this.sizes = sizes;
        int n = families.length;
        columns = new int[n];
        int k = 0;
        for (Family family : families) if (!unknown[family.column]) columns[k++] = family.column;
        known = k;
        for (Family family : families)
            if (unknown[family.column] && limits.limited(family.column)) columns[k++] = family.column;
        ranged = k - known;
        for (Family family : families)
            if (unknown[family.column] && !limits.limited(family.column)) columns[k++] = family.column;
        place = new int[n];
        parentPlace = new int[n][];
        for (int i = 0; i < n; i++) {
            place[i] = JunctionTree.indexOf(columns, families[i].column);
            parentPlace[i] = Arrays.stream(families[i].numbers)
                    .map(parent -> unknown[parent] ? JunctionTree.indexOf(columns, parent) : -1)
                    .toArray();
        }
        mean = new double[n];
        z = new double[n];
        double configurations = 1;
        for (int size : sizes) configurations *= size;
        few = configurations <= FEW ? new double[(int) configurations][][] : new double[0][][];
    }

    /** Whether it has nothing unknown. */
    boolean complete() {
        return known == columns.length;
    }

    /**
     * The log density of the known numbers and the log probability of the ranges, for the levels that the cells have.
     */
    double logDensity(int[][] codes, double[][] values) {
        lower = factor(codes);
        for (int i = 0; i < families.length; i++) mean[place[i]] = mean(i, families[i].configuration(codes, 0), values);
        double log = -known * Family.LOG_ROOT_2PI;
        for (int i = 0; i < known; i++) {
            double rest = values[columns[i]][0] - mean[i];
            double[] line = lower[i];
            for (int j = 0; j < i; j++) rest -= line[j] * z[j];
            z[i] = rest / line[i];
            log -= 0.5 * z[i] * z[i] + Math.log(line[i]);
        }
        if (ranged > 0) log += within();
        return log == log ? log : Double.NEGATIVE_INFINITY;
    }

    private double mean(int i, int configuration, double[][] values) {
        double[] coefficients = ((ConditionalGaussian) families[i].distribution).coefficients();
        int[] parents = families[i].numbers;
        int from = configuration * (1 + parents.length);
        double mean = coefficients[from];
        for (int j = 0; j < parents.length; j++) {
            double value = parentPlace[i][j] < 0 ? values[parents[j]][0] : this.mean[parentPlace[i][j]];
            mean += coefficients[from + 1 + j] * value;
        }
        return mean;
    }

    /** The expected value of an unknown number once the known ones are known, but for ranges. */
    private double expected(int place) {
        double value = mean[place];
        for (int j = 0; j < known; j++) value += lower[place][j] * z[j];
        return value;
    }

    /** A new row is looked at. */
    void forget() {
        boxes.clear();
    }

    private double within() {
        box = boxes.get(configuration);
        if (box != null) return box.logMass;
        double[] centre = new double[ranged];
        double[][] factor = new double[ranged][];
        double[] low = new double[ranged];
        double[] high = new double[ranged];
        for (int i = 0; i < ranged; i++) {
            centre[i] = expected(known + i);
            factor[i] = Arrays.copyOfRange(lower[known + i], known, known + ranged);
            low[i] = limits.low[columns[known + i]];
            high[i] = limits.high[columns[known + i]];
        }
        box = new Box(centre, factor, low, high);
        boxes.put(configuration, box);
        return box.logMass;
    }

    /** The log density of the known numbers and the most probable values of the others, which replace their means. */
    double logPeak(int[][] codes, double[][] values) {
        double log = logDensity(codes, values);
        for (int i = known; i < columns.length; i++) log -= Family.LOG_ROOT_2PI + Math.log(lower[i][i]);
        return log;
    }

    /** The mean and variance of an unknown number, after {@link #logDensity}. */
    double[] moments(int column) {
        int i = JunctionTree.indexOf(columns, column);
        double[] line = lower[i];
        double value = expected(i);
        double variance = 0;
        for (int j = known + ranged; j <= i; j++) variance += line[j] * line[j];
        for (int j = 0; j < ranged; j++) {
            value += line[known + j] * box.centre[j];
            for (int k = 0; k < ranged; k++) variance += line[known + j] * line[known + k] * box.covariance[j][k];
        }
        if (i >= known && i < known + ranged)
            value = Math.min(Math.max(value, limits.low[column]), limits.high[column]);
        return new double[] {value, Math.max(0, variance)};
    }

    /** The covariance of two numbers, known or not, after {@link #logDensity}. */
    double covariance(int one, int other) {
        int i = JunctionTree.indexOf(columns, one);
        int k = JunctionTree.indexOf(columns, other);
        if (i < known || k < known) return 0; // also numbers of other components, which are not here: they are known
        double sum = 0;
        for (int j = known + ranged; j <= Math.min(i, k); j++) sum += lower[i][j] * lower[k][j];
        for (int j = 0; j < ranged; j++)
            for (int l = 0; l < ranged; l++) sum += lower[i][known + j] * lower[k][known + l] * box.covariance[j][l];
        return sum;
    }

    /** Draws the unknown numbers into the cells, after {@link #logDensity}. */
    void draw(double[][] values, RandomGenerator random) {
        double[] noise = new double[columns.length];
        System.arraycopy(z, 0, noise, 0, known);
        if (ranged > 0) {
            double[] inside = new double[ranged];
            box.draw(inside, random);
            System.arraycopy(inside, 0, noise, known, ranged);
        }
        for (int i = known + ranged; i < noise.length; i++) noise[i] = random.nextGaussian();
        for (int i = known; i < noise.length; i++) {
            double value = mean[i];
            for (int j = 0; j <= i; j++) value += lower[i][j] * noise[j];
            int column = columns[i];
            values[column][0] = Family.finite(Math.min(Math.max(value, limits.low[column]), limits.high[column]));
        }
    }

    private double[][] factor(int[][] codes) {
        configuration = 0;
        for (int k = 0; k < scope.length; k++) configuration = configuration * sizes[k] + codes[scope[k]][0];
        double[][] found = few.length > 0 ? few[(int) configuration] : many.get(configuration);
        if (found == null) {
            found = compute(codes);
            if (few.length > 0) few[(int) configuration] = found;
            else {
                if (many.size() >= FEW) many.clear();
                many.put(configuration, found);
            }
        }
        return found;
    }

    private double[][] compute(int[][] codes) {
        int n = families.length;
        double[][] rows = new double[n][];
        double[] own = new double[n];
        boolean triangular = known == 0 && ranged == 0; // then the order of L is that of the families
        for (int i = 0; i < n; i++) {
            int configuration = families[i].configuration(codes, 0);
            double[] coefficients = ((ConditionalGaussian) families[i].distribution).coefficients();
            int from = configuration * (1 + parentPlace[i].length) + 1;
            double[] row = new double[triangular ? i + 1 : n];
            for (int j = 0; j < parentPlace[i].length; j++) {
                if (parentPlace[i][j] < 0) continue;
                double[] parent = rows[parentPlace[i][j]];
                for (int k = 0; k < parent.length; k++) row[k] += coefficients[from + j] * parent[k];
            }
            own[place[i]] = Math.sqrt(families[i].variance(configuration));
            row[i] = own[place[i]];
            rows[place[i]] = row;
        }
        if (triangular) return rows;
        lower(rows);
        // a known number has no child here, so nothing can tell more of it than its own noise allows
        for (int i = 0; i < n; i++)
            rows[i][i] = i < known ? Math.max(rows[i][i], own[i]) : Math.max(rows[i][i], Double.MIN_NORMAL);
        return rows;
    }

    /** Turns a matrix into a lower triangular one with the same product with its own transpose (Householder 1958). */
    private static void lower(double[][] a) {
        int n = a.length;
        for (int i = 0; i < n; i++) {
            double[] v = a[i];
            double most = 0;
            for (int j = i + 1; j < n; j++) most = Math.max(most, Math.abs(v[j]));
            if (most > 0) {
                most = Math.max(most, Math.abs(v[i]));
                double sum = 0;
                for (int j = i; j < n; j++) sum += v[j] / most * (v[j] / most);
                double length = most * Math.sqrt(sum);
                double first = v[i] / most + (v[i] < 0 ? -1 : 1) * Math.sqrt(sum);
                double[] u = new double[n];
                u[i] = 1;
                for (int j = i + 1; j < n; j++) u[j] = v[j] / most / first;
                double factor = Math.abs(first) / Math.sqrt(sum);
                for (int k = i + 1; k < n; k++) {
                    double dot = 0;
                    for (int j = i; j < n; j++) dot += u[j] * a[k][j];
                    dot *= factor;
                    for (int j = i; j < n; j++) a[k][j] -= dot * u[j];
                }
                double sign = v[i] < 0 ? 1 : -1;
                Arrays.fill(v, i, n, 0);
                v[i] = sign * length;
            }
            if (v[i] < 0) for (int k = i; k < n; k++) a[k][i] = -a[k][i];
        }
    }
}
