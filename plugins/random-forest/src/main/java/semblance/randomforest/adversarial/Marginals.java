package semblance.randomforest.adversarial;

import java.io.Serializable;

/**
 * What each column looks like by itself, and how its numbers are scaled. A small share of every leaf is spread like this,
 * so that no row is impossible.
 *
 * @param centres what is subtracted from the numbers of each numeric column
 * @param units what they are then divided by; all that follows is about such scaled numbers
 * @param lows the least number that leaves spread theirs to, infinite where numbers may lie below all that were seen
 * @param highs the greatest one
 * @param atoms a whole number that is frequent, such as zero, of which leaves keep the share by itself; NaN if there is none
 * @param edges the bounds of bins of about equal weight, ascending, shape [numeric columns][bins + 1]
 * @param masses the share of each bin, shape [numeric columns][bins]
 * @param levels the share of each level, smoothed, shape [categorical columns][levels]
 */
public record Marginals(
        double[] centres,
        double[] units,
        double[] lows,
        double[] highs,
        double[] atoms,
        double[][] edges,
        double[][] masses,
        double[][] levels)
        implements Serializable {}
