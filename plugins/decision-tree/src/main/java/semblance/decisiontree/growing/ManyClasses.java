package semblance.decisiontree.growing;

/**
 * A tally of any number of classes: for each group its classes and their weights, so that neither time nor memory grows with
 * the number of codes times that of classes. A sweep moves them from one side to the other one by one.
 */
final class ManyClasses extends Tally {
    private final boolean gini;
    private final double[] left; // weights of the classes
    private final double[] right;
    private final int[] starts; // of the rows of each code
    private final int[] ends; // of the entries of each group
    private int[] rowLabels = new int[0]; // of the rows, sorted by code
    private double[] rowWeights = new double[0];
    private int[] labels = new int[0]; // of the entries: one for each class that a group has
    private double[] shares = new double[0]; // their weights

    private final FewRows few;

    ManyClasses(Cuts cuts, int codes, int classes, Criterion criterion) {
        super(codes);
        gini = criterion == Criterion.GINI;
        few = new FewRows(cuts, classes);
        left = new double[classes];
        right = new double[classes];
        starts = new int[codes];
        ends = new int[codes];
    }

    @Override
    boolean begin(Sample sample, int from, int to) {
        if (!gini) return false;
        few.begin(sample, from, to, this);
        return true;
    }

    @Override
    int quick(Sample sample, int column, int from, int to, int bit, double least) {
        return gini ? few.cut(sample, column, bit, least, this) : OTHERWISE;
    }

    @Override
    void take(Sample sample, int column, int from, int to, int size) {
        byte[] bytes = sample.codes.bytes(column);
        char[] chars = sample.codes.chars(column);
        int first = sample.codes.first(column);
        int step = sample.codes.step(column);
        if (rowLabels.length < to - from) {
            rowLabels = new int[to - from];
            rowWeights = new double[to - from];
        }
        if (labels.length < to - from) {
            labels = new int[to - from];
            shares = new double[to - from];
        }
        for (int i = from; i < to; i++) {
            int cell = first + sample.rows[i] * step;
            int code = bytes.length > 0 ? bytes[cell] & 0xFF : chars[cell];
            touch(code);
            starts[code]++;
        }
        list();
        int before = 0;
        for (int g = 0; g < groups; g++) {
            int count = starts[codes[g]];
            starts[codes[g]] = before;
            before += count;
        }
        for (int i = from; i < to; i++) {
            int cell = first + sample.rows[i] * step;
            int code = bytes.length > 0 ? bytes[cell] & 0xFF : chars[cell];
            int at = starts[code]++;
            rowLabels[at] = sample.labels[i];
            rowWeights[at] = sample.weights[i];
        }
        int row = 0;
        int entries = 0;
        for (int g = 0; g < groups; g++) {
            int begin = row;
            double weight = 0;
            for (; row < starts[codes[g]]; row++) {
                left[rowLabels[row]] += rowWeights[row];
                weight += rowWeights[row];
            }
            starts[codes[g]] = 0;
            for (int i = begin; i < row; i++) {
                int label = rowLabels[i];
                if (!(left[label] > 0)) continue;
                labels[entries] = label;
                shares[entries++] = left[label];
                left[label] = 0;
            }
            weights[g] = weight;
            ends[g] = entries;
        }
    }

    private int start(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }

    @Override
    double sweep(int[] sequence, int count, double[] costs) {
        double weight = 0;
        for (int i = 0; i < count; i++) {
            weight += weights[sequence[i]];
            for (int e = start(sequence[i]); e < ends[sequence[i]]; e++) right[labels[e]] += shares[e];
        }
        double rightSum = sum(sequence, count);
        double all = cost(weight, rightSum);
        double leftSum = 0;
        double done = 0;
        for (int i = 0; i + 1 < count; i++) {
            int group = sequence[i];
            done += weights[group];
            for (int e = start(group); e < ends[group]; e++) {
                int label = labels[e];
                double share = shares[e];
                double l = left[label];
                double r = right[label];
                if (gini) {
                    leftSum += share * (2 * l + share);
                    rightSum += share * (share - 2 * r);
                } else {
                    leftSum += Bits.times(l + share) - Bits.times(l);
                    rightSum += Bits.times(r - share) - Bits.times(r);
                }
                left[label] = l + share;
                right[label] = r - share;
            }
            costs[i] = cost(done, leftSum) + cost(weight - done, rightSum);
        }
        clear(sequence, count);
        return all;
    }

    /** The sum over classes of their squares, or of x log x, in {@link #right}. */
    private double sum(int[] sequence, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++)
            for (int e = start(sequence[i]); e < ends[sequence[i]]; e++) {
                int label = labels[e];
                if (left[label] > 0) continue; // counted already
                left[label] = 1;
                sum += gini ? right[label] * right[label] : Bits.times(right[label]);
            }
        for (int i = 0; i < count; i++)
            for (int e = start(sequence[i]); e < ends[sequence[i]]; e++) left[labels[e]] = 0;
        return sum;
    }

    private void clear(int[] sequence, int count) {
        for (int i = 0; i < count; i++)
            for (int e = start(sequence[i]); e < ends[sequence[i]]; e++) {
                left[labels[e]] = 0;
                right[labels[e]] = 0;
            }
    }

    private double cost(double weight, double sum) {
        if (!(weight > 0)) return 0;
        return gini ? weight - sum / weight : Bits.times(weight) - sum;
    }

    @Override
    double[] scores() {
        return new PrincipalAxis(groups, left.length, weights).scores((group, to) -> {
            for (int e = start(group); e < ends[group]; e++) to.add(labels[e], shares[e]);
        });
    }

    @Override
    double cost(int some) {
        double weight = 0;
        int count = 0;
        int[] sequence = new int[groups];
        for (int g = 0; g < groups; g++) {
            if ((some >> g & 1) == 0) continue;
            sequence[count++] = g;
            weight += weights[g];
            for (int e = start(g); e < ends[g]; e++) right[labels[e]] += shares[e];
        }
        double sum = sum(sequence, count);
        clear(sequence, count);
        return cost(weight, sum);
    }

    @Override
    boolean exact() {
        return false;
    }
}
