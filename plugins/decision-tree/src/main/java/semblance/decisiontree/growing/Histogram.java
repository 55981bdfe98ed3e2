package semblance.decisiontree.growing;

/**
 * What the rows of a large node add up to, for each code of each column; a node's is its parent's less its sibling's.
 *
 * @param values some statistics for each code, of one column after the other
 */
record Histogram(double[] values) {
    /** Of rows that have not been added up. */
    static final Histogram NONE = new Histogram(new double[0]);

    void subtract(Histogram other) {
        double[] from = values;
        double[] less = other.values;
        for (int i = 0; i < from.length; i++) from[i] -= less[i];
    }
}
