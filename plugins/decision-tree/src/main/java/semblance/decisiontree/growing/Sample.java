package semblance.decisiontree.growing;

import java.util.Arrays;

/** The rows of one tree in the order of its nodes: the rows of a node are neighbours. */
final class Sample {
    /** A row that goes right. */
    static final byte RIGHT = 1;
    /** A row whose cell is missing. */
    static final byte MISSING = 2;

    /** The codes of these rows, and maybe of others. */
    final Codes codes;
    /** The number of each row in the data; of length 0 if it is that in the codes. */
    final int[] origins;
    /** The number of each row in the codes. */
    final int[] rows;
    /** How often each counts. */
    final double[] weights;
    /** The class of each; of length 0 for numbers. */
    final int[] labels;
    /** Weight times value of each, less the mean and scaled; of length 0 for classes. */
    final double[] moments;

    /** The flags of each; of length 0 if there are none. */
    final long[] flags;

    Sample(int size, boolean classes, boolean flagged, Codes codes, int[] origins) {
        this.codes = codes;
        this.origins = origins;
        rows = new int[size];
        weights = new double[size];
        labels = new int[classes ? size : 0];
        moments = new double[classes ? 0 : size];
        flags = new long[flagged ? size : 0];
    }

    private void copy(int from, Sample to, int at) {
        to.rows[at] = rows[from];
        to.weights[at] = weights[from];
        if (labels.length > 0) to.labels[at] = labels[from];
        else to.moments[at] = moments[from];
        if (flags.length > 0) to.flags[at] = flags[from];
    }

    /**
     * Puts the rows of the left side before the others, each side keeping its order. There is no branch on the side, which no
     * processor could foresee: each row is written to both, where the next one overwrites it if it was wrong.
     *
     * @param sides bit {@link #RIGHT} of each row from {@code from} on
     * @return where the others begin
     */
    int part(int from, int to, byte[] sides, Sample buffer) {
        int at = from;
        int others = 0;
        for (int i = from; i < to; i++) {
            int right = sides[i - from] & RIGHT;
            copy(i, buffer, others);
            copy(i, this, at);
            at += 1 - right;
            others += right;
        }
        buffer.copy(0, this, at, others);
        return at;
    }

    private void copy(int from, Sample to, int at, int size) {
        System.arraycopy(rows, from, to.rows, at, size);
        System.arraycopy(weights, from, to.weights, at, size);
        if (labels.length > 0) System.arraycopy(labels, from, to.labels, at, size);
        else System.arraycopy(moments, from, to.moments, at, size);
        if (flags.length > 0) System.arraycopy(flags, from, to.flags, at, size);
    }

    /**
     * The rows of one side, those with a missing cell with a share of their weight.
     *
     * @param unit of which weights are multiples
     */
    Sample side(int from, int to, byte[] sides, int side, double share, double unit) {
        int size = 0;
        for (int i = from; i < to; i++) if (sides[i - from] == side || (sides[i - from] & MISSING) != 0) size++;
        Sample some = new Sample(size, labels.length > 0, flags.length > 0, codes, origins);
        int at = 0;
        for (int i = from; i < to; i++) {
            if (sides[i - from] != side && (sides[i - from] & MISSING) == 0) continue;
            copy(i, some, at);
            if ((sides[i - from] & MISSING) != 0) {
                some.weights[at] = Grower.exact(weights[i] * share, unit);
                if (labels.length == 0) some.moments[at] = moments[i] / weights[i] * some.weights[at];
            }
            at++;
        }
        return some;
    }

    /**
     * A copy of some rows with codes of their own, which then lie close together in memory.
     *
     * @param few whether few columns of them are going to be read
     */
    Sample compact(int from, int to, boolean few) {
        int[] some = Arrays.copyOfRange(rows, from, to);
        int[] numbers = some;
        if (origins.length > 0) {
            numbers = new int[some.length];
            for (int i = 0; i < some.length; i++) numbers[i] = origins[some[i]];
        }
        Sample copy = new Sample(some.length, labels.length > 0, flags.length > 0, codes.close(some, few), numbers);
        copy(from, copy, 0, some.length);
        for (int i = 0; i < some.length; i++) copy.rows[i] = i;
        return copy;
    }

    /** How much some rows count together. */
    double weight(int from, int to) {
        double weight = 0;
        for (int i = from; i < to; i++) weight += weights[i];
        return weight;
    }

    /** The numbers of some rows in the data. */
    void origins(int from, int to, int[] numbers, int at) {
        if (origins.length == 0) System.arraycopy(rows, from, numbers, at, to - from);
        else for (int i = from; i < to; i++) numbers[at + i - from] = origins[rows[i]];
    }
}
