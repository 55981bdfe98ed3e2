package semblance.bayesiannetwork;

/** The form of a categorical node's distribution given categorical parents. */
public enum Structure {
    /** For each node the form that the score prefers, given the graph; tables where a cell is missing, a
     * column numeric or the likelihood to be as large as can be. */
    AUTO,
    /** One distribution for each configuration of the parents. */
    TABLE,
    /**
     * Trees, in which a parent may matter in some contexts only; graph and trees are learned together (Chickering,
     * Heckerman and Meek 1997).
     */
    TREE
}
