package semblance.decisiontree.growing;

import java.util.Arrays;

/**
 * A tally of numbers for sums of absolute distances to the median. The values of a side are held in a binary indexed tree
 * (Fenwick 1994) over their ranks, so that a value is added, and the median found, in logarithmic time.
 */
final class Deviations extends Tally {
    private final int[] starts;
    private final int[] ends; // of the rows of each group
    private double[] values = new double[0]; // of the rows, sorted by code
    private double[] shares = new double[0];
    private int[] ranks = new int[0];
    private double[] ascending = new double[0]; // distinct values
    private int distinct;
    private double[] weightTree = new double[1];
    private double[] sumTree = new double[1];
    private double weight;
    private double sum;

    Deviations(int codes) {
        super(codes);
        starts = new int[codes];
        ends = new int[codes];
    }

    @Override
    void take(Sample sample, int column, int from, int to, int size) {
        if (values.length < to - from) {
            values = new double[to - from];
            shares = new double[to - from];
            ranks = new int[to - from];
        }
        for (int i = from; i < to; i++) {
            int code = sample.codes.at(column, sample.rows[i]);
            touch(code);
            starts[code]++;
        }
        list();
        int before = 0;
        for (int g = 0; g < groups; g++) {
            before += starts[codes[g]];
            starts[codes[g]] = before - starts[codes[g]];
        }
        for (int i = from; i < to; i++) {
            int at = starts[sample.codes.at(column, sample.rows[i])]++;
            values[at] = sample.moments[i] / sample.weights[i];
            shares[at] = sample.weights[i];
        }
        int row = 0;
        for (int g = 0; g < groups; g++) {
            ends[g] = starts[codes[g]];
            starts[codes[g]] = 0;
            weights[g] = 0;
            for (; row < ends[g]; row++) weights[g] += shares[row];
        }
        rank(to - from);
    }

    private void rank(int size) {
        ascending = Arrays.copyOf(values, size);
        Arrays.sort(ascending);
        distinct = 0;
        for (int i = 0; i < size; i++)
            if (i == 0 || ascending[i] > ascending[i - 1]) ascending[distinct++] = ascending[i];
        for (int i = 0; i < size; i++) ranks[i] = Arrays.binarySearch(ascending, 0, distinct, values[i]);
        if (weightTree.length <= distinct) {
            weightTree = new double[distinct + 1];
            sumTree = new double[distinct + 1];
        }
    }

    private int start(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }

    private void reset() {
        Arrays.fill(weightTree, 0, distinct + 1, 0);
        Arrays.fill(sumTree, 0, distinct + 1, 0);
        weight = 0;
        sum = 0;
    }

    private void add(int group) {
        for (int i = start(group); i < ends[group]; i++) {
            double moment = shares[i] * values[i];
            weight += shares[i];
            sum += moment;
            for (int at = ranks[i] + 1; at <= distinct; at += at & -at) {
                weightTree[at] += shares[i];
                sumTree[at] += moment;
            }
        }
    }

    /** The sum of distances to the median of what has been added. */
    private double deviation() {
        double below = 0;
        double belowSum = 0;
        int at = 0;
        for (int step = Integer.highestOneBit(distinct); step > 0; step >>= 1) {
            if (at + step > distinct || 2 * (below + weightTree[at + step]) >= weight) continue;
            at += step;
            below += weightTree[at];
            belowSum += sumTree[at];
        }
        double median =
                ascending[Math.min(at, distinct - 1)]; // the least value that half of the weight does not exceed
        return Math.max(0, median * below - belowSum + sum - belowSum - median * (weight - below));
    }

    @Override
    double sweep(int[] sequence, int count, double[] costs) {
        reset();
        for (int i = 0; i + 1 < count; i++) {
            add(sequence[i]);
            costs[i] = deviation();
        }
        reset();
        for (int i = count - 1; i > 0; i--) {
            add(sequence[i]);
            costs[i - 1] += deviation();
        }
        if (count > 0) add(sequence[0]);
        return count > 0 ? deviation() : 0;
    }

    @Override
    double[] scores() {
        double[] means = new double[groups];
        for (int g = 0; g < groups; g++) {
            for (int i = start(g); i < ends[g]; i++) means[g] += shares[i] * values[i];
            means[g] /= weights[g];
        }
        return means;
    }

    @Override
    double cost(int some) {
        reset();
        for (int g = 0; g < groups; g++) if ((some >> g & 1) != 0) add(g);
        return deviation();
    }

    @Override
    boolean exact() {
        return false;
    }

    /** The sum of distances to the median of all rows from one to another. */
    static double of(Sample sample, int from, int to) {
        Deviations all = new Deviations(1);
        all.values = new double[to - from];
        all.shares = Arrays.copyOfRange(sample.weights, from, to);
        all.ranks = new int[to - from];
        for (int i = from; i < to; i++) all.values[i - from] = sample.moments[i] / sample.weights[i];
        all.ends[0] = to - from;
        all.rank(to - from);
        all.reset();
        all.add(0);
        return all.deviation();
    }
}
