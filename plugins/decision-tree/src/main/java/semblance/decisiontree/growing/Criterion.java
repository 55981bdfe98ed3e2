package semblance.decisiontree.growing;

/** What a split is to lower: the impurity of nodes, each weighted by its rows. */
public enum Criterion {
    /** One less the sum of squared class shares (Breiman et al. 1984). */
    GINI(true),
    /** The entropy of the class shares, bits; its decrease is the information gain (Quinlan 1986). */
    ENTROPY(true),
    /**
     * Information gain divided by the entropy of the split itself, among the splits whose gain is at least the average of
     * all columns' best (Quinlan 1993); impurity is the entropy, bits.
     */
    GAIN_RATIO(true),
    /** The mean squared distance to the mean. */
    VARIANCE(false),
    /** The mean absolute distance to the median. */
    ABSOLUTE_ERROR(false);

    private final boolean classes;

    Criterion(boolean classes) {
        this.classes = classes;
    }

    /** Whether the criterion is about classes; the others are about numbers. */
    public boolean classes() {
        return classes;
    }
}
