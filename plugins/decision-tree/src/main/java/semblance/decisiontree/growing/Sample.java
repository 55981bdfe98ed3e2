package semblance.decisiontree.growing;

/** The rows of one tree in the order of its nodes: the rows of a node are neighbours. */
final class Sample {
    /** Which rows these are. */
    final int[] rows;
    /** How often each counts. */
    final double[] weights;
    /** The class of each; of length 0 for numbers. */
    final int[] labels;
    /** Weight times value of each, less the mean and scaled; of length 0 for classes. */
    final double[] moments;

    Sample(int size, boolean classes) {
        rows = new int[size];
        weights = new double[size];
        labels = new int[classes ? size : 0];
        moments = new double[classes ? 0 : size];
    }

    private void copy(int from, Sample to, int at) {
        to.rows[at] = rows[from];
        to.weights[at] = weights[from];
        if (labels.length > 0) to.labels[at] = labels[from];
        else to.moments[at] = moments[from];
    }

    /** Puts rows that go left before the others, each side keeping its order; gives where the right side begins. */
    int part(int from, int to, boolean[] left, Sample buffer) {
        int at = from;
        int others = 0;
        for (int i = from; i < to; i++) {
            if (left[i - from]) copy(i, this, at++);
            else copy(i, buffer, others++);
        }
        for (int i = 0; i < others; i++) buffer.copy(i, this, at + i);
        return at;
    }

    /** The rows of one side, those with a missing cell with a share of their weight. */
    Sample side(int from, int to, byte[] sides, byte side, double share) {
        int size = 0;
        for (int i = from; i < to; i++) if (sides[i - from] == side || sides[i - from] < 0) size++;
        Sample some = new Sample(size, labels.length > 0);
        int at = 0;
        for (int i = from; i < to; i++) {
            if (sides[i - from] != side && sides[i - from] >= 0) continue;
            copy(i, some, at);
            if (sides[i - from] < 0) {
                some.weights[at] *= share;
                if (labels.length == 0) some.moments[at] *= share;
            }
            at++;
        }
        return some;
    }
}
