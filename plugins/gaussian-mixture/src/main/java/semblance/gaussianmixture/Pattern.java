package semblance.gaussianmixture;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * What the components say of rows in which the same numeric cells are missing: the marginal density of the known cells,
 * and the regression of the missing on the known (Little and Rubin 2020, section 11.2).
 */
final class Pattern {
    /** The positions of the known numeric cells. */
    final int[] known;
    /** The positions of the missing numeric cells. */
    final int[] missing;
    /** The log of the density's constant factor over the known cells, shape [K]. */
    final double[] logNorm;
    /** The regression coefficients, shape [K][missing][known]. */
    final double[][][] slopes;
    /** The covariance of the missing cells once the others are known, shape [K][missing][missing]. */
    final double[][][] residual;

    Pattern(Components all, BitSet absent) {
        int size = all.layout.numeric.length;
        known = IntStream.range(0, size).filter(j -> !absent.get(j)).toArray();
        missing = IntStream.range(0, size).filter(absent::get).toArray();
        logNorm = all.logNorm.clone();
        slopes = new double[all.size()][][];
        residual = new double[all.size()][][];
        if (missing.length == 0) return;
        for (int k = 0; k < all.size(); k++)
            if (all.diagonal) separate(all, k);
            else regress(all.mixture.covariances()[k], k);
    }

    private void separate(Components all, int k) {
        slopes[k] = new double[missing.length][known.length];
        residual[k] = block(all.mixture.covariances()[k], missing, missing);
        for (int j : missing) logNorm[k] += Math.log(all.deviations[k][j]) + 0.5 * Components.LOG_2PI;
    }

    private void regress(double[][] covariance, int k) {
        double[][] lower = Cholesky.factor(block(covariance, known, known));
        logNorm[k] = Components.logNorm(lower);
        slopes[k] = block(covariance, missing, known);
        residual[k] = block(covariance, missing, missing);
        double[][] half = new double[missing.length][];
        for (int m = 0; m < missing.length; m++) {
            Cholesky.forward(lower, slopes[k][m]);
            half[m] = slopes[k][m].clone();
            Cholesky.backward(lower, slopes[k][m]);
        }
        for (int m = 0; m < missing.length; m++)
            for (int o = 0; o < missing.length; o++)
                for (int i = 0; i < known.length; i++) residual[k][m][o] -= half[m][i] * half[o][i];
    }

    static double[][] block(double[][] matrix, int[] rows, int[] columns) {
        double[][] block = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++)
            for (int j = 0; j < columns.length; j++) block[i][j] = matrix[rows[i]][columns[j]];
        return block;
    }
}
