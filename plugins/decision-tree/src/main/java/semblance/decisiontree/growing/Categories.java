package semblance.decisiontree.growing;

/** How a node is split on a column of levels without order. */
public enum Categories {
    /**
     * In two sets of levels: the best of all pairs for two classes and for numbers (levels ordered by their mean, Breiman
     * et al. 1984), and for more classes with fewer than 10 levels; otherwise the best along the first principal component
     * of the class shares (Coppersmith, Hong and Hosking 1999).
     */
    SUBSETS,
    /** In one child for each level present (Quinlan 1986); such a node is written as a chain of tests of two. */
    MULTIWAY
}
