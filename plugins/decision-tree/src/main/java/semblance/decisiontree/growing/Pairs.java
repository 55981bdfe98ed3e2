package semblance.decisiontree.growing;

import java.util.Arrays;

/**
 * A tally of weights and moments: of two classes, where the moment is the weight of the second, or of numbers, where it is
 * the sum of weight times value.
 */
final class Pairs extends Summed {
    private static final int DENSE = 160; // rows that are many against the codes of a byte
    private static final int QUICK = 160; // rows that are not worth being grouped

    private final Criterion criterion;
    private final Ranking ranking;
    private double nodeMoment; // of the node that is searched
    private final double[] histogram; // weight and moment of each code
    private final double[] moments; // of each group
    private long known; // the flags whose rows are added up
    private double[] flagged = new double[0]; // weight and moment of the rows that have each flag

    Pairs(Cuts cuts, int codes, Criterion criterion) {
        super(Math.max(256, codes));
        ranking = new Ranking(cuts);
        this.criterion = criterion;
        histogram = new double[2 * this.codes.length];
        moments = new double[this.codes.length];
    }

    @Override
    boolean begin(Sample sample, int from, int to) {
        if (!squared()) return false;
        known = 0;
        double[] weight = sample.weights;
        double[] moment = sample.moments;
        allWeight = 0;
        nodeMoment = 0;
        for (int i = from; i < to; i++) {
            allWeight += weight[i];
            nodeMoment += moment[i];
        }
        if (to - from < 2) impurity = 0;
        else if (criterion == Criterion.GINI)
            impurity = Math.max(0, cost(criterion, allWeight, nodeMoment) / allWeight);
        else {
            double mean = nodeMoment / allWeight;
            double squares = 0;
            for (int i = from; i < to; i++) {
                double distance = moment[i] / weight[i] - mean;
                squares += weight[i] * distance * distance;
            }
            impurity = squares / allWeight;
        }
        return true;
    }

    @Override
    int quick(Sample sample, int column, int from, int to, int bit, double least) {
        if (bit >= 0 && squared()) return flagged(sample, from, to, bit, least);
        int size = to - from;
        if (size > QUICK || !(squared() && ranking.sorts(column, size))) return OTHERWISE;
        int range = ranking.read(sample, column, from, size);
        if (range == Ranking.GAPS) return OTHERWISE;
        if (range == 0) return ALIKE;
        ranking.sort(size);
        int[] keys = ranking.keys;
        double[] weight = sample.weights;
        double[] moment = sample.moments;
        double mean = nodeMoment / allWeight;
        double best = -1;
        int chosen = -1;
        double left = 0;
        double leftMoment = 0;
        for (int k = 0; k + 1 < size; k++) {
            int i = from + Ranking.row(keys[k]);
            left += weight[i];
            leftMoment += moment[i];
            double right = allWeight - left;
            double distance = leftMoment - mean * left;
            double score = distance * distance / (left * right);
            if (score > best && Ranking.code(keys[k]) < Ranking.code(keys[k + 1]) && left >= least && right >= least) {
                best = score;
                chosen = k;
                leftWeight = left;
            }
        }
        if (chosen < 0) return NONE;
        gain = best * allWeight * (criterion == Criterion.GINI ? 2 : 1);
        lastLeft = Ranking.code(keys[chosen]);
        firstRight = Ranking.code(keys[chosen + 1]);
        return FOUND;
    }

    @Override
    void together(Sample sample, int from, int to, long wanted) {
        if (!squared()) return;
        if (flagged.length == 0) flagged = new double[2 * Long.SIZE];
        Arrays.fill(flagged, 0);
        known = wanted;
        long[] flags = sample.flags;
        double[] weight = sample.weights;
        double[] moment = sample.moments;
        for (int i = from; i < to; i++)
            for (long each = flags[i] & wanted; each != 0; each &= each - 1) {
                int bit = Long.numberOfTrailingZeros(each);
                flagged[2 * bit] += weight[i];
                flagged[2 * bit + 1] += moment[i];
            }
    }

    /** The cut between two codes, of which each row has a flag. */
    private int flagged(Sample sample, int from, int to, int bit, double least) {
        if ((known >>> bit & 1) != 0) return cut(flagged[2 * bit], flagged[2 * bit + 1], least);
        long[] flags = sample.flags;
        double[] weight = sample.weights;
        double[] moment = sample.moments;
        double right = 0;
        double rightMoment = 0;
        for (int i = from; i < to; i++) {
            if ((flags[i] >>> bit & 1) == 0) continue;
            right += weight[i];
            rightMoment += moment[i];
        }
        return cut(right, rightMoment, least);
    }

    /** The cut between two codes, by the weight and moment of the second. */
    private int cut(double right, double rightMoment, double least) {
        leftWeight = allWeight - right;
        if (leftWeight < least || right < least) return NONE;
        double distance = rightMoment - nodeMoment / allWeight * right;
        gain = distance * distance / (leftWeight * right) * allWeight * (criterion == Criterion.GINI ? 2 : 1);
        lastLeft = 1;
        firstRight = 2;
        return FOUND;
    }

    /** Whether the gain is the square of a distance of means. */
    private boolean squared() {
        return criterion == Criterion.GINI || criterion == Criterion.VARIANCE;
    }

    @Override
    void take(Sample sample, int column, int from, int to, int size) {
        byte[] bytes = sample.codes.bytes(column);
        if (bytes.length > 0 && to - from >= DENSE) {
            add(sample, column, from, to, histogram, 0);
            take(histogram, 0, size);
            Arrays.fill(histogram, 0, 2 * size, 0);
        } else {
            if (bytes.length > 0) add(sample, bytes, column, from, to);
            else add(sample, sample.codes.chars(column), column, from, to);
            list();
            for (int g = 0; g < groups; g++) {
                int at = 2 * codes[g];
                weights[g] = histogram[at];
                moments[g] = histogram[at + 1];
                histogram[at] = 0;
                histogram[at + 1] = 0;
            }
        }
    }

    private void add(Sample sample, byte[] bytes, int column, int from, int to) {
        int[] rows = sample.rows;
        int first = sample.codes.first(column);
        int step = sample.codes.step(column);
        double[] weight = sample.weights;
        double[] moment = sample.moments;
        double[] sums = histogram;
        for (int i = from; i < to; i++) {
            int code = bytes[first + rows[i] * step] & 0xFF;
            touch(code);
            sums[2 * code] += weight[i];
            sums[2 * code + 1] += moment[i];
        }
    }

    private void add(Sample sample, char[] chars, int column, int from, int to) {
        int first = sample.codes.first(column);
        int step = sample.codes.step(column);
        int[] rows = sample.rows;
        double[] weight = sample.weights;
        double[] moment = sample.moments;
        double[] sums = histogram;
        for (int i = from; i < to; i++) {
            int code = chars[first + rows[i] * step];
            touch(code);
            sums[2 * code] += weight[i];
            sums[2 * code + 1] += moment[i];
        }
    }

    @Override
    void fill(Sample sample, int column, int from, int to, double[] sums, int offset, int size) {
        Arrays.fill(sums, offset, offset + 2 * size, 0);
        add(sample, column, from, to, sums, offset);
    }

    private static void add(Sample sample, int column, int from, int to, double[] sums, int offset) {
        int[] rows = sample.rows;
        double[] weight = sample.weights;
        double[] moment = sample.moments;
        byte[] bytes = sample.codes.bytes(column);
        int first = sample.codes.first(column);
        int step = sample.codes.step(column);
        if (bytes.length > 0) {
            for (int i = from; i < to; i++) {
                int at = offset + 2 * (bytes[first + rows[i] * step] & 0xFF);
                sums[at] += weight[i];
                sums[at + 1] += moment[i];
            }
            return;
        }
        char[] chars = sample.codes.chars(column);
        for (int i = from; i < to; i++) {
            int at = offset + 2 * chars[first + rows[i] * step];
            sums[at] += weight[i];
            sums[at + 1] += moment[i];
        }
    }

    @Override
    void take(double[] sums, int offset, int size) {
        int found = 0;
        for (int code = 0; code < size; code++) {
            double weight = sums[offset + 2 * code];
            codes[found] = code;
            weights[found] = weight;
            moments[found] = sums[offset + 2 * code + 1];
            found += weight > 0 ? 1 : 0;
        }
        groups = found;
    }

    @Override
    int bestCut(int first, double least) {
        double weight = 0;
        double moment = 0;
        for (int g = first; g < groups; g++) {
            weight += weights[g];
            moment += moments[g];
        }
        return squared() ? bestByVariance(first, least, weight, moment) : bestByCost(first, least, weight, moment);
    }

    /** Of two classes Gini is twice the variance of a 0 and 1; the gain is the square of one covariance, with one division. */
    private int bestByVariance(int first, double least, double weight, double moment) {
        double mean = moment / weight;
        double best = -1;
        int chosen = -1;
        double left = 0;
        double leftMoment = 0;
        double chosenWeight = 0;
        for (int g = first; g + 1 < groups; g++) {
            left += weights[g];
            leftMoment += moments[g];
            double right = weight - left;
            double distance = leftMoment - mean * left;
            double score = distance * distance / (left * right);
            if (score > best && left >= least && right >= least) {
                best = score;
                chosen = g;
                chosenWeight = left;
            }
        }
        gain = best * weight * (criterion == Criterion.GINI ? 2 : 1);
        leftWeight = chosenWeight;
        return chosen;
    }

    private int bestByCost(int first, double least, double weight, double moment) {
        double all = cost(criterion, weight, moment);
        double best = Double.NEGATIVE_INFINITY;
        int chosen = -1;
        double left = 0;
        double leftMoment = 0;
        for (int g = first; g + 1 < groups; g++) {
            left += weights[g];
            leftMoment += moments[g];
            if (left < least || weight - left < least) continue;
            double lowers =
                    all - cost(criterion, left, leftMoment) - cost(criterion, weight - left, moment - leftMoment);
            if (lowers <= best) continue;
            best = lowers;
            chosen = g;
            leftWeight = left;
        }
        gain = best;
        return chosen;
    }

    @Override
    double sweep(int[] sequence, int count, double[] costs) {
        double weight = 0;
        double moment = 0;
        for (int i = 0; i < count; i++) {
            weight += weights[sequence[i]];
            moment += moments[sequence[i]];
        }
        double left = 0;
        double leftMoment = 0;
        for (int i = 0; i + 1 < count; i++) {
            left += weights[sequence[i]];
            leftMoment += moments[sequence[i]];
            costs[i] = cost(criterion, left, leftMoment) + cost(criterion, weight - left, moment - leftMoment);
        }
        return cost(criterion, weight, moment);
    }

    /** The weighted impurity; of numbers less the sum of squares, which no split changes. */
    static double cost(Criterion criterion, double weight, double moment) {
        if (!(weight > 0)) return 0;
        return switch (criterion) {
            case GINI -> 2 * moment * (1 - moment / weight);
            case ENTROPY, GAIN_RATIO -> Bits.times(weight) - Bits.times(moment) - Bits.times(weight - moment);
            default -> -moment * moment / weight;
        };
    }

    @Override
    double[] scores() {
        double[] means = new double[groups];
        for (int g = 0; g < groups; g++) means[g] = moments[g] / weights[g];
        return means;
    }

    @Override
    double cost(int some) {
        double weight = 0;
        double moment = 0;
        for (int g = 0; g < groups; g++) {
            if ((some >> g & 1) == 0) continue;
            weight += weights[g];
            moment += moments[g];
        }
        return cost(criterion, weight, moment);
    }

    @Override
    boolean exact() {
        return true;
    }
}
