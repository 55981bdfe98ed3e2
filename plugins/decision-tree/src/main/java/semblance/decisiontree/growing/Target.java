package semblance.decisiontree.growing;

/** What a tree is to predict, one value for each of some rows. */
public sealed interface Target {

    /**
     * Levels.
     *
     * @param codes indices of levels, shape [rows]; -1 is missing
     * @param classes the number of levels
     */
    record Classes(int[] codes, int classes) implements Target {}

    /**
     * Numbers.
     *
     * @param values shape [rows]; NaN is missing
     */
    record Numbers(double[] values) implements Target {}

    /** The number of rows. */
    default int rows() {
        return this instanceof Classes levels ? levels.codes().length : ((Numbers) this).values().length;
    }
}
