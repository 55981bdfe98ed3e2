package semblance.randomforest;

/** Which importances of columns are computed while a forest is learned. */
public enum Importance {
    /** None. */
    NONE,
    /** How much splits on a column lower the impurity (Breiman et al. 1984); it costs nothing. */
    IMPURITY,
    /** That, and how much worse rows out of the bag are predicted without a column (Breiman 2001, section 10). */
    PERMUTATION
}
