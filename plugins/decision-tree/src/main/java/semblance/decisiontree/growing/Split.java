package semblance.decisiontree.growing;

/** A way to part the rows of a node, and how good it is. */
final class Split {
    private static final int[][] NONE = new int[0][];

    /** How much it lowers the weighted impurity; negative infinity if there is no split. */
    double gain;
    /** What columns are compared by: the gain, or the gain ratio. */
    double score;

    int column;
    /** The largest code that goes left; only without {@link #groups}. */
    int code;
    /** The next code that rows have. */
    int next;
    /** Where missing cells go. */
    boolean missingLeft;
    /** Where more of the rows go. */
    boolean heavierLeft;
    /** Sets of codes, one for each child; of length 0 for a test of {@code code <= c}. */
    int[][] groups;

    Split() {
        clear(0);
    }

    void clear(int column) {
        gain = Double.NEGATIVE_INFINITY;
        score = Double.NEGATIVE_INFINITY;
        this.column = column;
        groups = NONE;
    }
}
