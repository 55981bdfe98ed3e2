package semblance.bayesiannetwork;

/** How a graph is looked for. */
public enum Search {
    /** Order searches from several random orders and hill climbing, each polished by tabu search; the best is kept. */
    AUTO,
    /** Order searches with grow-shrink parents alone (Andrews et al. 2023). */
    ORDER,
    /** Adding, deleting and reversing arcs as long as that improves the score. */
    HILL_CLIMBING,
    /** The same, going on through worse graphs (Glover 1989). */
    TABU,
    /** The tree of most likelihood (Chow and Liu 1968). */
    CHOW_LIU,
    /** The tree of most likelihood among the columns given the target, which is a parent of all (Friedman et al. 1997). */
    TREE_AUGMENTED,
    /** Tests of conditional independence (Colombo and Maathuis 2014). */
    PC_STABLE,
    /** None: the graph is given. */
    GIVEN
}
