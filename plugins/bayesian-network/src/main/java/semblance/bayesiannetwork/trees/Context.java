package semblance.bayesiannetwork.trees;

/** The rows that the answers on a way down from the root lead to, and the splits that would explain them better. */
final class Context {
    /** As a state: one part for each state of the column. */
    static final int EVERY = -1;

    /** The context that this one is a part of; null for the root, that of all rows. */
    final Context above;
    /** The column that was asked for last. */
    final int asked;
    /** The state that it was asked for. */
    final int state;
    /** Whether it is in that state. */
    final boolean yes;
    /** Of the configurations of all columns, those that lead here. */
    final double share;
    /** The weight of the rows in each state of the column that is to be explained, shape [states]. */
    double[] totals;
    /** What is explained without a split, nats. */
    double score;
    /** What each split adds to the score, the largest first, all above 0, nats. */
    double[] gains;
    /** The column that each split asks for. */
    int[] columns;
    /** The state that each split asks for, or {@link #EVERY}. */
    int[] states;
    /** The contexts that each split leads to, yes before no; null where it has not been made. */
    Context[][] parts;

    Context(Context above, int asked, int state, boolean yes, double share) {
        this.above = above;
        this.asked = asked;
        this.state = state;
        this.yes = yes;
        this.share = share;
    }

    /** How many states of a column lead here. */
    int open(int column, int levels) {
        int open = levels;
        for (Context at = this; at.above != null; at = at.above) {
            if (at.asked != column) continue;
            if (at.yes) return 1;
            open--;
        }
        return open;
    }
}
