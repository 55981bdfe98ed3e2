package semblance.decisiontree.growing;

/** Where rows go whose cell in the column of a split is missing. */
public enum Missing {
    /** To the side where they lower the impurity most; where a node has none, to its heavier side. */
    LEARNED,
    /** To both sides, with weights in proportion to the rows whose cell is known (Quinlan 1993). */
    SHARED
}
