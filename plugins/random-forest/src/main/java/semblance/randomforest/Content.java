package semblance.randomforest;

import java.io.Serializable;

/**
 * The trees of a forest, and what their leaves say.
 *
 * @param classes the number of levels of the target; 0 if it is numeric
 * @param centre what the values of leaves are counted from, in the unit of the target
 * @param scale what they are to be multiplied with before that
 * @param nodes the trees
 * @param shares the distributions in leaves; none with fewer than three classes
 * @param deviations of the target's values in each node that is a leaf, as the upper halves of floats, in the unit of the
 *     leaves, shape [nodes]; of length 0 for classes
 * @param values of each leaf, if quantiles were asked for
 */
public record Content(
        int classes,
        double centre,
        double scale,
        Nodes nodes,
        LeafShares shares,
        short[] deviations,
        QuantileLeaves values)
        implements Serializable {}
