package semblance.bayesiannetwork.trees;

/**
 * Which arcs a network may and must have.
 *
 * @param forbidden whether the arc from a column to another is not allowed, shape [from][to]
 * @param required whether it must be there, even where no vertex of the tree asks for it, shape [from][to]; without cycle
 * @param maximumParents of a node, at least 0
 */
public record ArcRules(boolean[][] forbidden, boolean[][] required, int maximumParents) {

    /** Any graph without a cycle. */
    public static ArcRules none(int columns) {
        return new ArcRules(new boolean[columns][columns], new boolean[columns][columns], columns);
    }
}
