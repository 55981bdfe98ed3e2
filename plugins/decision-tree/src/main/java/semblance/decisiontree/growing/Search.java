package semblance.decisiontree.growing;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Looks for the best split of a node on one column. Its arrays are used again, so each thread has its own. */
final class Search {
    private static final int EXHAUSTIVE = 9; // levels up to which all subsets are tried where no order gives the best

    /** How many flags a row has set where one pass over the rows is faster than one for each flag: so many, or so large a share. */
    private static final double FEW = 1;

    private static final double SHARE = 0.25;

    private final Cuts cuts;
    private final Growth growth;
    final Tally tally;
    private final double[] costs;
    private final int[] sequence;
    private final int[] merged;
    private Split best = new Split();
    private int column;
    private double known; // weight of the rows whose cell is not missing
    private double missing;

    private final Flags flags;
    private final int[] bits; // of each column's flag, or -1
    private long differ; // the flags that not all rows of the node have alike

    Search(Cuts cuts, Flags flags, Growth growth, Tally tally) {
        this.cuts = cuts;
        this.flags = flags;
        bits = flags.bits();
        this.growth = growth;
        this.tally = tally;
        costs = new double[tally.codes.length];
        sequence = new int[tally.codes.length + 1];
        merged = new int[tally.codes.length + 1];
    }

    /**
     * Looks at all rows of a node that is to be searched.
     *
     * @return whether the tally added them up, see {@link Tally#begin}
     */
    boolean begin(Sample sample, int from, int to) {
        long[] flags = sample.flags;
        if (flags.length > 0) {
            long any = 0;
            long every = -1;
            for (int i = from; i < to; i++) {
                any |= flags[i];
                every &= flags[i];
            }
            differ = any ^ every;
        }
        return tally.begin(sample, from, to);
    }

    /**
     * Says which columns of a node are going to be looked at. Of those that have flags the rows are added up in one pass, if
     * few of these are set.
     *
     * @param columns of which the first {@code count} are meant
     */
    void together(Sample sample, int from, int to, int[] columns, int count) {
        if (differ == 0 || growth.randomCuts()) return;
        long wanted = 0;
        for (int i = 0; i < count; i++) wanted |= flags.masks()[columns[i]];
        wanted &= differ;
        if ((wanted & wanted - 1) == 0) return;
        double set = count * flags.share();
        if (set < Math.max(FEW, SHARE * Long.bitCount(wanted))) tally.together(sample, from, to, wanted);
    }

    /**
     * The split on a column that lowers the impurity most.
     *
     * @param best to be filled; its gain is negative infinity if there is none
     * @return false if the rows do not differ in the column
     */
    boolean run(Sample sample, int from, int to, int column, Draws draws, Split best) {
        int bit = bits[column];
        if (bit >= 0 && (differ >>> bit & 1) == 0) {
            best.clear(column);
            return false;
        }
        if (cuts.ordered()[column] && !growth.randomCuts()) {
            int outcome = tally.quick(sample, column, from, to, bit, growth.leafWeight());
            if (outcome != Tally.OTHERWISE) {
                best.clear(column);
                if (outcome == Tally.FOUND) found(best);
                return outcome != Tally.ALIKE;
            }
        }
        tally.take(sample, column, from, to, cuts.codes(column) + 1);
        return run(column, draws, best);
    }

    private void found(Split best) {
        this.best = best;
        missing = 0;
        known = tally.allWeight;
        offer(tally.gain, tally.leftWeight, tally.allWeight - tally.leftWeight);
        best.missingLeft = best.heavierLeft;
        best.code = tally.lastLeft;
        best.next = tally.firstRight;
    }

    /** Of the rows that were added up in a histogram. */
    boolean run(Histogram histogram, int offset, int column, Split best) {
        ((Summed) tally).take(histogram.values(), offset, cuts.codes(column) + 1);
        return run(column, new Draws(0), best);
    }

    private boolean run(int column, Draws draws, Split best) {
        best.clear(column);
        if (tally.groups < 2) return false;
        this.best = best;
        this.column = column;
        boolean hasMissing = tally.codes[0] == 0;
        if (!hasMissing && cuts.ordered()[column] && !growth.randomCuts()) {
            threshold();
            return true;
        }
        int first = hasMissing ? 1 : 0;
        missing = hasMissing ? tally.weights[0] : 0;
        known = 0;
        for (int g = first; g < tally.groups; g++) known += tally.weights[g];
        if (cuts.ordered()[column]) {
            for (int g = first; g < tally.groups; g++) sequence[g - first] = g;
            cut(tally.groups - first, draws);
        } else if (growth.categories() == Categories.MULTIWAY) {
            multiway(first);
        } else if (growth.randomCuts()) {
            randomSubset(first, draws);
        } else if (tally.exact() || tally.groups - first > EXHAUSTIVE) {
            for (int g = first; g < tally.groups; g++) sequence[g - first] = g;
            sortByScore(tally.groups - first);
            cut(tally.groups - first, draws);
        } else {
            exhaustive(first);
        }
        return true;
    }

    /** The common case: a threshold, and nothing missing. */
    private void threshold() {
        int chosen = tally.bestCut(0, growth.leafWeight());
        if (chosen < 0) return;
        double total = 0;
        for (int g = 0; g < tally.groups; g++) total += tally.weights[g];
        missing = 0;
        known = total;
        offer(tally.gain, tally.leftWeight, total - tally.leftWeight);
        best.missingLeft = best.heavierLeft;
        best.code = tally.codes[chosen];
        best.next = tally.codes[chosen + 1];
    }

    /** Sorts the sequence by scores, groups of equal scores by their codes: merges runs of 1, 2, 4 and so on. */
    private void sortByScore(int count) {
        if (count < 2) return;
        double[] scores = tally.scores();
        for (int run = 1; run < count; run *= 2) {
            for (int begin = 0; begin < count; begin += 2 * run) {
                int middle = Math.min(begin + run, count);
                int end = Math.min(middle + run, count);
                int one = begin;
                int other = middle;
                for (int to = begin; to < end; to++) {
                    boolean first = other == end || one < middle && scores[sequence[one]] <= scores[sequence[other]];
                    merged[to] = first ? sequence[one++] : sequence[other++];
                }
            }
            System.arraycopy(merged, 0, sequence, 0, count);
        }
    }

    /** Tries the cuts of a sequence of groups, with missing cells on either side, on both, or on one alone. */
    private void cut(int count, Draws draws) {
        boolean ordered = cuts.ordered()[column];
        int only = growth.randomCuts() && count > 1 ? ordered ? randomCut(count, draws) : draws.below(count - 1) : -1;
        if (missing > 0 && growth.missing() == Missing.LEARNED) {
            sequence[count] = 0;
            tryAll(count + 1, only, false);
            System.arraycopy(sequence, 0, sequence, 1, count);
            sequence[0] = 0;
            tryAll(count + 1, only < 0 ? -1 : only + 1, true);
        } else {
            tryAll(count, only, false);
        }
    }

    /** The number of known groups left of a threshold drawn evenly between the least and the largest number, less one. */
    private int randomCut(int count, Draws draws) {
        double low = cuts.threshold(column, tally.codes[sequence[0]]);
        double high = cuts.threshold(column, tally.codes[sequence[count - 1]] - 1);
        double drawn = low + (high - low) * draws.fraction();
        int at = 0;
        while (at + 2 < count && cuts.threshold(column, tally.codes[sequence[at + 1]]) <= drawn) at++;
        return at;
    }

    private void tryAll(int count, int only, boolean missingFirst) {
        double all = tally.sweep(sequence, count, costs);
        double total = 0;
        for (int i = 0; i < count; i++) total += tally.weights[sequence[i]];
        double left = 0;
        int chosen = -1;
        double gain = Double.NEGATIVE_INFINITY;
        double chosenLeft = 0;
        for (int i = 0; i + 1 < count; i++) {
            left += tally.weights[sequence[i]];
            if (only >= 0 && i != only) continue;
            double lowers = all - costs[i];
            if (lowers <= gain || left < growth.leafWeight() || total - left < growth.leafWeight()) continue;
            gain = lowers;
            chosen = i;
            chosenLeft = left;
        }
        if (chosen < 0 || !offer(gain, chosenLeft, total - chosenLeft)) return;
        boolean missingLeft =
                missing > 0 && growth.missing() == Missing.LEARNED ? missingFirst : chosenLeft >= total - chosenLeft;
        if (cuts.ordered()[column]) {
            int last = tally.codes[sequence[chosen]];
            int next = tally.codes[sequence[chosen + 1]];
            best.groups = new int[0][];
            best.missingLeft = missingLeft;
            if (next == 0) best.code = best.next = cuts.codes(column);
            else if (last == 0) missingAlone();
            else {
                best.code = last;
                best.next = next;
            }
        } else {
            best.missingLeft = missingLeft;
            best.groups = new int[][] {codes(0, chosen + 1), codes(chosen + 1, count)};
        }
    }

    /** Missing cells on one side: written with all codes on the left. */
    private void missingAlone() {
        best.code = cuts.codes(column);
        best.next = best.code;
        best.missingLeft = false;
    }

    /** The codes of a part of the sequence, without that of missing cells. */
    private int[] codes(int from, int to) {
        int[] codes = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++)
            if (sequence[i] > 0 || tally.codes[0] > 0) codes[count++] = tally.codes[sequence[i]];
        return count == codes.length ? codes : Arrays.copyOf(codes, count);
    }

    /** Keeps a split if it is better than what there is. */
    private boolean offer(double lowers, double left, double right) {
        double gain = Math.max(0, growth.missing() == Missing.SHARED ? lowers * known / (known + missing) : lowers);
        if (gain <= best.gain) return false;
        best.gain = gain;
        best.score = growth.criterion() == Criterion.GAIN_RATIO ? ratio(gain, left, right) : gain;
        best.heavierLeft = left >= right;
        return true;
    }

    private double ratio(double gain, double... sides) {
        double total = 0;
        double logs = 0;
        for (double side : sides) {
            total += side;
            logs += Bits.times(side);
        }
        double information = Bits.times(total) - logs;
        return information > 0 ? gain / information : 0;
    }

    private void multiway(int first) {
        int count = tally.groups - first;
        if (count < 2) return;
        int enough = 0;
        double cost = 0;
        double[] sides = new double[count];
        int[][] groups = new int[count][];
        for (int i = 0; i < count; i++) {
            sequence[0] = first + i;
            sides[i] = tally.weights[first + i];
            if (sides[i] >= growth.leafWeight()) enough++;
            cost += tally.sweep(sequence, 1, costs);
            groups[i] = new int[] {tally.codes[first + i]};
        }
        if (enough < 2) return;
        for (int i = 0; i < count; i++) sequence[i] = first + i;
        double lowers = tally.sweep(sequence, count, costs) - cost;
        if (!offer(growth.missing() == Missing.LEARNED ? lowers * known / (known + missing) : lowers, 0, 0)) return;
        best.groups = groups;
        if (growth.criterion() == Criterion.GAIN_RATIO) best.score = ratio(best.gain, sides);
    }

    private void randomSubset(int first, Draws draws) {
        int count = tally.groups - first;
        if (count < 2) {
            sequence[0] = first;
            cut(count, draws);
            return;
        }
        int[] shuffled = IntStream.range(first, tally.groups).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = draws.below(i + 1);
            int other = shuffled[j];
            shuffled[j] = shuffled[i];
            shuffled[i] = other;
        }
        System.arraycopy(shuffled, 0, sequence, 0, count);
        cut(count, draws);
    }

    /** Tries all subsets; missing cells are one more level, unless they go both ways. */
    private void exhaustive(int known) {
        int first = growth.missing() == Missing.LEARNED ? 0 : known;
        int count = tally.groups - first;
        int every = (1 << tally.groups) - (1 << first);
        double all = tally.cost(every);
        double total = 0;
        for (int g = first; g < tally.groups; g++) total += tally.weights[g];
        for (int half = 0; half < (1 << count - 1) - 1; half++) {
            int some = (half << 1 | 1) << first; // the first group is always left, so no split is seen twice
            double left = 0;
            for (int g = first; g < tally.groups; g++) if ((some >> g & 1) != 0) left += tally.weights[g];
            if (left < growth.leafWeight() || total - left < growth.leafWeight()) continue;
            if (!offer(all - tally.cost(some) - tally.cost(every & ~some), left, total - left)) continue;
            best.missingLeft = first < known ? (some & 1) != 0 : best.heavierLeft;
            best.groups = new int[][] {members(some), members(every & ~some)};
        }
    }

    private int[] members(int some) {
        return IntStream.range(0, tally.groups)
                .filter(g -> (some >> g & 1) != 0)
                .map(g -> tally.codes[g])
                .filter(code -> code > 0)
                .toArray();
    }
}
