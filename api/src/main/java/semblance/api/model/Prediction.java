package semblance.api.model;

import semblance.api.data.Column;

/** A predicted column, with its uncertainty. */
public sealed interface Prediction {

    /** The column that was predicted. */
    Column column();

    /**
     * Predicted numbers.
     *
     * @param means the expected value of each row, shape [rows]
     * @param deviations the standard deviation of each row's value, shape [rows]; NaN where it is not known
     */
    record Numbers(Column.Numeric column, double[] means, double[] deviations) implements Prediction {}

    /**
     * Predicted levels.
     *
     * @param probabilities the probability of each level, shape [levels][rows]
     */
    record Levels(Column.Categorical column, double[][] probabilities) implements Prediction {

        /** The most probable level of each row, the first of equals, shape [rows]. */
        public int[] codes() {
            int[] best = new int[probabilities[0].length];
            for (int level = 1; level < probabilities.length; level++)
                for (int r = 0; r < best.length; r++)
                    if (probabilities[level][r] > probabilities[best[r]][r]) best[r] = level;
            return best;
        }
    }
}
