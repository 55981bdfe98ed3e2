package semblance.decisiontree;

import java.io.Serializable;

/**
 * What a tree owes to a column.
 *
 * @param share of all that the splits lower the impurity by, what those on this column do (Breiman et al. 1984), in [0, 1]
 */
public record Importance(String column, double share) implements Serializable {}
