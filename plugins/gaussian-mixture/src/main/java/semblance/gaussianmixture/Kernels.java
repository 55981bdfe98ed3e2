package semblance.gaussianmixture;

/**
 * The inner loops over the rows of a block. Those that go from rows to rows have no carried sums, so that the just-in-time
 * compiler vectorises them; those that sum over rows, which it will not, keep eight sums going at once. The order of
 * every sum is fixed.
 */
final class Kernels {
    private Kernels() {}

    /** {@code y[j] -= sum of l[i] y[i] over i < j}, then {@code y[j] *= scale} and {@code squares += y[j] y[j]}. */
    static void substitute(double[][] y, int j, double[] l, double scale, double[] squares, int n) {
        int i = 0;
        for (; i + 3 < j; i += 4)
            subtract(y[j], y[i], y[i + 1], y[i + 2], y[i + 3], l[i], l[i + 1], l[i + 2], l[i + 3], n);
        for (; i < j; i++) subtract(y[j], y[i], l[i], n);
        scale(y[j], scale, squares, n);
    }

    private static void subtract(
            double[] t, double[] a, double[] b, double[] c, double[] d, double e, double f, double g, double h, int n) {
        for (int r = 0; r < n; r++) t[r] -= (a[r] * e + b[r] * f) + (c[r] * g + d[r] * h);
    }

    private static void subtract(double[] t, double[] a, double e, int n) {
        for (int r = 0; r < n; r++) t[r] -= a[r] * e;
    }

    /** {@code t *= scale} and {@code squares += t t}. */
    static void scale(double[] t, double scale, double[] squares, int n) {
        for (int r = 0; r < n; r++) {
            double scaled = t[r] * scale;
            t[r] = scaled;
            squares[r] += scaled * scaled;
        }
    }

    static void shift(double[] x, double by, double[] to, int n) {
        for (int r = 0; r < n; r++) to[r] = x[r] - by;
    }

    static void multiply(double[] x, double[] y, double[] to, int n) {
        for (int r = 0; r < n; r++) to[r] = x[r] * y[r];
    }

    static double sum(double[] x, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int r = 0;
        for (; r + 3 < n; r += 4) {
            a += x[r];
            b += x[r + 1];
            c += x[r + 2];
            d += x[r + 3];
        }
        for (; r < n; r++) a += x[r];
        return (a + b) + (c + d);
    }

    static double dot(double[] x, double[] y, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int r = 0;
        for (; r + 3 < n; r += 4) {
            a += x[r] * y[r];
            b += x[r + 1] * y[r + 1];
            c += x[r + 2] * y[r + 2];
            d += x[r + 3] * y[r + 3];
        }
        for (; r < n; r++) a += x[r] * y[r];
        return (a + b) + (c + d);
    }

    /** Adds the products of two columns with four others to two rows of sums, from position {@code at} on. */
    static void tile(double[] x, double[] z, double[][] y, int at, int n, double[] sumsX, double[] sumsZ) {
        double[] y0 = y[at];
        double[] y1 = y[at + 1];
        double[] y2 = y[at + 2];
        double[] y3 = y[at + 3];
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double a3 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        for (int r = 0; r < n; r++) {
            double a = x[r];
            double b = z[r];
            a0 += a * y0[r];
            a1 += a * y1[r];
            a2 += a * y2[r];
            a3 += a * y3[r];
            b0 += b * y0[r];
            b1 += b * y1[r];
            b2 += b * y2[r];
            b3 += b * y3[r];
        }
        sumsX[at] += a0;
        sumsX[at + 1] += a1;
        sumsX[at + 2] += a2;
        sumsX[at + 3] += a3;
        sumsZ[at] += b0;
        sumsZ[at + 1] += b1;
        sumsZ[at + 2] += b2;
        sumsZ[at + 3] += b3;
    }
}
