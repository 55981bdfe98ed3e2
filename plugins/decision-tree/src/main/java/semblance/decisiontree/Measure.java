package semblance.decisiontree;

import semblance.decisiontree.growing.Criterion;

/** What splits are to lower. */
public enum Measure {
    /** What the algorithm lowers. */
    USUAL,
    /** Gini's impurity, of levels. */
    GINI,
    /** Entropy, of levels. */
    ENTROPY,
    /** Entropy, as a share of the entropy of the split, of levels. */
    GAIN_RATIO,
    /** The squared distance to the mean, of numbers. */
    VARIANCE,
    /** The absolute distance to the median, of numbers. */
    ABSOLUTE_ERROR;

    Criterion criterion(Algorithm algorithm, boolean levels) {
        return this == USUAL ? algorithm.criterion(levels) : Criterion.valueOf(name());
    }
}
