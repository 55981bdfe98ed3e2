package semblance.bayesiannetwork;

/** How a graph is looked for. */
public enum Search {
    /**
     * Tabu search, then again and again an order search from the best graph with some nodes moved, polished by tabu search
     * (iterated local search, Lourenço et al. 2003); the best is kept.
     */
    AUTO,
    /** Order searches with grow-shrink parents from random orders (Andrews et al. 2023); the best is kept. */
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
