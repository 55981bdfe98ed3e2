package semblance.randomforest.adversarial;

import java.util.Arrays;
import java.util.List;
import semblance.api.train.Run;
import semblance.decisiontree.growing.Trees;

/**
 * The distributions in the leaves of one tree, estimated from all rows that fall into them, whether the tree was grown from
 * them or not (Watson et al. 2023, FORDE).
 */
final class Estimates {
    private final Reality reality;
    private final Columns columns;
    private final Trees trees;
    private final Marginals marginals;
    private final double[] floors;
    private final LeafDensity density;
    private final double smoothing;
    private final Boxes boxes;
    private final Spread[] spreads;
    private final int tree;
    private final Falls falls;
    private final double[] coverage;
    private final float[] numbers;
    private final int[] counts; // of levels, for each leaf and categorical column
    private short[] levels = new short[64];
    private float[] shares = new float[64];
    private int used;
    private final double[] rests;
    private final double[] low;
    private final double[] high;
    private final double[] inside; // the share of each categorical column's own distribution that reaches a node
    private final boolean[][] possible;
    private final double[][] sums; // weights of levels, for one leaf
    private final double total;

    private Estimates(
            Reality reality,
            Trees trees,
            Marginals marginals,
            double[] floors,
            LeafDensity density,
            double smoothing,
            int tree) {
        this.reality = reality;
        this.trees = trees;
        this.marginals = marginals;
        this.floors = floors;
        this.density = density;
        this.smoothing = smoothing;
        this.tree = tree;
        columns = reality.columns;
        boxes = new Boxes(columns, reality.cuts, trees, marginals);
        spreads = new Spread[columns.numeric.length];
        for (int j = 0; j < spreads.length; j++)
            spreads[j] = new Spread(marginals.edges()[j], marginals.masses()[j], columns.whole[j]);
        int first = boxes.first[tree];
        int size = boxes.first[tree + 1] - first;
        falls = Falls.of(trees, tree, reality, first, first + size);
        coverage = new double[size];
        numbers = new float[size * columns.numeric.length * Leaves.WIDTH];
        counts = new int[size * columns.categorical.length];
        rests = new double[counts.length];
        low = new double[columns.numeric.length];
        high = new double[low.length];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        inside = new double[columns.categorical.length];
        Arrays.fill(inside, 1);
        possible = new boolean[inside.length][];
        sums = new double[inside.length][];
        for (int c = 0; c < inside.length; c++) {
            possible[c] = new boolean[columns.levels[c]];
            Arrays.fill(possible[c], true);
            sums[c] = new double[columns.levels[c]];
        }
        total = Arrays.stream(reality.weights).sum() * trees.size();
    }

    /** The leaves of all trees. */
    static Leaves of(
            Reality reality,
            Trees trees,
            Marginals marginals,
            double[] floors,
            AdversarialForestTrainer trainer,
            Run run) {
        List<Estimates> each = run.map(trees.size(), tree -> {
            Estimates one =
                    new Estimates(reality, trees, marginals, floors, trainer.density(), trainer.smoothing(), tree);
            one.visit(trees.roots()[tree]);
            return one;
        });
        int leaves = each.stream().mapToInt(one -> one.coverage.length).sum();
        int places = reality.columns.categorical.length;
        double[] coverage = new double[leaves];
        float[] numbers = new float[leaves * reality.columns.numeric.length * Leaves.WIDTH];
        int[] starts = new int[leaves * places + 1];
        int seen = each.stream().mapToInt(one -> one.used).sum();
        short[] levels = new short[seen];
        float[] shares = new float[seen];
        double[] rests = new double[leaves * places];
        int leaf = 0;
        int at = 0;
        for (Estimates one : each) {
            System.arraycopy(one.coverage, 0, coverage, leaf, one.coverage.length);
            int width = one.numbers.length / Math.max(1, one.coverage.length);
            System.arraycopy(one.numbers, 0, numbers, leaf * width, one.numbers.length);
            System.arraycopy(one.rests, 0, rests, leaf * places, one.rests.length);
            System.arraycopy(one.levels, 0, levels, at, one.used);
            System.arraycopy(one.shares, 0, shares, at, one.used);
            int start = at;
            for (int i = 0; i < one.counts.length; i++) {
                starts[leaf * places + i] = start;
                start += one.counts[i];
            }
            leaf += one.coverage.length;
            at += one.used;
        }
        starts[starts.length - 1] = seen;
        return new Leaves(coverage, numbers, starts, levels, shares, rests);
    }

    /** Goes through a subtree with what the way to it says of each column. */
    private void visit(int node) {
        if (trees.leaf(node)) {
            leaf(trees.number(node) - boxes.first[tree]);
            return;
        }
        int column = trees.column(node);
        int place = columns.place[column];
        if (columns.numeric(column)) {
            double bound = boxes.bound(node);
            double before = high[place];
            high[place] = Math.min(before, bound);
            visit(trees.left(node));
            high[place] = before;
            before = low[place];
            low[place] = Math.max(before, bound);
            visit(trees.right(node));
            low[place] = before;
            return;
        }
        boolean[] before = possible[place];
        double share = inside[place];
        for (boolean left : new boolean[] {true, false}) {
            possible[place] = before.clone();
            inside[place] = 0;
            for (int level = 0; level < before.length; level++) {
                possible[place][level] &= trees.left(node, level + 1) == left;
                if (possible[place][level]) inside[place] += marginals.levels()[place][level];
            }
            visit(left ? trees.left(node) : trees.right(node));
        }
        possible[place] = before;
        inside[place] = share;
    }

    private void leaf(int leaf) {
        coverage[leaf] = falls.weight(leaf) / total;
        for (int j = 0; j < low.length; j++) number(leaf, j);
        for (int c = 0; c < inside.length; c++) level(leaf, c);
    }

    private void number(int leaf, int j) {
        double weight = 0;
        double atom = 0;
        double mean = 0;
        double squares = 0;
        for (int i = falls.starts()[leaf]; i < falls.starts()[leaf + 1]; i++) {
            double number = reality.numbers[j][falls.rows()[i]];
            if (number != number) continue;
            double z = (number - marginals.centres()[j]) / marginals.units()[j];
            if (z == marginals.atoms()[j]) {
                atom += falls.shares()[i];
                continue;
            }
            weight += falls.shares()[i];
            double distance = z - mean;
            mean += distance * (falls.shares()[i] / weight);
            squares += falls.shares()[i] * distance * (z - mean);
        }
        int at = (leaf * low.length + j) * Leaves.WIDTH;
        double own = spreads[j].mass(low[j], high[j]);
        double from = Math.max(low[j], marginals.lows()[j]);
        double to = Math.min(high[j], marginals.highs()[j]);
        double known = own > 0 ? weight + atom + smoothing : weight + atom;
        atom = known > 0 ? (float) (atom / known) : 0;
        double share = known > 0 ? weight / known : 0;
        boolean none = !(weight > 0) || !(from < to);
        if (none) share = 0;
        // the variance of a sample, as in the paper, and not less than rounding alone would give
        double deviation = weight > 1 ? Math.sqrt(squares / (weight - 1)) : 0;
        float inverse = (float) (1 / Math.max(deviation, floors[j]));
        float middle = (float) mean;
        double probability = Normal.between((from - middle) * inverse, (to - middle) * inverse);
        boolean even = density == LeafDensity.PIECEWISE || !(probability > 1e-9);
        if (even && (Double.isInfinite(from) || Double.isInfinite(to))) {
            // the only number of a leaf whose bounds are far off by rounding; its own distribution has to do
            even = false;
            if (!(probability > 1e-9)) share = 0;
        }
        numbers[at + Leaves.MEAN] = middle;
        numbers[at + Leaves.INVERSE] = even ? Leaves.EVEN : inverse;
        numbers[at + Leaves.HEIGHT] = share == 0
                ? 0
                : (float) (even ? share / (to - from) : share * inverse / (Normal.ROOT_2PI * probability));
        numbers[at + Leaves.REST] = own > 0 ? (float) (Math.max(0, 1 - share - atom) / own) : 0;
        numbers[at + Leaves.ATOM] = (float) atom;
    }

    private void level(int leaf, int c) {
        double weight = 0;
        double[] each = sums[c];
        int column = columns.categorical[c];
        int from = falls.starts()[leaf];
        int to = falls.starts()[leaf + 1];
        int[] seen = new int[Math.min(to - from, each.length)];
        int count = 0;
        for (int i = from; i < to; i++) {
            int level = reality.codes.at(column, falls.rows()[i]) - 1;
            if (level < 0 || !possible[c][level]) continue;
            if (each[level] == 0) seen[count++] = level;
            each[level] += falls.shares()[i];
            weight += falls.shares()[i];
        }
        Arrays.sort(seen, 0, count);
        if (used + count > levels.length) {
            levels = Arrays.copyOf(levels, Math.max(2 * used, used + count));
            shares = Arrays.copyOf(shares, levels.length);
        }
        double left = 1;
        for (int i = 0; i < count; i++) {
            float share = (float) (each[seen[i]] / (weight + smoothing));
            each[seen[i]] = 0;
            levels[used] = (short) seen[i];
            shares[used++] = share;
            left -= share;
        }
        int place = leaf * inside.length + c;
        counts[place] = count;
        rests[place] = inside[c] > 0 ? Math.max(0, left) / inside[c] : 0;
    }
}
