package semblance.randomforest.adversarial;

/** How the numbers of a column are spread within a leaf. */
public enum LeafDensity {
    /** As a normal distribution with the mean and deviation of the leaf's rows, cut off at the leaf's bounds. */
    TRUNCATED_NORMAL,
    /** Evenly between the leaf's bounds, which nowhere lie beyond the numbers seen. */
    PIECEWISE
}
