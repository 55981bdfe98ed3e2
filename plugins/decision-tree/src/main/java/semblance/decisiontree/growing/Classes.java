package semblance.decisiontree.growing;

import java.util.Arrays;

/**
 * A tally of three or more classes: for each group its classes and their weights, so that neither time nor memory grows with
 * the number of codes times that of classes. A sweep moves them from one side to the other one by one.
 */
final class Classes extends Summed {
    private static final int TINY = 16; // rows
    private static final int DENSE = 128; // rows a class that are many against the codes of a byte
    private static final int FEW = 64; // classes of which all are looked at
    private static final int STEPS = 50; // of the power method; the direction need not be exact
    private final boolean gini;
    private final double[] left; // weights of the classes
    private final double[] right;
    private final int[] starts; // of the rows of each code
    private final int[] ends; // of the entries of each group
    private final int[] sorted = new int[TINY];
    private int[] rowCodes = new int[0]; // the code of each row
    private int[] labels = new int[0]; // of the entries: one for each class that a group has, or for each row
    private double[] shares = new double[0]; // their weights
    private double[] histogram = new double[0]; // of the codes of a byte

    Classes(int codes, int classes, Criterion criterion) {
        super(Math.max(256, codes));
        gini = criterion == Criterion.GINI;
        left = new double[classes];
        right = new double[classes];
        starts = new int[this.codes.length];
        ends = new int[this.codes.length];
    }

    @Override
    void take(Sample sample, int column, int from, int to) {
        int size = to - from;
        room(size);
        byte[] bytes = sample.codes.bytes[column];
        if (bytes.length > 0 && left.length <= FEW && size >= DENSE * left.length) {
            if (histogram.length == 0) histogram = new double[256 * left.length];
            fill(sample, column, from, to, histogram, 0, 256);
            take(histogram, 0, 256);
            return;
        }
        int[] rows = sample.rows;
        if (bytes.length > 0) for (int i = 0; i < size; i++) rowCodes[i] = bytes[rows[from + i]] & 0xFF;
        else {
            char[] chars = sample.codes.chars[column];
            for (int i = 0; i < size; i++) rowCodes[i] = chars[rows[from + i]];
        }
        if (size <= TINY) takeTiny(sample, from, size);
        else takeSorted(sample, from, size);
    }

    private void room(int size) {
        if (rowCodes.length < size) rowCodes = new int[size];
        if (labels.length >= size) return;
        labels = new int[size];
        shares = new double[size];
    }

    /** Sorts by counting how many codes are less than each; there is an entry for each row. */
    private void takeTiny(Sample sample, int from, int size) {
        for (int i = 0; i < size; i++) {
            int key = rowCodes[i] << 4 | i;
            int rank = 0;
            for (int j = 0; j < size; j++) rank += (rowCodes[j] << 4 | j) - key >>> 31;
            sorted[rank] = key;
        }
        int last = -1;
        int code = -1;
        for (int i = 0; i < size; i++) {
            int row = from + (sorted[i] & 15);
            if (sorted[i] >> 4 != code) {
                code = sorted[i] >> 4;
                codes[++last] = code;
                weights[last] = 0;
            }
            labels[i] = sample.labels[row];
            shares[i] = sample.weights[row];
            weights[last] += shares[i];
            ends[last] = i + 1;
        }
        groups = last + 1;
    }

    /** Sorts by counting the rows of each code; there is an entry for each row. */
    private void takeSorted(Sample sample, int from, int size) {
        for (int i = 0; i < size; i++) {
            touch(rowCodes[i]);
            starts[rowCodes[i]]++;
        }
        list();
        int before = 0;
        for (int g = 0; g < groups; g++) {
            int count = starts[codes[g]];
            starts[codes[g]] = before;
            before += count;
            ends[g] = before;
        }
        for (int i = 0; i < size; i++) {
            int at = starts[rowCodes[i]]++;
            labels[at] = sample.labels[from + i];
            shares[at] = sample.weights[from + i];
        }
        int row = 0;
        for (int g = 0; g < groups; g++) {
            double weight = 0;
            for (; row < ends[g]; row++) weight += shares[row];
            weights[g] = weight;
            starts[codes[g]] = 0;
        }
    }

    @Override
    int bestCut(int first, double least) {
        if (!gini || first > 0) return super.bestCut(first, least);
        int[] label = labels;
        double[] share = shares;
        double[] l = left;
        double[] r = right;
        int entries = ends[groups - 1];
        double weight = 0;
        for (int e = 0; e < entries; e++) {
            r[label[e]] += share[e];
            weight += share[e];
        }
        double rightSum = 0;
        if (r.length <= FEW) for (double each : r) rightSum += each * each;
        else
            for (int e = 0; e < entries; e++) {
                if (l[label[e]] > 0) continue; // counted already
                l[label[e]] = 1;
                rightSum += r[label[e]] * r[label[e]];
            }
        if (r.length > FEW) for (int e = 0; e < entries; e++) l[label[e]] = 0;
        double all = rightSum / weight;
        double leftSum = 0;
        double done = 0;
        double best = Double.NEGATIVE_INFINITY;
        int chosen = -1;
        int e = 0;
        for (int g = 0; g + 1 < groups; g++) {
            done += weights[g];
            for (; e < ends[g]; e++) {
                int k = label[e];
                double moved = share[e];
                double onLeft = l[k];
                double onRight = r[k];
                leftSum += moved * (2 * onLeft + moved);
                rightSum += moved * (moved - 2 * onRight);
                l[k] = onLeft + moved;
                r[k] = onRight - moved;
            }
            double rest = weight - done;
            double score = (leftSum * rest + rightSum * done) / (done * rest);
            if (score > best && done >= least && rest >= least) {
                best = score;
                chosen = g;
                leftWeight = done;
            }
        }
        if (r.length <= FEW) {
            Arrays.fill(l, 0);
            Arrays.fill(r, 0);
        } else {
            for (int i = 0; i < entries; i++) {
                l[label[i]] = 0;
                r[label[i]] = 0;
            }
        }
        gain = best - all;
        return chosen;
    }

    @Override
    void fill(Sample sample, int column, int from, int to, double[] sums, int offset, int size) {
        int width = left.length;
        Arrays.fill(sums, offset, offset + width * size, 0);
        int[] rows = sample.rows;
        int[] label = sample.labels;
        double[] weight = sample.weights;
        byte[] bytes = sample.codes.bytes[column];
        if (bytes.length > 0) {
            for (int i = from; i < to; i++) sums[offset + (bytes[rows[i]] & 0xFF) * width + label[i]] += weight[i];
            return;
        }
        char[] chars = sample.codes.chars[column];
        for (int i = from; i < to; i++) sums[offset + chars[rows[i]] * width + label[i]] += weight[i];
    }

    @Override
    void take(double[] sums, int offset, int size) {
        int width = left.length;
        if (labels.length < width * size) {
            labels = new int[width * size];
            shares = new double[width * size];
        }
        int found = 0;
        int entries = 0;
        for (int code = 0; code < size; code++) {
            double weight = 0;
            for (int k = 0; k < width; k++) {
                double share = sums[offset + code * width + k];
                labels[entries] = k;
                shares[entries] = share;
                entries += share > 0 ? 1 : 0;
                weight += share;
            }
            codes[found] = code;
            weights[found] = weight;
            ends[found] = entries;
            found += weight > 0 ? 1 : 0;
        }
        groups = found;
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

    /** How far each group's class shares lie along their first principal component, found by the power method. */
    @Override
    double[] scores() {
        double[] direction = new double[left.length];
        double[] next = new double[left.length];
        double[] scores = new double[groups];
        Draws draws = new Draws(left.length);
        for (int k = 0; k < direction.length; k++) direction[k] = draws.fraction() - 0.5;
        for (int step = 0; step < STEPS; step++) {
            double total = 0;
            double mean = 0;
            for (int g = 0; g < groups; g++) {
                double sum = 0;
                for (int e = start(g); e < ends[g]; e++) sum += direction[labels[e]] * shares[e];
                scores[g] = sum / weights[g];
                mean += sum;
                total += weights[g];
            }
            mean /= total;
            Arrays.fill(next, 0);
            for (int g = 0; g < groups; g++)
                for (int e = start(g); e < ends[g]; e++) next[labels[e]] += (scores[g] - mean) * shares[e];
            double length = 0;
            for (double value : next) length += value * value;
            if (!(length > 0)) break; // all groups are alike
            for (int k = 0; k < direction.length; k++) direction[k] = next[k] / Math.sqrt(length);
        }
        return scores;
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
