package semblance.randomforest;

import java.util.List;
import java.util.stream.IntStream;
import semblance.api.train.Run;
import semblance.decisiontree.growing.Target;

/** Predicts each row by the trees that were not grown from it, nor from a row equal to it. */
final class OutOfBagEstimate {
    private static final int BLOCK = 1024; // rows
    private static final int MOST_CELLS = 1 << 30;
    private static final double LEAST = 1e-15; // probability that a log is taken of

    private final Examples examples;
    private final Content content;
    private final Bags bags;
    private final List<Bags.Bag> drawn;
    private final Run run;
    private final double mean;
    private final double variance;

    OutOfBagEstimate(Examples examples, Content content, Bags bags, List<Bags.Bag> drawn, Run run) {
        this.examples = examples;
        this.content = content;
        this.bags = bags;
        this.drawn = drawn;
        this.run = run;
        double weight = 0;
        double average = 0;
        double squares = 0;
        if (examples.target() instanceof Target.Numbers numbers)
            for (int r = 0; r < numbers.rows(); r++) {
                if (!(examples.weights()[r] > 0)) continue;
                weight += examples.weights()[r];
                double distance = numbers.values()[r] - average;
                average += distance * (examples.weights()[r] / weight);
                squares += examples.weights()[r] * distance * (numbers.values()[r] - average);
            }
        mean = average;
        variance = weight > 0 ? squares / weight : 0;
    }

    /** Sums over rows: weights, wrong or squared error, log loss, and squared distance to the mean. */
    private record Part(double rows, double error, double logLoss, double spread) {
        Part and(Part other) {
            return new Part(rows + other.rows, error + other.error, logLoss + other.logLoss, spread + other.spread);
        }
    }

    OutOfBag outOfBag() {
        int blocks = (examples.rows().size() + BLOCK - 1) / BLOCK;
        Part all = new Part(0, 0, 0, 0);
        for (Part part : run.map(blocks, this::part)) all = all.and(part);
        if (!(all.rows > 0)) return OutOfBag.UNKNOWN;
        double error = all.error / all.rows;
        if (examples.classes() > 0) return new OutOfBag(all.rows, error, 1 - error, all.logLoss / all.rows);
        double score = all.spread > 0 ? 1 - all.error / all.spread : all.error > 0 ? 0 : 1;
        return new OutOfBag(all.rows, Math.sqrt(error) * content.scale(), score, 0);
    }

    private Part part(int block) {
        int from = block * BLOCK;
        int to = Math.min(examples.rows().size(), from + BLOCK);
        Sums sums = sums(from, to);
        Part part = new Part(0, 0, 0, 0);
        for (int r = from; r < to; r++) if (sums.trees[r - from] > 0) part = part.and(row(sums, r - from, r));
        return part;
    }

    /** What the trees say that rows are out of the bag of. */
    private Sums sums(int from, int to) {
        Sums sums = new Sums(content, to - from);
        Descent descent = new Descent(content.nodes(), examples.rows().codes(), from, to);
        int[] some = new int[to - from];
        int[] leaves = new int[to - from];
        for (int t = 0; t < drawn.size(); t++) {
            Bags.Bag bag = drawn.get(t);
            int count = 0;
            for (int r = from; r < to; r++) {
                if (!(examples.weights()[r] > 0) || bag.count(r) > 0) continue;
                some[count++] = r - from;
            }
            descent.leaves(t, some, count, leaves);
            sums.add(leaves, some, count);
        }
        sums.average();
        return sums;
    }

    private Part row(Sums sums, int at, int row) {
        double weight = examples.weights()[row];
        if (examples.target() instanceof Target.Classes classes) {
            int right = classes.codes()[row];
            double wrong = sums.best(at) == right ? 0 : weight;
            double logLoss = -Math.log(Math.max(LEAST, sums.shares[right][at]));
            return new Part(weight, wrong, weight * logLoss, 0);
        }
        double value = ((Target.Numbers) examples.target()).values()[row];
        double distance = value - sums.means[at];
        double spread = value - mean;
        return new Part(weight, weight * distance * distance, 0, weight * spread * spread);
    }

    /**
     * How much lower the score of a tree is, on average over trees, if each row out of its bag has another such row's cell
     * in a column, shape [columns]. The other row is drawn with its weight, which differs from a permutation as drawing
     * with replacement does from drawing without, and makes a row of weight 2 worth two.
     */
    double[] importance() {
        int size = examples.rows().size();
        if ((long) size * examples.columns() > MOST_CELLS)
            throw new IllegalArgumentException("permutation importance is for at most " + MOST_CELLS + " cells, found "
                    + size + " rows of " + examples.columns() + " columns; set importance=impurity");
        Descent all = new Descent(content.nodes(), examples.rows().codes(), 0, size);
        List<double[]> trees = run.map(drawn.size(), t -> importance(t, all));
        double[] importance = new double[examples.columns()];
        for (double[] tree : trees) for (int c = 0; c < importance.length; c++) importance[c] += tree[c];
        for (int c = 0; c < importance.length; c++) importance[c] /= trees.size();
        return importance;
    }

    private double[] importance(int tree, Descent descent) {
        double[] importance = new double[examples.columns()];
        int[] out = IntStream.range(0, descent.rows())
                .filter(r -> examples.weights()[r] > 0 && drawn.get(tree).count(r) == 0)
                .toArray();
        if (out.length == 0) return importance;
        double[] before = new double[out.length + 1]; // weights of the rows before
        for (int i = 0; i < out.length; i++) before[i + 1] = before[i] + examples.weights()[out[i]];
        int[] leaves = new int[out.length];
        descent.leaves(tree, out, out.length, leaves);
        double usual = loss(out, leaves);
        boolean[] tested = tested(tree);
        var seed = run.seed().child(tree).child(2);
        for (int c = 0; c < importance.length; c++) {
            if (!tested[c]) continue;
            var random = seed.child(c).random();
            int[] donors = new int[out.length];
            for (int i = 0; i < donors.length; i++) donors[i] = out[donor(before, random.nextDouble())];
            descent.leaves(tree, out, c, donors, leaves);
            importance[c] = (loss(out, leaves) - usual) / before[out.length];
        }
        return importance;
    }

    private static int donor(double[] before, double uniform) {
        double at = uniform * before[before.length - 1];
        int low = 0;
        int high = before.length - 2;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (before[middle] <= at) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private boolean[] tested(int tree) {
        boolean[] tested = new boolean[examples.columns()];
        Nodes nodes = content.nodes();
        for (int i = nodes.roots()[tree]; i < nodes.roots()[tree + 1]; i++)
            if (!nodes.leaf(i)) tested[nodes.column(i)] = true;
        return tested;
    }

    /** The weight of rows predicted wrong, or their squared errors over the variance. */
    private double loss(int[] rows, int[] leaves) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double weight = examples.weights()[rows[i]];
            if (examples.target() instanceof Target.Classes classes) {
                if (best(leaves[i]) != classes.codes()[rows[i]]) loss += weight;
            } else if (variance > 0) {
                double distance =
                        content.nodes().value(leaves[i]) - ((Target.Numbers) examples.target()).values()[rows[i]];
                loss += weight * distance * distance / variance;
            }
        }
        return loss;
    }

    private int best(int leaf) {
        if (content.classes() <= 2) return content.nodes().value(leaf) > 0.5 ? 1 : 0;
        LeafShares shares = content.shares();
        int distribution = content.nodes().distribution(leaf);
        int best = shares.start(distribution);
        for (int e = best + 1; e < shares.ends()[distribution]; e++)
            if (shares.shares()[e] > shares.shares()[best]) best = e;
        return shares.classes()[best];
    }
}
