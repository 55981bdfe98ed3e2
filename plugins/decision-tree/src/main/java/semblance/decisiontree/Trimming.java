package semblance.decisiontree;

/** How a grown tree is cut back. */
public enum Trimming {
    /** Not at all. */
    NONE,
    /** By minimal cost-complexity, with a given or a cross-validated cost of a leaf (Breiman et al. 1984). */
    COST_COMPLEXITY,
    /** Where rows that were held out do not err less below a node than at it (Quinlan 1987). */
    REDUCED_ERROR,
    /** Where the upper limit of the error, confidence 0.25, is not lower below a node than at it (Quinlan 1993). */
    ERROR_BASED
}
