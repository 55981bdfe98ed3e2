package semblance.decisiontree.growing;

import java.util.Arrays;

/**
 * The best cut by Gini of few rows of any number of classes. A row that goes from one side to the other changes each side's sum
 * of squared class weights by what its own class had: time does not grow with the number of classes.
 */
final class FewRows {
    private final Ranking ranking;
    private final double[] totals; // of each class in the node; all 0 between nodes
    private final double[] left; // all 0 between columns
    private int[] some = new int[Ranking.MOST]; // rows on one side of a column of two codes
    private Sample sample = new Sample(0, true, false, new Codes(0, new byte[0][], new char[0][]), new int[0]);
    private int from;
    private int size;
    private double weight;
    private double squares;
    private long known; // the flags whose rows are added up
    private double[] flagged = new double[0]; // of each flag, the weights of the classes of the rows that have it

    FewRows(Cuts cuts, int classes) {
        ranking = new Ranking(cuts);
        totals = new double[classes];
        left = new double[classes];
    }

    /** Adds up the rows of a node, and writes their weight and impurity into a tally. */
    void begin(Sample rows, int first, int after, Tally to) {
        if (size < totals.length) for (int i = from; i < from + size; i++) totals[sample.labels[i]] = 0;
        else Arrays.fill(totals, 0);
        sample = rows;
        from = first;
        size = after - first;
        int[] labels = rows.labels;
        double[] weights = rows.weights;
        weight = 0;
        squares = 0;
        known = 0;
        if (size > 2 * totals.length) {
            for (int i = first; i < after; i++) totals[labels[i]] += weights[i];
            for (double share : totals) {
                weight += share;
                squares += share * share;
            }
        } else
            for (int i = first; i < after; i++) {
                double share = weights[i];
                double before = totals[labels[i]];
                squares += share * (2 * before + share);
                totals[labels[i]] = before + share;
                weight += share;
            }
        to.allWeight = weight;
        to.impurity = size < 2 ? 0 : Math.max(0, 1 - squares / (weight * weight));
    }

    /** The cut of a column, written into a tally. */
    int cut(Sample rows, int column, int bit, double least, Tally to) {
        if (bit >= 0) return binary(bit, least, to);
        if (!ranking.sorts(column, size)) return Tally.OTHERWISE;
        int range = ranking.read(rows, column, from, size);
        if (range == Ranking.GAPS) return Tally.OTHERWISE;
        if (range == 0) return Tally.ALIKE;
        ranking.sort(size);
        int[] keys = ranking.keys;
        int[] labels = sample.labels;
        double[] weights = sample.weights;
        double done = 0;
        double leftSquares = 0;
        double rightSquares = squares;
        double best = Double.NEGATIVE_INFINITY;
        int chosen = -1;
        for (int k = 0; k + 1 < size; k++) {
            int i = from + Ranking.row(keys[k]);
            int label = labels[i];
            double share = weights[i];
            double before = left[label];
            leftSquares += share * (2 * before + share);
            rightSquares += share * (share - 2 * (totals[label] - before));
            left[label] = before + share;
            done += share;
            double rest = weight - done;
            double score = (leftSquares * rest + rightSquares * done) / (done * rest);
            if (score > best && Ranking.code(keys[k]) < Ranking.code(keys[k + 1]) && done >= least && rest >= least) {
                best = score;
                chosen = k;
                to.leftWeight = done;
            }
        }
        for (int i = from; i < from + size; i++) left[labels[i]] = 0;
        if (chosen < 0) return Tally.NONE;
        to.gain = best - squares / weight;
        to.lastLeft = Ranking.code(keys[chosen]);
        to.firstRight = Ranking.code(keys[chosen + 1]);
        return Tally.FOUND;
    }

    /** Adds up the classes of the rows that have a flag, for each of those that are wanted. */
    void together(long wanted) {
        int classes = totals.length;
        if (flagged.length == 0) flagged = new double[Long.SIZE * classes];
        for (long each = wanted; each != 0; each &= each - 1) {
            int first = Long.numberOfTrailingZeros(each) * classes;
            Arrays.fill(flagged, first, first + classes, 0);
        }
        known = wanted;
        long[] flags = sample.flags;
        int[] labels = sample.labels;
        double[] weights = sample.weights;
        for (int i = from; i < from + size; i++)
            for (long each = flags[i] & wanted; each != 0; each &= each - 1)
                flagged[Long.numberOfTrailingZeros(each) * classes + labels[i]] += weights[i];
    }

    /** Of two sides whose classes are added up. */
    private int counted(int bit, double least, Tally to) {
        double sum = 0;
        double one = 0;
        double other = 0;
        int first = bit * totals.length;
        for (int k = 0; k < totals.length; k++) {
            double share = flagged[first + k];
            double rest = totals[k] - share;
            sum += share;
            one += share * share;
            other += rest * rest;
        }
        return sides(weight - sum, sum, other, one, least, to);
    }

    /** What is found in a column of two codes, by the weight of each side and its classes' sum of squares. */
    private int sides(double left, double right, double ofLeft, double ofRight, double least, Tally to) {
        if (left < least || right < least) return Tally.NONE;
        to.gain = (ofLeft * right + ofRight * left) / (left * right) - squares / weight;
        to.leftWeight = left;
        to.lastLeft = 1;
        to.firstRight = 2;
        return Tally.FOUND;
    }

    /** Where one bit says on which side a row is, only the rows of the side with fewer rows are moved. */
    private int binary(int bit, double least, Tally to) {
        if ((known >>> bit & 1) != 0) return counted(bit, least, to);
        if (some.length < size) some = new int[size];
        long[] flags = sample.flags;
        int count = 0;
        for (int i = from; i < from + size; i++) {
            some[count] = i;
            count += (int) (flags[i] >>> bit) & 1;
        }
        boolean few = 2 * count <= size;
        if (!few) {
            count = 0;
            for (int i = from; i < from + size; i++) {
                some[count] = i;
                count += (int) (~flags[i] >>> bit) & 1;
            }
        }
        double sum = 0;
        double one = 0;
        double other = squares;
        int[] labels = sample.labels;
        double[] weights = sample.weights;
        for (int k = 0; k < count; k++) {
            int i = some[k];
            int label = labels[i];
            double share = weights[i];
            double before = left[label];
            one += share * (2 * before + share);
            other += share * (share - 2 * (totals[label] - before));
            left[label] = before + share;
            sum += share;
        }
        for (int k = 0; k < count; k++) left[labels[some[k]]] = 0;
        return few ? sides(weight - sum, sum, other, one, least, to) : sides(sum, weight - sum, one, other, least, to);
    }
}
