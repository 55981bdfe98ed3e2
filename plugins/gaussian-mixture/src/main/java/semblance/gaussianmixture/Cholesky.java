package semblance.gaussianmixture;

/** The Cholesky factor of a symmetric positive definite matrix, and what is solved with it (Golub and Van Loan, 4.2). */
final class Cholesky {
    private Cholesky() {}

    /**
     * The lower triangle L with {@code L L' = matrix}, shape [d][d], or an array of length 0 (for d above 0) if the matrix
     * is not positive definite. Only the lower triangle of the matrix is read.
     */
    static double[][] factor(double[][] matrix) {
        int size = matrix.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            double[] row = lower[i];
            for (int j = 0; j <= i; j++) {
                double[] other = lower[j];
                double sum = matrix[i][j];
                for (int m = 0; m < j; m++) sum -= row[m] * other[m];
                if (j < i) row[j] = sum / other[j];
                else if (sum > 0 && sum < Double.POSITIVE_INFINITY) row[i] = Math.sqrt(sum);
                else return new double[0][];
            }
        }
        return lower;
    }

    /** Whether {@link #factor} has failed. */
    static boolean failed(double[][] lower, int size) {
        return lower.length < size;
    }

    /** The log of the determinant of the matrix that was factored. */
    static double logDeterminant(double[][] lower) {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) sum += Math.log(lower[i][i]);
        return 2 * sum;
    }

    /** Replaces b by the solution of {@code L x = b}. */
    static void forward(double[][] lower, double[] b) {
        for (int i = 0; i < lower.length; i++) {
            double sum = b[i];
            for (int j = 0; j < i; j++) sum -= lower[i][j] * b[j];
            b[i] = sum / lower[i][i];
        }
    }

    /** Replaces b by the solution of {@code L' x = b}. */
    static void backward(double[][] lower, double[] b) {
        for (int i = lower.length - 1; i >= 0; i--) {
            double sum = b[i];
            for (int j = i + 1; j < lower.length; j++) sum -= lower[j][i] * b[j];
            b[i] = sum / lower[i][i];
        }
    }
}
