package semblance.decisiontree.growing;

/**
 * A tally of weights and moments: of two classes, where the moment is the weight of the second, or of numbers, where it is
 * the sum of weight times value.
 */
final class Pairs extends Tally {
    private final Criterion criterion;
    private final double[] histogram; // weight and moment of each code
    private final double[] moments; // of each group

    Pairs(int codes, Criterion criterion) {
        super(codes);
        this.criterion = criterion;
        histogram = new double[2 * codes];
        moments = new double[codes];
    }

    @Override
    void take(Sample sample, Codes rows, int column, int from, int to) {
        byte[] bytes = rows.bytes[column];
        char[] chars = rows.chars[column];
        for (int i = from; i < to; i++) {
            int row = sample.rows[i];
            int code = bytes.length > 0 ? bytes[row] & 0xFF : chars[row];
            touch(code);
            histogram[2 * code] += sample.weights[i];
            histogram[2 * code + 1] += sample.moments[i];
        }
        list();
        for (int g = 0; g < groups; g++) {
            int at = 2 * codes[g];
            weights[g] = histogram[at];
            moments[g] = histogram[at + 1];
            histogram[at] = 0;
            histogram[at + 1] = 0;
        }
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
