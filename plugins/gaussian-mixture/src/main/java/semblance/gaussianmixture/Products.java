package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Weighted sums of the products of columns for many components at once. Rows less one common centre have the same products
 * for every component, so that these are formed once, and the sums become additions of whole arrays, which vectorise. It
 * serves components whose mean is near the common centre, in units of their own spread: for others the subtraction of the
 * means would cost digits.
 */
@SuppressWarnings("serial")
final class Products implements Serializable {
    private static final int GROUP = 4; // rows added at once: four loads for each store, and registers to spare
    /** Responsibilities that add nothing to a component that has any rows to speak of. */
    private static final double NOTHING = 1e-40;

    private final int size;
    private final double[] centre;
    /** By component: products of pairs, row by row of the lower triangle, then the columns themselves. */
    private final double[][] sums;

    private transient double[][] rows;
    private transient double[][] products;
    private transient int[] served;

    Products(double[] centre, int components) {
        this.centre = centre;
        size = centre.length;
        sums = new double[components][size * (size + 3) / 2];
    }

    /** Adds complete rows, weighted by the block's responsibilities, to the components that are near. */
    void add(Block block, boolean[] near) {
        if (rows == null) {
            rows = new double[GROUP][size];
            products = new double[GROUP][size * (size + 3) / 2];
            served = new int[sums.length];
        }
        double[][] p = products;
        double[][] w = block.responsibilities;
        for (int from = 0; from < block.rows; from += GROUP) {
            int count = Math.min(GROUP, block.rows - from);
            for (double[] share : w) Arrays.fill(share, from + count, from + GROUP, 0); // the last group may be short
            int most = 0;
            for (int k = 0; k < sums.length; k++)
                if (near[k] && w[k][from] + w[k][from + 1] + w[k][from + 2] + w[k][from + 3] > NOTHING)
                    served[most++] = k;
            gather(block.x, from, count);
            form(rows[0], rows[1], rows[2], rows[3], p[0], p[1], p[2], p[3], size);
            for (int at = 0; at < most; at++) accumulate(sums[served[at]], p[0], p[1], p[2], p[3], w[served[at]], from);
        }
    }

    private void gather(double[][] x, int from, int count) {
        for (int j = 0; j < size; j++) {
            double[] column = x[j];
            for (int g = 0; g < GROUP; g++) rows[g][j] = g < count ? column[from + g] - centre[j] : 0;
        }
    }

    private static void form(
            double[] u, double[] v, double[] w, double[] x, double[] a, double[] b, double[] c, double[] d, int size) {
        int at = 0;
        for (int i = 0; i < size; i++) {
            double ui = u[i];
            double vi = v[i];
            double wi = w[i];
            double xi = x[i];
            for (int j = 0; j <= i; j++) {
                a[at + j] = ui * u[j];
                b[at + j] = vi * v[j];
                c[at + j] = wi * w[j];
                d[at + j] = xi * x[j];
            }
            at += i + 1;
        }
        System.arraycopy(u, 0, a, at, size);
        System.arraycopy(v, 0, b, at, size);
        System.arraycopy(w, 0, c, at, size);
        System.arraycopy(x, 0, d, at, size);
    }

    private static void accumulate(double[] s, double[] a, double[] b, double[] c, double[] d, double[] w, int at) {
        double e = w[at];
        double f = w[at + 1];
        double g = w[at + 2];
        double h = w[at + 3];
        for (int p = 0; p < s.length; p++) s[p] += (a[p] * e + b[p] * f) + (c[p] * g + d[p] * h);
    }

    void merge(Products other) {
        for (int k = 0; k < sums.length; k++) for (int p = 0; p < sums[k].length; p++) sums[k][p] += other.sums[k][p];
    }

    /** Adds the sum of rows less the mean of component k, of which {@code count} have been summed here. */
    void addTo(double[] first, double[] mean, int k, double count) {
        int linear = size * (size + 1) / 2;
        for (int i = 0; i < size; i++) first[i] += sums[k][linear + i] - count * (mean[i] - centre[i]);
    }

    /** Adds the sum of squares of rows less the mean of component k, of which {@code count} have been summed here. */
    void addTo(double[][] second, double[] mean, int k, double count) {
        int linear = size * (size + 1) / 2;
        int at = 0;
        for (int i = 0; i < size; i++) {
            double away = mean[i] - centre[i];
            double sum = sums[k][linear + i];
            for (int j = 0; j <= i; j++) {
                double other = mean[j] - centre[j];
                double square = sums[k][at++] - sum * other - sums[k][linear + j] * away + count * (away * other);
                second[i][j] += square;
                if (j < i) second[j][i] += square;
            }
        }
    }
}
