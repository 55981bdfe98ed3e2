package semblance.decisiontree.growing;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/**
 * Grows trees for one target from the same rows. It holds no state of a tree, so that several threads may grow trees at
 * once. A tree is a function of the rows, their counts and the seed.
 */
public final class Grower {
    private static final int EXACT = 49; // bits of a sum of weights below the first
    private static final int CELLS = 1 << 20; // of a histogram of one column

    final Cuts cuts;
    final Codes codes;
    final Growth growth;
    final int[] columns;
    final int classes; // 0 for numbers
    private final double[] weights;
    private final int[] labels;
    private final double[] values; // less their mean, and scaled so that none exceeds 1
    final double scale;
    final double unit; // all weights are multiples of it
    final Layout layout;
    final Flags flags;
    final int[] read; // places of the columns whose codes are read
    final int[] flagged; // and of those whose flags are read alone
    final boolean all; // whether every column is looked at in each node
    final boolean summed; // whether histograms of the columns whose codes are read are kept
    private final ConcurrentLinkedDeque<Scratch> unused = new ConcurrentLinkedDeque<>();

    /**
     * @param weights how often each row counts, shape [rows]; rounded, by less than 1e-15 of their sum, so that sums are exact
     * @param target shape [rows]; rows where it is missing are left out
     * @param columns the columns, as the cuts count them, that trees may test
     * @throws IllegalArgumentException if the criterion is not for such a target
     */
    public Grower(Cuts cuts, Codes codes, double[] weights, Target target, int[] columns, Growth growth) {
        if (growth.criterion().classes() != target instanceof Target.Classes)
            throw new IllegalArgumentException("the criterion " + growth.criterion() + " is for "
                    + (growth.criterion().classes() ? "levels" : "numbers") + ", and the target has "
                    + (growth.criterion().classes() ? "numbers" : "levels"));
        this.cuts = cuts;
        unit = unit(weights);
        this.weights = exact(weights, unit);
        this.columns = columns.clone();
        this.growth = growth;
        if (target instanceof Target.Classes levels) {
            classes = levels.classes();
            labels = levels.codes();
            values = new double[0];
            scale = 1;
        } else {
            classes = 0;
            labels = new int[0];
            values = ((Target.Numbers) target).values().clone();
            scale = centre(values, weights);
        }
        flags = Flags.of(cuts, codes, columns);
        boolean readsFlags = readsFlags();
        read = places(column -> !readsFlags || flags.bits()[column] < 0);
        flagged = places(column -> readsFlags && flags.bits()[column] >= 0);
        int[] some = Arrays.stream(read).map(place -> columns[place]).toArray();
        layout = new Layout(cuts, some, Math.max(2, classes));
        all = growth.candidates() == 0 || growth.candidates() >= columns.length;
        summed = all
                && !growth.randomCuts()
                && growth.criterion() != Criterion.ABSOLUTE_ERROR
                && (classes <= 2 || few(codes()));
        this.codes = codes.size() > Growing.CACHE ? codes.readByRows(some) : codes;
    }

    /** Whether columns that have flags are read from these alone, so that their codes are not. */
    private boolean readsFlags() {
        boolean squared = growth.criterion() == Criterion.GINI || growth.criterion() == Criterion.VARIANCE;
        return squared && !growth.randomCuts();
    }

    private int[] places(IntPredicate wanted) {
        return IntStream.range(0, columns.length)
                .filter(c -> wanted.test(columns[c]))
                .toArray();
    }

    /** For one of the targets of some rows, from all columns but the target itself. */
    public Grower(Rows rows, int target, Growth growth) {
        this(
                rows.cuts(),
                rows.codes(),
                rows.weights(),
                rows.target(target),
                IntStream.range(0, rows.cuts().size())
                        .filter(c -> rows.cuts().columns()[c] != target)
                        .toArray(),
                growth);
    }

    /**
     * A power of two so large that sums and differences of its multiples have no rounding as long as they are less than eight
     * times the given weights together: a sum from which all rows have been taken away is then 0, and no row seems to be left.
     */
    private static double unit(double[] weights) {
        double all = 0;
        for (double weight : weights) all += weight;
        return Math.scalb(1.0, Math.getExponent(all) - EXACT);
    }

    /** Weights as multiples of the unit; those that are already, as whole numbers mostly, stay as they are. */
    private static double[] exact(double[] weights, double unit) {
        double[] exact = weights;
        for (int r = 0; r < weights.length; r++) {
            double weight = exact(weights[r], unit);
            if (weight == weights[r]) continue;
            if (exact == weights) exact = weights.clone();
            exact[r] = weight;
        }
        return exact;
    }

    /** The nearest multiple of a unit; none of a weight above 0 is 0. */
    static double exact(double weight, double unit) {
        return weight > 0 ? Math.max(unit, Math.rint(weight / unit) * unit) : 0;
    }

    /** Subtracts the mean and divides by the largest distance to it, so that no sum of squares overflows. */
    private static double centre(double[] values, double[] weights) {
        double most = 0;
        for (double value : values) if (Math.abs(value) > most) most = Math.abs(value);
        double unit = most > 0 ? most : 1;
        double mean = 0;
        double weight = 0;
        for (int r = 0; r < values.length; r++) {
            values[r] /= unit;
            if (values[r] != values[r] || !(weights[r] > 0)) continue;
            weight += weights[r];
            mean += (values[r] - mean) * (weights[r] / weight);
        }
        double range = 0;
        for (int r = 0; r < values.length; r++) {
            values[r] -= mean;
            if (Math.abs(values[r]) > range) range = Math.abs(values[r]);
        }
        if (range > 0) for (int r = 0; r < values.length; r++) values[r] /= range;
        return range * unit;
    }

    /** Grows a tree from all rows. */
    public Grown grow(Seed seed, Run run) {
        int[] counts = new int[weights.length];
        Arrays.fill(counts, 1);
        return grow(counts, seed, run);
    }

    /**
     * Grows a tree from some rows.
     *
     * @param counts how many times each row is drawn, shape [rows]; its weight is multiplied by this
     * @param seed of the random choices of this tree
     * @param run whose threads share the work on a large tree
     */
    public Grown grow(int[] counts, Seed seed, Run run) {
        return Growing.grow(this, sample(counts), seed.value(), run);
    }

    /** The rows that are drawn, in their own order. */
    Sample sample(int[] counts) {
        int size = 0;
        for (int r = 0; r < counts.length; r++) if (used(r, counts)) size++;
        Sample sample = new Sample(size, classes > 2, flags.words().length > 0, codes, new int[0]);
        int at = 0;
        for (int r = 0; r < counts.length; r++) {
            if (!used(r, counts)) continue;
            double weight = weights[r] * counts[r];
            sample.rows[at] = r;
            sample.weights[at] = weight;
            if (classes > 2) sample.labels[at] = labels[r];
            else sample.moments[at] = weight * (classes > 0 ? labels[r] : values[r]);
            if (sample.flags.length > 0) sample.flags[at] = flags.words()[r];
            at++;
        }
        return sample;
    }

    private boolean used(int row, int[] counts) {
        return counts[row] > 0 && weights[row] > 0 && (classes > 0 ? labels[row] >= 0 : values[row] == values[row]);
    }

    /** What a thread works with; to be given back. */
    Scratch scratch() {
        Scratch scratch = unused.poll();
        return scratch == null
                ? new Scratch(new Search(cuts, flags, growth, tally()), columns, Math.max(2, classes))
                : scratch;
    }

    void give(Scratch scratch) {
        unused.push(scratch);
    }

    /** The most codes that a column has, missing cells among them. */
    private int codes() {
        return Arrays.stream(columns)
                .map(column -> cuts.codes(column) + 1)
                .max()
                .orElse(1);
    }

    private boolean few(int codes) {
        return classes <= FewClasses.MOST && codes * classes <= CELLS;
    }

    private Tally tally() {
        int most = codes();
        if (growth.criterion() == Criterion.ABSOLUTE_ERROR) return new Deviations(most);
        if (classes <= 2) return new Pairs(cuts, most, growth.criterion());
        return few(most)
                ? new FewClasses(cuts, most, classes, growth.criterion())
                : new ManyClasses(cuts, most, classes, growth.criterion());
    }
}
