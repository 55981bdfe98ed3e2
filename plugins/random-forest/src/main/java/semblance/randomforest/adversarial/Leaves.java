package semblance.randomforest.adversarial;

import java.io.Serializable;

/**
 * The distributions in all leaves of all trees.
 *
 * @param coverage the probability of each leaf, one in all, shape [leaves]
 * @param numbers for each leaf and numeric column five numbers: mean and inverse deviation of its normal distribution, its
 *     height before truncation, that is the factor of {@code exp(-z^2/2)}, the factor of the column's own density, and
 *     the share of the column's frequent number; shape [leaves * numeric columns * 5]
 * @param starts where the levels seen in each leaf and categorical column begin, and their number in all; shape
 *     [leaves * categorical columns + 1]
 * @param levels the indices of these levels, ascending, unsigned
 * @param shares the probability of each, apart from the part that follows the column's own shares
 * @param rests the factor of the column's own shares, shape [leaves * categorical columns]
 */
public record Leaves(double[] coverage, float[] numbers, int[] starts, short[] levels, float[] shares, double[] rests)
        implements Serializable {
    static final int MEAN = 0;
    static final int INVERSE = 1;
    static final int HEIGHT = 2;
    static final int REST = 3;
    static final int ATOM = 4;
    static final int WIDTH = 5;

    /** An inverse deviation below this stands for an even spread. */
    static final float EVEN = 1e-30f;
}
