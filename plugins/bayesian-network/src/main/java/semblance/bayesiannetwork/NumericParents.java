package semblance.bayesiannetwork;

/** What becomes of arcs from numeric to categorical columns, which conditional Gaussians cannot have. */
public enum NumericParents {
    /** There are none, so that every answer is exact. */
    FORBID,
    /** A categorical column with numeric parents is a logistic regression, and some answers are weighted samples. */
    LOGISTIC
}
