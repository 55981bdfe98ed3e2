package semblance.gaussianmixture;

import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A mixture made ready for evaluation: factors, constants and log probabilities. It is a function of the mixture alone; the
 * regressions for missing cells are worked out when first met and kept, and so are the buffers of the threads that use it.
 */
final class Components implements Serializable {
    private static final long serialVersionUID = 1;
    static final double LOG_2PI = 1.8378770664093453;
    /** Beyond this many, patterns of missing cells are worked out anew each time rather than kept. */
    private static final int PATTERNS = 4096;

    /** Squared distance in units of the spread: sums about the centre then keep twelve digits. */
    private static final double NEAR = 1e4;

    final Layout layout;
    final Mixture mixture;
    /** Whether no two numeric columns are correlated in any component. */
    final boolean diagonal;

    final transient double[] logWeights;
    /** Cholesky factors, shape [K][d][d], or [K][0] if the mixture is diagonal. */
    final transient double[][][] factors;
    /** The diagonals of the factors, shape [K][d]. */
    final transient double[][] deviations;

    final transient double[] logNorm;
    /** Log probabilities, shape [K][c][1 + levels]; the first stands for a missing cell. */
    final transient double[][][] logLevels;

    /** The mean of the mixture, shape [d]. */
    final transient double[] centre;
    /** Whether a component is correlated and its mean so near the centre that {@link Products} serve it, shape [K]. */
    final transient boolean[] near;

    private final transient Map<BitSet, Pattern> patterns = new ConcurrentHashMap<>();
    private final transient Deque<Block> blocks = new ArrayDeque<>();

    Components(Layout layout, Mixture mixture) {
        this(layout, mixture, isDiagonal(mixture));
    }

    /** @param diagonal whether only variances are to be read */
    Components(Layout layout, Mixture mixture, boolean diagonal) {
        this.layout = layout;
        this.mixture = mixture;
        this.diagonal = diagonal;
        int size = mixture.components();
        logWeights = new double[size];
        factors = new double[size][0][];
        deviations = new double[size][layout.numeric.length];
        logNorm = new double[size];
        logLevels = new double[size][layout.categorical.length][];
        for (int k = 0; k < size; k++) {
            logWeights[k] = Math.log(mixture.weights()[k]);
            if (!diagonal) factors[k] = factor(mixture.covariances()[k], k);
            logNorm[k] = -0.5 * LOG_2PI * layout.numeric.length;
            for (int j = 0; j < layout.numeric.length; j++) {
                deviations[k][j] = diagonal ? Math.sqrt(mixture.covariances()[k][j][j]) : factors[k][j][j];
                logNorm[k] -= Math.log(deviations[k][j]);
            }
            for (int c = 0; c < layout.categorical.length; c++) {
                double[] probabilities = mixture.levels()[k][c];
                logLevels[k][c] = new double[probabilities.length + 1];
                for (int level = 0; level < probabilities.length; level++)
                    logLevels[k][c][level + 1] = Math.log(probabilities[level]);
            }
        }
        centre = centre();
        near = new boolean[size];
        for (int k = 0; k < size; k++) near[k] = isNear(k);
    }

    private double[] centre() {
        double[] centre = new double[layout.numeric.length];
        for (int k = 0; k < size(); k++)
            for (int j = 0; j < centre.length; j++) centre[j] += mixture.weights()[k] * mixture.means()[k][j];
        return centre;
    }

    private boolean isNear(int k) {
        if (diagonal) return false;
        double[] away = centre.clone();
        for (int j = 0; j < away.length; j++) away[j] -= mixture.means()[k][j];
        Cholesky.forward(factors[k], away);
        double squared = 0;
        for (double value : away) squared += value * value;
        return squared <= NEAR;
    }

    private Object readResolve() throws ObjectStreamException {
        return new Components(layout, mixture, diagonal);
    }

    private static double[][] factor(double[][] covariance, int k) {
        double[][] lower = Cholesky.factor(covariance);
        if (Cholesky.failed(lower, covariance.length))
            throw new IllegalArgumentException("component " + (k + 1) + ": its covariance is not positive definite");
        return lower;
    }

    static double logNorm(double[][] lower) {
        return -0.5 * (lower.length * LOG_2PI + Cholesky.logDeterminant(lower));
    }

    private static boolean isDiagonal(Mixture mixture) {
        for (double[][] covariance : mixture.covariances())
            for (int i = 0; i < covariance.length; i++)
                for (int j = 0; j < i; j++) if (covariance[i][j] != 0) return false;
        return true;
    }

    int size() {
        return logWeights.length;
    }

    Pattern pattern(BitSet absent) {
        Pattern pattern = patterns.get(absent);
        if (pattern != null) return pattern;
        pattern = new Pattern(this, absent);
        if (patterns.size() < PATTERNS) patterns.put(absent, pattern);
        return pattern;
    }

    /** A buffer that nobody else uses; to be returned to {@link #release}. */
    Block acquire() {
        synchronized (blocks) {
            return blocks.isEmpty() ? new Block(this) : blocks.pop();
        }
    }

    void release(Block block) {
        synchronized (blocks) {
            blocks.push(block);
        }
    }
}
