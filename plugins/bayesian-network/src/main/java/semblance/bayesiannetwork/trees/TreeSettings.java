package semblance.bayesiannetwork.trees;

/**
 * How probability trees are compared and their probabilities are estimated.
 *
 * @param score how much a leaf explains
 * @param equivalentSampleSize rows that the prior of a whole tree is worth, shared by the leaves in proportion to the
 *     configurations of parents they stand for; used by the score {@link LeafScore#BDEU}, above 0
 * @param kappa the prior odds of one free parameter more, above 0 and at most 1 (Chickering, Heckerman and Meek 1997,
 *     equation 6); with 1, scores compare with those of tables
 * @param smoothing rows that each vertex's prior is worth, whose probabilities are those of the vertex above it and of the
 *     root uniform; above 0
 */
public record TreeSettings(LeafScore score, double equivalentSampleSize, double kappa, double smoothing) {

    /** Bayesian with uniform priors. */
    public TreeSettings() {
        this(LeafScore.BDEU, 1, 1, 1);
    }

    /** @throws IllegalArgumentException if a number is out of its range, naming it */
    public TreeSettings {
        if (!(equivalentSampleSize > 0 && equivalentSampleSize < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("equivalentSampleSize must be above 0, got " + equivalentSampleSize);
        if (!(kappa > 0 && kappa <= 1))
            throw new IllegalArgumentException("kappa must be above 0 and at most 1, got " + kappa);
        if (!(smoothing > 0 && smoothing < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("smoothing must be above 0, got " + smoothing);
    }

    /**
     * The log score of a leaf, nats; that of a tree is the sum over its leaves.
     *
     * @param counts the weight of the leaf's rows in each state, those without rows may be left out
     * @param at where they start
     * @param size how many they are
     * @param states of the column
     * @param share of the configurations of the parents that lead to the leaf
     * @param rows the weight of all rows
     */
    double leaf(double[] counts, int at, int size, int states, double share, double rows, LogGamma logGamma) {
        return score.leaf(counts, at, size, states, equivalentSampleSize * share, rows, logGamma)
                + Math.log(kappa) * (states - 1);
    }
}
