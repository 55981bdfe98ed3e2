package semblance.decisiontree.growing;

import java.util.Arrays;

/** A tally of three or more classes, few enough to hold the weight of each for every code. */
final class FewClasses extends Summed {
    /** Classes up to which going through all of them costs less than finding out which are there. */
    static final int MOST = 32;

    private static final int DENSE = 512; // rows that are many against few codes

    private final Criterion criterion;
    private final FewRows few;
    private final int classes;
    private final double[] histogram; // of one column; all 0 between nodes
    private final double[] groupShares; // weights of the classes of each group, shape [groups * classes]
    private final double[] left;
    private final double[] totals;

    FewClasses(Cuts cuts, int codes, int classes, Criterion criterion) {
        super(codes);
        this.criterion = criterion;
        this.classes = classes;
        few = new FewRows(cuts, classes);
        histogram = new double[codes * classes];
        groupShares = new double[codes * classes];
        left = new double[classes];
        totals = new double[classes];
    }

    @Override
    boolean begin(Sample sample, int from, int to) {
        if (!(criterion == Criterion.GINI)) return false;
        few.begin(sample, from, to, this);
        return true;
    }

    @Override
    void together(Sample sample, int from, int to, long wanted) {
        if (criterion == Criterion.GINI) few.together(wanted);
    }

    @Override
    int quick(Sample sample, int column, int from, int to, int bit, double least) {
        return criterion == Criterion.GINI ? few.cut(sample, column, bit, least, this) : OTHERWISE;
    }

    @Override
    void take(Sample sample, int column, int from, int to, int size) {
        byte[] bytes = sample.codes.bytes(column);
        int[] rows = sample.rows;
        if (to - from >= DENSE && to - from >= 2 * size) {
            add(sample, column, from, to, histogram, 0);
            take(histogram, 0, size);
            Arrays.fill(histogram, 0, size * classes, 0);
            return;
        }
        int first = sample.codes.first(column);
        int step = sample.codes.step(column);
        if (bytes.length > 0) {
            for (int i = from; i < to; i++) {
                int code = bytes[first + rows[i] * step] & 0xFF;
                touch(code);
                histogram[code * classes + sample.labels[i]] += sample.weights[i];
            }
        } else {
            char[] chars = sample.codes.chars(column);
            for (int i = from; i < to; i++) {
                int code = chars[first + rows[i] * step];
                touch(code);
                histogram[code * classes + sample.labels[i]] += sample.weights[i];
            }
        }
        list();
        for (int g = 0; g < groups; g++) {
            int at = codes[g] * classes;
            if (groups > 1) weights[g] = copy(histogram, at, g);
            Arrays.fill(histogram, at, at + classes, 0);
        }
    }

    /** Takes a group's shares from a histogram; gives their sum. */
    private double copy(double[] sums, int at, int group) {
        double weight = 0;
        int to = group * classes;
        for (int k = 0; k < classes; k++) {
            double share = sums[at + k];
            groupShares[to + k] = share;
            weight += share;
        }
        return weight;
    }

    @Override
    void fill(Sample sample, int column, int from, int to, double[] sums, int offset, int size) {
        Arrays.fill(sums, offset, offset + classes * size, 0);
        add(sample, column, from, to, sums, offset);
    }

    private void add(Sample sample, int column, int from, int to, double[] sums, int offset) {
        int[] rows = sample.rows;
        int[] label = sample.labels;
        double[] weight = sample.weights;
        byte[] bytes = sample.codes.bytes(column);
        int first = sample.codes.first(column);
        int step = sample.codes.step(column);
        if (bytes.length > 0) {
            for (int i = from; i < to; i++)
                sums[offset + (bytes[first + rows[i] * step] & 0xFF) * classes + label[i]] += weight[i];
            return;
        }
        char[] chars = sample.codes.chars(column);
        for (int i = from; i < to; i++) sums[offset + chars[first + rows[i] * step] * classes + label[i]] += weight[i];
    }

    @Override
    void take(double[] sums, int offset, int size) {
        int found = 0;
        for (int code = 0; code < size; code++) {
            double weight = copy(sums, offset + code * classes, found);
            codes[found] = code;
            weights[found] = weight;
            found += weight > 0 ? 1 : 0;
        }
        groups = found;
    }

    @Override
    double sweep(int[] sequence, int count, double[] costs) {
        Arrays.fill(left, 0);
        Arrays.fill(totals, 0);
        double weight = 0;
        for (int i = 0; i < count; i++) {
            weight += weights[sequence[i]];
            int at = sequence[i] * classes;
            for (int k = 0; k < classes; k++) totals[k] += groupShares[at + k];
        }
        double done = 0;
        for (int i = 0; i + 1 < count; i++) {
            done += weights[sequence[i]];
            costs[i] = criterion == Criterion.GINI
                    ? gini(sequence[i] * classes, done, weight - done)
                    : entropy(sequence[i] * classes, done, weight - done);
        }
        return cost(totals, weight);
    }

    /** Moves a group to the left; gives the weighted impurity of both sides. */
    private double gini(int at, double leftWeight, double rightWeight) {
        double leftSquares = 0;
        double rightSquares = 0;
        for (int k = 0; k < classes; k++) {
            double l = left[k] + groupShares[at + k];
            double r = totals[k] - l;
            left[k] = l;
            leftSquares += l * l;
            rightSquares += r * r;
        }
        return leftWeight - leftSquares / leftWeight + rightWeight - rightSquares / rightWeight;
    }

    private double entropy(int at, double leftWeight, double rightWeight) {
        double cost = Bits.times(leftWeight) + Bits.times(rightWeight);
        for (int k = 0; k < classes; k++) {
            double l = left[k] + groupShares[at + k];
            left[k] = l;
            cost -= Bits.times(l) + Bits.times(totals[k] - l);
        }
        return cost;
    }

    private double cost(double[] shares, double weight) {
        if (!(weight > 0)) return 0;
        double sum = 0;
        for (double share : shares) sum += criterion == Criterion.GINI ? share * share : Bits.times(share);
        return criterion == Criterion.GINI ? weight - sum / weight : Bits.times(weight) - sum;
    }

    @Override
    double[] scores() {
        PrincipalAxis axis = new PrincipalAxis(groups, classes, weights);
        return axis.scores((group, to) -> {
            for (int k = 0; k < classes; k++) to.add(k, groupShares[group * classes + k]);
        });
    }

    @Override
    double cost(int some) {
        Arrays.fill(left, 0);
        double weight = 0;
        for (int g = 0; g < groups; g++) {
            if ((some >> g & 1) == 0) continue;
            weight += weights[g];
            for (int k = 0; k < classes; k++) left[k] += groupShares[g * classes + k];
        }
        return cost(left, weight);
    }

    @Override
    boolean exact() {
        return false;
    }
}
