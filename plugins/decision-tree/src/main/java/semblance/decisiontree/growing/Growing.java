package semblance.decisiontree.growing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.train.Run;

/**
 * One tree, or subtree, in the making. Nodes are worked on in depth-first order, so that each is written where it will stay.
 * At the top of a large tree threads share the columns of a node; nodes of few rows are put off, and threads then share
 * these. Which they are depends on the rows alone.
 */
final class Growing {
    private static final double ROUNDING = 1e-12; // a gain for each row that is nothing but rounding
    static final int FEW = 8192; // rows of a subtree that one thread works on
    static final int CACHE = 1 << 19; // bytes of codes that are read fast enough as they are
    private static final int SMALL = 32; // rows that are not worth being copied
    private static final int PART = 8; // of the columns; it does not pay to put all in order if so few are looked at
    private static final int APART = 16; // share of rows below which those of a node are far apart
    private static final int[][] NO_GROUPS = new int[0][];
    private static final Split NO_SPLIT = new Split();

    private final Grower grower;
    private final Growth growth;
    private final Scratch scratch;
    private final boolean top;
    private final Selection selection;
    private final Impurity impurity;
    private final double all; // the weight of all rows of the tree
    private final Builder builder = new Builder();
    private final ArrayDeque<Node> waiting = new ArrayDeque<>();
    private final List<Node> later = new ArrayList<>();

    private Growing(Grower grower, Scratch scratch, boolean top, Run run, double all) {
        this.grower = grower;
        this.scratch = scratch;
        this.top = top;
        this.all = all;
        growth = grower.growth;
        selection = new Selection(grower, scratch, top, run);
        impurity = new Impurity(grower, scratch.totals);
    }

    static Grown grow(Grower grower, Sample sample, long seed, Run run) {
        double all = 0;
        for (double weight : sample.weights) all += weight;
        Node root = new Node(sample, 0, sample.rows.length, 0, Hash.mix(seed), -1, NO_GROUPS, 0, Histogram.NONE);
        Scratch scratch = grower.scratch();
        Growing tree = new Growing(grower, scratch, sample.rows.length > FEW, run, all);
        tree.write(root);
        grower.give(scratch);
        double total = all;
        return tree.builder.grown(run.map(tree.later.size(), i -> {
            Scratch own = grower.scratch();
            Growing subtree = new Growing(grower, own, false, run, total);
            subtree.write(tree.later.get(i));
            grower.give(own);
            return subtree.builder.grown();
        }));
    }

    private void write(Node root) {
        waiting.push(root);
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            if (node.parent() >= 0) builder.right(node.parent());
            if (top && node.rows() <= FEW) {
                builder.later();
                later.add(new Node(
                        node.sample(),
                        node.from(),
                        node.to(),
                        node.depth(),
                        node.seed(),
                        -1,
                        node.groups(),
                        node.column(),
                        Histogram.NONE));
            } else {
                open(node);
            }
        }
    }

    private void open(Node given) {
        Node node = top ? given : close(given);
        Sample sample = node.sample();
        Tally tally = scratch.search.tally;
        boolean added = scratch.search.begin(sample, node.from(), node.to());
        double weight = added ? tally.allWeight : sample.weight(node.from(), node.to());
        double mean = added ? tally.impurity : impurity.of(node, weight);
        int at = builder.open(weight, impurity.unscaled(mean));
        if (node.groups().length > 1) {
            Split rest = new Split();
            rest.column = node.column();
            rest.groups = node.groups();
            parts(node, at, rest, true);
            return;
        }
        boolean last = growth.depth() > 0 && node.depth() >= growth.depth()
                || weight < growth.splitWeight()
                || mean <= impurity.pure()
                || node.rows() < 2;
        Node summed = last || !selection.summed(node) ? node : node.with(selection.sums(node));
        Split best = last ? NO_SPLIT : selection.best(summed);
        if (best.gain < 0
                || growth.criterion() == Criterion.GAIN_RATIO && !(best.gain > ROUNDING * weight)
                || impurity.unscaled(best.gain) < growth.decrease() * all) {
            builder.leaf(at, sample, node.from(), node.to());
            if (summed.sums() != Histogram.NONE) grower.layout.give(summed.sums());
        } else if (best.groups.length > 0) {
            parts(summed, at, best, false);
        } else {
            threshold(summed, at, best);
        }
    }

    /** The node with its rows close together, if they were far apart and not all in a processor's cache. */
    private Node close(Node node) {
        Sample sample = node.sample();
        if (node.rows() < SMALL || node.rows() > sample.codes.rows() / APART) return node;
        if (grower.read.length == 0 || sample.codes.size() <= CACHE) return node;
        boolean few = growth.candidates() > 0 && growth.candidates() < grower.read.length / PART;
        return new Node(
                sample.compact(node.from(), node.to(), few),
                0,
                node.rows(),
                node.depth(),
                node.seed(),
                node.parent(),
                node.groups(),
                node.column(),
                node.sums());
    }

    private void threshold(Node node, int at, Split split) {
        int most = grower.cuts.between(split.column, split.code, split.next);
        builder.threshold(at, split.column, most, split.missingLeft, impurity.unscaled(split.gain));
        scratch.room(node.rows(), node.sample());
        int bit = grower.flags.bits()[split.column];
        if (bit >= 0) sides(node, bit);
        else sides(node, split, most);
        children(node, at, node.depth() + 1, NO_GROUPS, NO_GROUPS, 0);
    }

    /** By flags: the second code of two goes right. */
    private void sides(Node node, int bit) {
        long[] flags = node.sample().flags;
        for (int i = node.from(); i < node.to(); i++)
            scratch.sides[i - node.from()] = (byte) (flags[i] >>> bit & Sample.RIGHT);
    }

    private void sides(Node node, Split split, int most) {
        int[] rows = node.sample().rows;
        byte[] sides = scratch.sides;
        Codes codes = node.sample().codes;
        byte[] bytes = codes.bytes(split.column);
        char[] chars = codes.chars(split.column);
        int first = codes.first(split.column);
        int step = codes.step(split.column);
        byte missing = (byte) (Sample.MISSING | (split.missingLeft ? 0 : Sample.RIGHT));
        for (int i = node.from(); i < node.to(); i++) {
            int cell = first + rows[i] * step;
            int code = bytes.length > 0 ? bytes[cell] & 0xFF : chars[cell];
            sides[i - node.from()] = code == 0 ? missing : (byte) (most - code >>> 31);
        }
    }

    /** Writes a test of sets; with more than two parts, the first half of them against the rest. */
    private void parts(Node node, int at, Split split, boolean continues) {
        int[][] groups = split.groups;
        int half = (groups.length + 1) / 2;
        int codes = grower.cuts.codes(split.column) + 1;
        int[] set = new int[codes + 31 >> 5];
        int[] absent = set.clone();
        Arrays.fill(absent, -1);
        for (int g = 0; g < groups.length; g++)
            for (int code : groups[g]) {
                absent[code >> 5] &= ~(1 << code);
                if (g < half) set[code >> 5] |= 1 << code;
            }
        double weight = 0;
        for (int i = node.from(); i < node.to(); i++) {
            int code = node.sample().codes.at(split.column, node.sample().rows[i]);
            if ((absent[code >> 5] >>> code & 1) != 0) continue;
            weight += (set[code >> 5] >>> code & 1) != 0 ? node.sample().weights[i] : -node.sample().weights[i];
        }
        boolean heavierLeft = weight >= 0;
        boolean missingLeft = growth.categories() == Categories.SUBSETS ? split.missingLeft : heavierLeft;
        if (heavierLeft) for (int word = 0; word < set.length; word++) set[word] |= absent[word];
        set[0] = missingLeft ? set[0] | 1 : set[0] & ~1;
        builder.set(at, split.column, set, continues, split.gain > 0 ? impurity.unscaled(split.gain) : 0);
        scratch.room(node.rows(), node.sample());
        for (int i = node.from(); i < node.to(); i++) {
            int code = node.sample().codes.at(split.column, node.sample().rows[i]);
            int right = ~set[code >> 5] >>> code & 1;
            scratch.sides[i - node.from()] = (byte) (code == 0 ? right | Sample.MISSING : right);
        }
        boolean more = groups.length > 2;
        children(
                node,
                at,
                node.depth() + (continues ? 0 : 1),
                more ? Arrays.copyOfRange(groups, 0, half) : NO_GROUPS,
                more ? Arrays.copyOfRange(groups, half, groups.length) : NO_GROUPS,
                split.column);
    }

    private void children(Node node, int at, int depth, int[][] first, int[][] second, int column) {
        long leftSeed = Draws.child(node.seed(), true);
        long rightSeed = Draws.child(node.seed(), false);
        Sample sample = node.sample();
        if (growth.missing() == Missing.SHARED && missing(node)) {
            if (node.sums() != Histogram.NONE) grower.layout.give(node.sums());
            double share = leftShare(node);
            Sample one = sample.side(node.from(), node.to(), scratch.sides, 0, share, grower.unit);
            Sample other = sample.side(node.from(), node.to(), scratch.sides, Sample.RIGHT, 1 - share, grower.unit);
            waiting.push(new Node(other, 0, other.rows.length, depth, rightSeed, at, second, column, Histogram.NONE));
            waiting.push(new Node(one, 0, one.rows.length, depth, leftSeed, -1, first, column, Histogram.NONE));
            return;
        }
        int middle = sample.part(node.from(), node.to(), scratch.sides, scratch.buffer);
        Node left = new Node(sample, node.from(), middle, depth, leftSeed, -1, first, column, Histogram.NONE);
        Node right = new Node(sample, middle, node.to(), depth, rightSeed, at, second, column, Histogram.NONE);
        if (node.sums() != Histogram.NONE) {
            boolean leftIsSmaller = left.rows() <= right.rows();
            Node smaller = leftIsSmaller ? left : right;
            Node larger = leftIsSmaller ? right : left;
            if (selection.summed(larger)) {
                Histogram less = selection.sums(smaller);
                node.sums().subtract(less);
                larger = larger.with(node.sums());
                if (selection.summed(smaller)) smaller = smaller.with(less);
                else grower.layout.give(less);
            } else {
                grower.layout.give(node.sums());
            }
            left = leftIsSmaller ? smaller : larger;
            right = leftIsSmaller ? larger : smaller;
        }
        waiting.push(right);
        waiting.push(left);
    }

    private boolean missing(Node node) {
        for (int i = 0; i < node.rows(); i++) if ((scratch.sides[i] & Sample.MISSING) != 0) return true;
        return false;
    }

    /** The share of the left side in the weight of the rows whose cell is known. */
    private double leftShare(Node node) {
        double left = 0;
        double known = 0;
        for (int i = node.from(); i < node.to(); i++) {
            byte side = scratch.sides[i - node.from()];
            if ((side & Sample.MISSING) != 0) continue;
            known += node.sample().weights[i];
            if (side == 0) left += node.sample().weights[i];
        }
        return left / known;
    }
}
