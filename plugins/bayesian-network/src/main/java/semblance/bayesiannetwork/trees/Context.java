package semblance.bayesiannetwork.trees;

/** The rows that the answers on a way down from the root lead to, and the splits that would explain them better. */
final class Context {
    /** As a state: one part for each state of the column. */
    static final int EVERY = -1;

    /** The answers, the last one first; null if there are none. */
    final Answer way;
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

    /**
     * An answer on the way from the root.
     *
     * @param above the answer before it; null if it is the first
     * @param asked the column that is asked for
     * @param state the state that it is asked for
     * @param yes whether it is in that state
     */
    record Answer(Answer above, int asked, int state, boolean yes) {}

    Context(Answer way, double share) {
        this.way = way;
        this.share = share;
    }

    /** How many states of a column lead here. */
    int open(int column, int levels) {
        int open = levels;
        for (Answer at = way; at != null; at = at.above) {
            if (at.asked != column) continue;
            if (at.yes) return 1;
            open--;
        }
        return open;
    }
}
