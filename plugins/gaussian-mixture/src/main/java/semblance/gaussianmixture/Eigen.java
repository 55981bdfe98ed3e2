package semblance.gaussianmixture;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations, which find small eigenvalues to high
 * relative accuracy (Golub and Van Loan, 8.5; Demmel and Veselic 1992).
 *
 * @param values in falling order, shape [d]
 * @param vectors column j belongs to value j, shape [d][d]
 */
record Eigen(double[] values, double[][] vectors) {
    private static final int SWEEPS = 60; // 6 to 10 are the rule; a matrix that needs more has met rounding

    static Eigen of(double[][] symmetric) {
        int size = symmetric.length;
        double[][] a = new double[size][];
        double[][] v = new double[size][size];
        for (int i = 0; i < size; i++) {
            a[i] = symmetric[i].clone();
            v[i][i] = 1;
        }
        boolean rotated = true;
        for (int sweep = 0; sweep < SWEEPS && rotated; sweep++) {
            rotated = false;
            for (int p = 0; p < size; p++) for (int q = p + 1; q < size; q++) rotated |= rotate(a, v, p, q);
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -a[i][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[size];
        double[][] vectors = new double[size][size];
        for (int j = 0; j < size; j++) {
            values[j] = a[order[j]][order[j]];
            for (int i = 0; i < size; i++) vectors[i][j] = v[i][order[j]];
        }
        return new Eigen(values, vectors);
    }

    private static boolean rotate(double[][] a, double[][] v, int p, int q) {
        double off = a[p][q];
        if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(a[p][p] * a[q][q])) || off == 0) return false;
        double theta = (a[q][q] - a[p][p]) / (2 * off);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        for (int i = 0; i < a.length; i++) {
            double ip = a[i][p];
            a[i][p] = c * ip - s * a[i][q];
            a[i][q] = s * ip + c * a[i][q];
            double vp = v[i][p];
            v[i][p] = c * vp - s * v[i][q];
            v[i][q] = s * vp + c * v[i][q];
        }
        for (int i = 0; i < a.length; i++) {
            double pi = a[p][i];
            a[p][i] = c * pi - s * a[q][i];
            a[q][i] = s * pi + c * a[q][i];
        }
        a[p][q] = 0;
        a[q][p] = 0;
        return true;
    }

    /** The symmetric matrix with these eigenvectors and other eigenvalues. */
    double[][] with(double[] others) {
        int size = others.length;
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int m = 0; m < size; m++) sum += vectors[i][m] * others[m] * vectors[j][m];
                matrix[i][j] = sum;
                matrix[j][i] = sum;
            }
        return matrix;
    }
}
