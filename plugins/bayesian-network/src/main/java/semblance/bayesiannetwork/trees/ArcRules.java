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

    /** Graphs in which arcs go from earlier to later columns only. */
    public static ArcRules order(int[] columns) {
        ArcRules rules = none(columns.length);
        for (int i = 0; i < columns.length; i++)
            for (int j = 0; j <= i; j++) rules.forbidden[columns[i]][columns[j]] = true;
        return rules;
    }
}
