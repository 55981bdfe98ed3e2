package semblance.randomforest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Rows;
import semblance.decisiontree.growing.Target;

/**
 * What a forest is learned from: rows as codes, and their targets.
 *
 * @param target numbers in the unit of the leaves, between -1 and 1, or classes
 * @param centre of the numbers, in the unit of the target
 * @param scale half of their range
 * @param weights how often each row counts; 0 where the target is missing
 * @param classWeights how much rows of each class count, at least one of them above 0; of length 0 for 1 each
 */
record Examples(
        Schema schema, Rows rows, Target target, double centre, double scale, double[] weights, double[] classWeights) {
    /** Groups of values, of columns of many, that are told apart to predict levels. */
    private static final int BINS = 255;

    /**
     * The same at most to predict numbers, whose error in large data is lower by some percent with so many; to levels they
     * make no difference.
     */
    private static final int FINE = 16_000;

    /** Weight of the rows of such a group at least. */
    private static final int GROUP = 12;

    /** Columns of no more values have all cuts: fewer cost accuracy there, and few rows are sorted as fast by these. */
    private static final int FEW = 1000;

    /** Distinct rows up to which all columns have all cuts. */
    private static final int SMALL = 1000;

    /** @throws IllegalArgumentException if a forest cannot be learned from the data, saying why */
    static Examples of(Dataset data, List<Double> classWeights, Run run) {
        Schema schema = data.schema();
        String name = schema.target();
        if (name.isEmpty())
            throw new IllegalArgumentException(
                    "a forest predicts a target, and the data have none; name one of " + schema.names());
        Column column = schema.column(name);
        if (!(column instanceof Column.Numeric || column instanceof Column.Categorical))
            throw new IllegalArgumentException(
                    "the target '" + name + "' has neither numbers nor levels; choose another of " + schema.names());
        if (column instanceof Column.Categorical levels
                && !classWeights.isEmpty()
                && classWeights.size() != levels.levels().size())
            throw new IllegalArgumentException("classWeights must be one for each level of '" + name + "', "
                    + levels.levels().size() + ", got " + classWeights.size());
        if (column instanceof Column.Numeric && !classWeights.isEmpty())
            throw new IllegalArgumentException(
                    "classWeights are for a target of levels, and '" + name + "' has numbers; leave them out");
        int target = schema.indexOf(name);
        int[] features = IntStream.range(0, schema.columns().size())
                .filter(c -> c != target)
                .toArray();
        if (features.length == 0)
            throw new IllegalArgumentException("there is no column to predict '" + name + "' from");
        int bins = column instanceof Column.Numeric
                ? (int) Math.max(BINS, Math.min(FINE, Math.rint(data.collect(Weight::new).sum) / GROUP))
                : BINS;
        Rows rows = Rows.of(data, Cuts.of(data, features, bins, Math.max(bins, FEW), SMALL, run), run, target);
        double[] weights = rows.weights().clone();
        Target values = rows.target(target);
        for (int r = 0; r < weights.length; r++) if (missing(values, r)) weights[r] = 0;
        double[] each = classWeights.stream().mapToDouble(w -> w).toArray();
        if (IntStream.range(0, weights.length).noneMatch(r -> weight(weights, values, each, r) > 0))
            throw new IllegalArgumentException("the target '" + name
                    + "' is missing in all rows that have a weight above 0; nothing can be learned");
        if (values instanceof Target.Classes) return new Examples(schema, rows, values, 0, 1, weights, each);
        return scaled(schema, rows, ((Target.Numbers) values).values(), weights);
    }

    /** The weight of all rows. */
    private static final class Weight implements Statistic<Weight> {
        private static final long serialVersionUID = 1;
        private double sum;

        @Override
        public void add(Table rows) {
            for (double weight : rows.weights()) sum += weight;
        }

        @Override
        public void merge(Weight other) {
            sum += other.sum;
        }
    }

    private static Examples scaled(Schema schema, Rows rows, double[] values, double[] weights) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < values.length; r++) {
            if (!(weights[r] > 0)) continue;
            low = Math.min(low, values[r]);
            high = Math.max(high, values[r]);
        }
        double centre = low / 2 + high / 2; // their sum may be infinite
        double scale = Math.max(high - centre, centre - low);
        return new Examples(
                schema, rows, new Target.Numbers(scaled(values, centre, scale)), centre, scale, weights, new double[0]);
    }

    /** Numbers in the unit of the leaves. */
    static double[] scaled(double[] values, double centre, double scale) {
        return Arrays.stream(values)
                .map(value -> value != value ? Double.NaN : scale > 0 ? (value - centre) / scale : 0)
                .toArray();
    }

    private static boolean missing(Target target, int row) {
        return target instanceof Target.Classes classes
                ? classes.codes()[row] < 0
                : Double.isNaN(((Target.Numbers) target).values()[row]);
    }

    private static double weight(double[] weights, Target target, double[] classWeights, int row) {
        if (classWeights.length == 0 || !(weights[row] > 0)) return weights[row];
        return weights[row] * classWeights[((Target.Classes) target).codes()[row]];
    }

    /** A hash of each row's cells and target, shape [rows]; the order in which rows were read does not matter to it. */
    long[] hashes() {
        return hashes(rows.codes(), target);
    }

    /** @param target as in these examples */
    static long[] hashes(Codes codes, Target target) {
        long[] hashes = codes.hashes();
        for (int r = 0; r < hashes.length; r++) {
            long value = target instanceof Target.Classes classes
                    ? classes.codes()[r]
                    : Double.doubleToLongBits(((Target.Numbers) target).values()[r] + 0.0);
            hashes[r] = Bags.mix(hashes[r] * 0x9E3779B97F4A7C15L + value);
        }
        return hashes;
    }

    /** How much a row counts for its class alone. */
    double classWeight(int row) {
        return classWeights.length == 0 || !(weights[row] > 0)
                ? 1
                : classWeights[((Target.Classes) target).codes()[row]];
    }

    /** How often rows are counted, apart from their class: 0 for those of classes that do not count. */
    double[] counted() {
        double[] counted = weights.clone();
        for (int r = 0; r < counted.length; r++) if (!(classWeight(r) > 0)) counted[r] = 0;
        return counted;
    }

    int columns() {
        return rows.cuts().size();
    }

    int classes() {
        return target instanceof Target.Classes some ? some.classes() : 0;
    }
}
