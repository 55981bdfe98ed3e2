package semblance.randomforest;

import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Target;
import semblance.decisiontree.growing.Trees;

/**
 * One grown tree in the form that a forest keeps.
 *
 * @param shares of more than two classes
 * @param deviations of the values in each node that is a leaf, as the upper halves of floats; of length 0 for classes
 * @param values of each leaf, if they are kept
 * @param importance how much the splits on each column lowered the impurity, over the weight of all rows
 */
record Sapling(
        Nodes nodes, LeafShares shares, short[] deviations, QuantileLeaves values, double[] importance, Bags.Bag bag) {

    static Sapling of(Grown grown, Target target, Bags.Bag bag, int columns, boolean keepValues) {
        double[] importance = grown.importance(columns);
        double weight = grown.weights()[0];
        for (int c = 0; c < columns; c++) importance[c] = weight > 0 ? importance[c] / weight : 0;
        return target instanceof Target.Classes classes
                ? classes(grown, classes, bag, importance)
                : numbers(grown, (Target.Numbers) target, bag, importance, keepValues);
    }

    private static Sapling classes(Grown grown, Target.Classes target, Bags.Bag bag, double[] importance) {
        Trees tree = grown.tree();
        long[] words = tree.nodes().clone();
        LeafShares.Collector shares = new LeafShares.Collector();
        double[] sums = new double[Math.max(2, target.classes())];
        int[] present = new int[sums.length];
        float[] each = new float[sums.length];
        int[] labels = new int[grown.order().length];
        for (int at = 0; at < labels.length; at++) labels[at] = target.codes()[grown.order()[at]];
        for (int i = 0; i < words.length; i++) {
            if (!tree.leaf(i)) continue;
            double weight = 0;
            int count = 0;
            for (int at = grown.from()[i]; at < grown.to()[i]; at++) {
                int label = labels[at];
                if (sums[label] == 0) present[count++] = label;
                sums[label] += grown.shares()[at];
                weight += grown.shares()[at];
            }
            int value;
            if (target.classes() > 2) {
                java.util.Arrays.sort(present, 0, count);
                for (int k = 0; k < count; k++) each[k] = (float) (sums[present[k]] / weight);
                value = shares.add(present, each, 0, count);
            } else {
                value = Float.floatToIntBits((float) (sums[1] / weight));
            }
            for (int k = 0; k < count; k++) sums[present[k]] = 0;
            words[i] = Nodes.leaf((float) weight, value);
        }
        return new Sapling(
                new Nodes(words, tree.sets(), tree.roots()),
                shares.done(),
                new short[0],
                QuantileLeaves.NONE,
                importance,
                bag);
    }

    private static Sapling numbers(
            Grown grown, Target.Numbers target, Bags.Bag bag, double[] importance, boolean keepValues) {
        Trees tree = grown.tree();
        long[] words = tree.nodes().clone();
        short[] deviations = new short[words.length];
        int[] starts = new int[keepValues ? words.length + 1 : 0];
        int[] rows = new int[keepValues ? grown.order().length : 0];
        float[] weights = new float[rows.length];
        double[] values = new double[grown.order().length];
        for (int at = 0; at < values.length; at++) values[at] = target.values()[grown.order()[at]];
        int kept = 0;
        for (int i = 0; i < words.length; i++) {
            if (keepValues) starts[i] = kept;
            if (!tree.leaf(i)) continue;
            double weight = 0;
            double mean = 0;
            for (int at = grown.from()[i]; at < grown.to()[i]; at++) {
                double share = grown.shares()[at];
                weight += share;
                mean += (values[at] - mean) * (share / weight);
                if (!keepValues) continue;
                rows[kept] = grown.order()[at];
                weights[kept++] = (float) share;
            }
            double squares = 0;
            for (int at = grown.from()[i]; at < grown.to()[i]; at++) {
                double distance = values[at] - mean;
                squares += grown.shares()[at] * distance * distance;
            }
            words[i] = Nodes.leaf((float) weight, Float.floatToIntBits((float) mean));
            deviations[i] = half(Math.sqrt(squares / weight));
        }
        if (keepValues) starts[words.length] = kept;
        return new Sapling(
                new Nodes(words, tree.sets(), tree.roots()),
                LeafShares.NONE,
                deviations,
                keepValues ? new QuantileLeaves(new double[0], starts, rows, weights) : QuantileLeaves.NONE,
                importance,
                bag);
    }

    /** The upper half of a float, rounded: three digits, which is plenty for a deviation. */
    private static short half(double number) {
        return (short) (Float.floatToIntBits((float) number) + 0x8000 >>> 16);
    }

    /** The float of which the upper half is given. */
    static float whole(short half) {
        return Float.intBitsToFloat(half << 16);
    }
}
