package semblance.decisiontree.growing;

/**
 * What the rows of a node add up to for each code of one column: groups, in the order of their codes. It is used again and
 * again, so that nothing is allocated for a node.
 */
abstract class Tally {
    /** That it cannot be found so: there are too many rows, or missing cells. */
    static final int OTHERWISE = 0;
    /** That all rows have one code. */
    static final int ALIKE = 1;
    /** That no cut leaves enough weight on both sides. */
    static final int NONE = 2;
    /** That there is a cut. */
    static final int FOUND = 3;

    /** How many codes the rows have. */
    int groups;
    /** These codes, ascending. */
    final int[] codes;
    /** The weight of each. */
    final double[] weights;

    double gain;
    double leftWeight;
    /** The weight of all rows of the node. */
    double allWeight;
    /** Its impurity by definition. */
    double impurity;
    /** The last code on the left; by {@link #quick} alone, as the next. */
    int lastLeft;
    /** The first code on the right. */
    int firstRight;

    private final int[] sequence;
    private final double[] costs;
    private final long[] touched; // one bit a code
    private final long[] words; // one bit for each of those

    Tally(int codes) {
        this.codes = new int[codes];
        weights = new double[codes];
        sequence = new int[codes];
        costs = new double[codes];
        touched = new long[(codes >> 6) + 1];
        words = new long[(codes >> 12) + 1];
    }

    /**
     * Adds up a node's rows over all codes, for {@link #quick}, and fills {@link #allWeight} and {@link #impurity}.
     *
     * @return false if the tally does not do so
     */
    boolean begin(Sample sample, int from, int to) {
        return false;
    }

    /**
     * The same as {@link #take} and {@link #bestCut} for a column of numbers, where groups are not worth making: in few rows,
     * which go from one side to the other one by one in the order of their codes, and of two codes.
     *
     * @param bit of the rows' flags that says which of the two codes a row has, in which the rows differ; or -1
     * @param least the weight that either side must have
     * @return {@link #OTHERWISE}, {@link #ALIKE}, {@link #NONE} or, if all fields of a cut are filled, {@link #FOUND}
     */
    int quick(Sample sample, int column, int from, int to, int bit, double least) {
        return OTHERWISE;
    }

    /** Adds up the rows of a node for several flags, of which {@link #quick} is going to be asked next. */
    void together(Sample sample, int from, int to, long wanted) {}

    /**
     * Adds up the rows of a node.
     *
     * @param size how many codes the column has, that of missing cells among them
     */
    abstract void take(Sample sample, int column, int from, int to, int size);

    /**
     * The cut between groups in their own order that lowers the weighted impurity most.
     *
     * @param first the group to begin with
     * @param least the weight that either side must have
     * @return the last group on the left, or -1; the gain is then in {@link #gain}, the weight of the left in {@link #leftWeight}
     */
    int bestCut(int first, double least) {
        int count = groups - first;
        double weight = 0;
        for (int g = first; g < groups; g++) {
            sequence[g - first] = g;
            weight += weights[g];
        }
        double all = sweep(sequence, count, costs);
        int chosen = -1;
        double left = 0;
        gain = Double.NEGATIVE_INFINITY;
        for (int i = 0; i + 1 < count; i++) {
            left += weights[first + i];
            if (all - costs[i] <= gain || left < least || weight - left < least) continue;
            gain = all - costs[i];
            leftWeight = left;
            chosen = first + i;
        }
        return chosen;
    }

    /**
     * The weighted impurity of two sides: the first i + 1 groups of a sequence, and the rest of it.
     *
     * @param costs to be filled, up to the last but one
     * @return the weighted impurity of all groups of the sequence
     */
    abstract double sweep(int[] sequence, int count, double[] costs);

    /** Where each group stands when groups are in the order of a score in which a best split in two sets is one cut. */
    abstract double[] scores();

    /** The weighted impurity of some groups, one bit for each; of at most 10. */
    abstract double cost(int some);

    /** Whether a cut in the order of {@link #scores} is always the best of all splits in two sets. */
    abstract boolean exact();

    final void touch(int code) {
        touched[code >> 6] |= 1L << code;
        words[code >> 12] |= 1L << (code >> 6);
    }

    /** Lists the codes that were touched, and forgets them. */
    final void list() {
        int found = 0;
        for (int i = 0; i < words.length; i++) {
            for (long outer = words[i]; outer != 0; outer &= outer - 1) {
                int word = (i << 6) + Long.numberOfTrailingZeros(outer);
                for (long inner = touched[word]; inner != 0; inner &= inner - 1)
                    codes[found++] = (word << 6) + Long.numberOfTrailingZeros(inner);
                touched[word] = 0;
            }
            words[i] = 0;
        }
        groups = found;
    }
}
