package semblance.decisiontree.growing;

/**
 * How far a tree grows, and what its splits are chosen by.
 *
 * @param depth most splits on the way to a leaf; 0 is without limit
 * @param leafWeight least weight of the rows on either side of a split
 * @param splitWeight least weight of the rows of a node that is split
 * @param decrease least decrease of the impurity, weighted by the node's share of all rows
 * @param candidates columns drawn for each node, of which the best is taken; 0 is all
 * @param randomCuts whether each candidate has one random cut instead of its best (Geurts et al. 2006)
 * @param insist whether more columns are drawn where the rows of a node differ in none of its candidates, as extremely
 *     randomised trees do (Geurts et al. 2006); otherwise such a node is a leaf (Breiman 2001)
 */
public record Growth(
        Criterion criterion,
        int depth,
        double leafWeight,
        double splitWeight,
        double decrease,
        int candidates,
        boolean randomCuts,
        Categories categories,
        Missing missing,
        boolean insist) {

    /** Until leaves are pure, with the best split of all columns. */
    public Growth(Criterion criterion) {
        this(criterion, 0, 1, 2, 0, 0, false, Categories.SUBSETS, Missing.LEARNED);
    }

    /** Insisting on columns in which the rows of a node differ. */
    public Growth(
            Criterion criterion,
            int depth,
            double leafWeight,
            double splitWeight,
            double decrease,
            int candidates,
            boolean randomCuts,
            Categories categories,
            Missing missing) {
        this(criterion, depth, leafWeight, splitWeight, decrease, candidates, randomCuts, categories, missing, true);
    }

    /** @throws IllegalArgumentException if a number is negative or not a number */
    public Growth {
        atLeastZero("depth", depth);
        atLeastZero("leafWeight", leafWeight);
        atLeastZero("splitWeight", splitWeight);
        atLeastZero("decrease", decrease);
        atLeastZero("candidates", candidates);
    }

    private static void atLeastZero(String name, double value) {
        if (!(value >= 0)) throw new IllegalArgumentException(name + " must be at least 0, got " + value);
    }

    /** The same with another number of candidate columns a node. */
    public Growth withCandidates(int candidates) {
        return new Growth(
                criterion,
                depth,
                leafWeight,
                splitWeight,
                decrease,
                candidates,
                randomCuts,
                categories,
                missing,
                insist);
    }
}
