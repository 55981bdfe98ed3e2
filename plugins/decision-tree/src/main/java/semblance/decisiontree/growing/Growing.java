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
    private static final double PURE = 1e-12; // an impurity that is nothing but rounding
    private static final double EQUAL = 1e-15; // a distance between scaled numbers that is nothing but rounding
    private static final int FEW = 8192; // rows of a subtree that one thread works on
    private static final int SMALL = 32; // rows that are not worth being copied
    private static final int APART = 16; // share of rows below which those of a node are far apart
    private static final int PIECES = 8; // in which columns are shared
    private static final int[][] NO_GROUPS = new int[0][];
    private static final Split NO_SPLIT = new Split();
    private static final Draws NO_DRAWS = new Draws(0);
    private static final Histogram NONE = new Histogram(new double[0]);

    private final Grower grower;
    private final Growth growth;
    private final Scratch scratch;
    private final boolean top;
    private final Run run;
    private final double all; // the weight of all rows of the tree
    private final Builder builder = new Builder();
    private final ArrayDeque<Node> waiting = new ArrayDeque<>();
    private final List<Node> later = new ArrayList<>();

    /**
     * A node that is still to be written.
     *
     * @param parent whose right child it is, or -1
     * @param groups the parts of its parent's split that it goes on with; of length 0 if it begins anew
     * @param column of that split
     * @param sums of its rows, or {@link #NONE}
     */
    private record Node(
            Sample sample,
            int from,
            int to,
            int depth,
            long seed,
            int parent,
            int[][] groups,
            int column,
            Histogram sums) {

        int rows() {
            return to - from;
        }

        Node with(Histogram sums) {
            return new Node(sample, from, to, depth, seed, parent, groups, column, sums);
        }
    }

    private Growing(Grower grower, Scratch scratch, boolean top, Run run, double all) {
        this.grower = grower;
        this.scratch = scratch;
        this.top = top;
        this.run = run;
        this.all = all;
        growth = grower.growth;
    }

    static Grown grow(Grower grower, Sample sample, long seed, Run run) {
        double all = 0;
        for (double weight : sample.weights) all += weight;
        Node root = new Node(sample, 0, sample.rows.length, 0, Hash.mix(seed), -1, NO_GROUPS, 0, NONE);
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
            if (node.parent >= 0) builder.right(node.parent);
            if (top && node.rows() <= FEW) {
                builder.later();
                later.add(new Node(
                        node.sample,
                        node.from,
                        node.to,
                        node.depth,
                        node.seed,
                        -1,
                        node.groups,
                        node.column,
                        node.sums));
            } else {
                open(node);
            }
        }
    }

    private void open(Node given) {
        Node node = top ? given : close(given);
        Sample sample = node.sample;
        double weight = 0;
        for (int i = node.from; i < node.to; i++) weight += sample.weights[i];
        double impurity = impurity(node, weight);
        int at = builder.open(weight, unscaled(impurity));
        if (node.groups.length > 1) {
            Split rest = new Split();
            rest.column = node.column;
            rest.groups = node.groups;
            parts(node, at, rest, true);
            return;
        }
        boolean last = growth.depth() > 0 && node.depth >= growth.depth()
                || weight < growth.splitWeight()
                || impurity <= pure()
                || node.rows() < 2;
        Node summed = last || !summed(node) ? node : node.with(sums(node));
        Split best = last ? NO_SPLIT : best(summed);
        if (best.gain < 0
                || growth.criterion() == Criterion.GAIN_RATIO && !(best.gain > PURE * weight)
                || unscaled(best.gain) < growth.decrease() * all) {
            builder.leaf(at, sample, node.from, node.to);
            if (summed.sums != NONE) grower.layout.give(summed.sums);
        } else if (best.groups.length > 0) {
            parts(summed, at, best, false);
        } else {
            threshold(summed, at, best);
        }
    }

    /** The node with its rows close together, if they were far apart. */
    private Node close(Node node) {
        Sample sample = node.sample;
        if (node.rows() < SMALL || node.rows() > sample.codes.rows() / APART) return node;
        return new Node(
                sample.compact(node.from, node.to),
                0,
                node.rows(),
                node.depth,
                node.seed,
                node.parent,
                node.groups,
                node.column,
                node.sums);
    }

    /** The impurity up to which a node is pure; numbers may differ by little when one of the others is far away. */
    private double pure() {
        return grower.classes > 0 ? PURE : growth.criterion() == Criterion.VARIANCE ? EQUAL * EQUAL : EQUAL;
    }

    /** An impurity of scaled numbers in the unit of the numbers. */
    private double unscaled(double impurity) {
        return switch (growth.criterion()) {
            case VARIANCE -> impurity * grower.scale * grower.scale;
            case ABSOLUTE_ERROR -> impurity * grower.scale;
            default -> impurity;
        };
    }

    private double impurity(Node node, double weight) {
        Sample sample = node.sample;
        if (!(weight > 0)) return 0;
        if (growth.criterion() == Criterion.ABSOLUTE_ERROR) return Deviations.of(sample, node.from, node.to) / weight;
        if (sample.labels.length == 0) {
            double moment = 0;
            for (int i = node.from; i < node.to; i++) moment += sample.moments[i];
            if (grower.classes > 0) return Math.max(0, Pairs.cost(growth.criterion(), weight, moment) / weight);
            double mean = moment / weight;
            double squares = 0;
            for (int i = node.from; i < node.to; i++) {
                double distance = sample.moments[i] / sample.weights[i] - mean;
                squares += sample.weights[i] * distance * distance;
            }
            return squares / weight;
        }
        double[] totals = scratch.totals;
        for (int i = node.from; i < node.to; i++) totals[sample.labels[i]] += sample.weights[i];
        double impurity = growth.criterion() == Criterion.GINI ? 1 : 0;
        for (int i = node.from; i < node.to; i++) {
            double share = totals[sample.labels[i]] / weight;
            totals[sample.labels[i]] = 0;
            impurity -= growth.criterion() == Criterion.GINI ? share * share : Bits.times(share);
        }
        return Math.max(0, impurity);
    }

    /** Whether a node's rows are added up for all columns at once. */
    private boolean summed(Node node) {
        return grower.summed && grower.layout.pays(node.rows());
    }

    private Histogram sums(Node node) {
        if (node.sums != NONE) return node.sums;
        Histogram sums = grower.layout.take();
        int pieces = top ? Math.min(PIECES, grower.columns.length) : 1;
        if (pieces == 1) fill(node, sums, scratch, 0, 1);
        else
            run.map(pieces, piece -> {
                Scratch own = grower.scratch();
                fill(node, sums, own, piece, pieces);
                grower.give(own);
                return piece;
            });
        return sums;
    }

    private void fill(Node node, Histogram sums, Scratch own, int piece, int pieces) {
        for (int c = piece; c < grower.columns.length; c += pieces) {
            int column = grower.columns[c];
            ((Summed) own.search.tally)
                    .fill(
                            node.sample,
                            column,
                            node.from,
                            node.to,
                            sums.values(),
                            grower.layout.offsets[column],
                            grower.cuts.codes(column) + 1);
        }
    }

    private Split best(Node node) {
        int columns = grower.columns.length;
        if (growth.candidates() > 0 && growth.candidates() < columns) return best(drawn(node));
        int pieces = top ? Math.min(PIECES, columns) : 1;
        if (pieces == 1) search(node, scratch, 0, 1);
        else
            run.map(pieces, piece -> {
                Scratch own = grower.scratch();
                search(node, own, piece, pieces);
                for (int c = piece; c < columns; c += pieces) { // each thread takes other places
                    Split split = scratch.found[c];
                    scratch.found[c] = own.found[c];
                    own.found[c] = split;
                }
                grower.give(own);
                return piece;
            });
        return best(columns);
    }

    private void search(Node node, Scratch own, int piece, int pieces) {
        for (int c = piece; c < own.found.length; c += pieces) search(node, own, grower.columns[c], own.found[c]);
    }

    private boolean search(Node node, Scratch own, int column, Split split) {
        if (node.sums != NONE) return own.search.run(node.sums, grower.layout.offsets[column], column, split);
        Draws draws = growth.randomCuts() ? new Draws(Hash.next(node.seed, column)) : NO_DRAWS;
        return own.search.run(node.sample, node.from, node.to, column, draws, split);
    }

    /**
     * Looks at columns drawn without replacement: as many as are wanted, and more if the rows do not differ in any of these.
     *
     * @return how many
     */
    private int drawn(Node node) {
        Draws draws = new Draws(node.seed);
        int[] columns = scratch.columns;
        int wanted = growth.candidates();
        int tried = 0;
        boolean differ = false;
        for (; tried < columns.length && (tried < wanted || !differ); tried++) {
            int other = tried + draws.below(columns.length - tried);
            int column = columns[other];
            columns[other] = columns[tried];
            columns[tried] = column;
            differ |= search(node, scratch, column, scratch.found[tried]);
        }
        System.arraycopy(
                grower.columns, 0, columns, 0, columns.length); // the next node's draw begins with the same order
        return tried;
    }

    /** The best of the columns' best; of equal ones the first column's. */
    private Split best(int tried) {
        Split[] found = scratch.found;
        double least = growth.criterion() == Criterion.GAIN_RATIO ? average(found, tried) : 0;
        Split best = NO_SPLIT;
        for (int i = 0; i < tried; i++) {
            Split split = found[i];
            if (split.gain >= least
                    && (split.score > best.score || split.score == best.score && split.column < best.column))
                best = split;
        }
        return best;
    }

    private static double average(Split[] found, int tried) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < tried; i++) {
            if (!(found[i].gain > 0)) continue;
            sum += found[i].gain;
            count++;
        }
        return count > 0 ? sum / count * (1 - PURE) : 0;
    }

    private void threshold(Node node, int at, Split split) {
        int most = grower.cuts.between(split.column, split.code, split.next);
        builder.threshold(at, split.column, most, split.missingLeft, unscaled(split.gain));
        scratch.room(node.rows(), node.sample.labels.length > 0);
        int[] rows = node.sample.rows;
        byte[] sides = scratch.sides;
        byte[] bytes = node.sample.codes.bytes[split.column];
        char[] chars = node.sample.codes.chars[split.column];
        byte missing = (byte) (Sample.MISSING | (split.missingLeft ? 0 : Sample.RIGHT));
        for (int i = node.from; i < node.to; i++) {
            int code = bytes.length > 0 ? bytes[rows[i]] & 0xFF : chars[rows[i]];
            sides[i - node.from] = code == 0 ? missing : (byte) (most - code >>> 31);
        }
        children(node, at, node.depth + 1, NO_GROUPS, NO_GROUPS, 0);
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
        for (int i = node.from; i < node.to; i++) {
            int code = node.sample.codes.at(split.column, node.sample.rows[i]);
            if ((absent[code >> 5] >>> code & 1) != 0) continue;
            weight += (set[code >> 5] >>> code & 1) != 0 ? node.sample.weights[i] : -node.sample.weights[i];
        }
        boolean heavierLeft = weight >= 0;
        boolean missingLeft = growth.categories() == Categories.SUBSETS ? split.missingLeft : heavierLeft;
        if (heavierLeft) for (int word = 0; word < set.length; word++) set[word] |= absent[word];
        set[0] = missingLeft ? set[0] | 1 : set[0] & ~1;
        builder.set(at, split.column, set, continues, split.gain > 0 ? unscaled(split.gain) : 0);
        scratch.room(node.rows(), node.sample.labels.length > 0);
        for (int i = node.from; i < node.to; i++) {
            int code = node.sample.codes.at(split.column, node.sample.rows[i]);
            int right = ~set[code >> 5] >>> code & 1;
            scratch.sides[i - node.from] = (byte) (code == 0 ? right | Sample.MISSING : right);
        }
        boolean more = groups.length > 2;
        children(
                node,
                at,
                node.depth + (continues ? 0 : 1),
                more ? Arrays.copyOfRange(groups, 0, half) : NO_GROUPS,
                more ? Arrays.copyOfRange(groups, half, groups.length) : NO_GROUPS,
                split.column);
    }

    private void children(Node node, int at, int depth, int[][] first, int[][] second, int column) {
        long leftSeed = Draws.child(node.seed, true);
        long rightSeed = Draws.child(node.seed, false);
        Sample sample = node.sample;
        if (growth.missing() == Missing.SHARED && missing(node)) {
            if (node.sums != NONE) grower.layout.give(node.sums);
            double share = leftShare(node);
            Sample one = sample.side(node.from, node.to, scratch.sides, 0, share);
            Sample other = sample.side(node.from, node.to, scratch.sides, Sample.RIGHT, 1 - share);
            waiting.push(new Node(other, 0, other.rows.length, depth, rightSeed, at, second, column, NONE));
            waiting.push(new Node(one, 0, one.rows.length, depth, leftSeed, -1, first, column, NONE));
            return;
        }
        int middle = sample.part(node.from, node.to, scratch.sides, scratch.buffer);
        Node left = new Node(sample, node.from, middle, depth, leftSeed, -1, first, column, NONE);
        Node right = new Node(sample, middle, node.to, depth, rightSeed, at, second, column, NONE);
        if (node.sums != NONE) {
            boolean leftIsSmaller = left.rows() <= right.rows();
            Node smaller = leftIsSmaller ? left : right;
            Node larger = leftIsSmaller ? right : left;
            if (summed(larger)) {
                Histogram less = sums(smaller);
                node.sums.subtract(less);
                larger = larger.with(node.sums);
                if (summed(smaller)) smaller = smaller.with(less);
                else grower.layout.give(less);
            } else {
                grower.layout.give(node.sums);
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
        for (int i = node.from; i < node.to; i++) {
            byte side = scratch.sides[i - node.from];
            if ((side & Sample.MISSING) != 0) continue;
            known += node.sample.weights[i];
            if (side == 0) left += node.sample.weights[i];
        }
        return left / known;
    }
}
