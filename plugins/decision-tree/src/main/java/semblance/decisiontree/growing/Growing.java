package semblance.decisiontree.growing;

import java.util.ArrayDeque;
import java.util.Arrays;

/** One tree in the making: nodes are worked on in depth-first order, so that each is written where it will stay. */
final class Growing {
    private static final double PURE = 1e-12; // an impurity that is nothing but rounding

    private final Grower grower;
    private final Growth growth;
    private final Search search;
    private final Builder builder = new Builder();
    private final ArrayDeque<Node> waiting = new ArrayDeque<>();
    private final long seed;
    private final double[] totals; // weights of classes in a node
    private Sample buffer = new Sample(0, false);
    private boolean[] left = new boolean[0];
    private byte[] sides = new byte[0];
    private double all; // the weight of all rows

    /**
     * A node that is still to be written.
     *
     * @param parent whose right child it is, or -1
     * @param groups the parts of its parent's split that it goes on with; of length 0 if it begins anew
     * @param column of that split
     */
    private record Node(
            Sample sample, int from, int to, int depth, long seed, int parent, int[][] groups, int column) {}

    Growing(Grower grower, long seed) {
        this.grower = grower;
        this.seed = seed;
        growth = grower.growth;
        search = new Search(grower.cuts, growth, grower.tally());
        totals = new double[Math.max(2, grower.classes)];
    }

    Grown grow(Sample sample) {
        for (double weight : sample.weights) all += weight;
        waiting.push(new Node(sample, 0, sample.rows.length, 0, Hash.mix(seed), -1, new int[0][], 0));
        while (!waiting.isEmpty()) write(waiting.pop());
        return builder.grown();
    }

    private void write(Node node) {
        if (node.parent >= 0) builder.right(node.parent);
        double weight = 0;
        for (int i = node.from; i < node.to; i++) weight += node.sample.weights[i];
        double impurity = impurity(node, weight);
        int at = builder.open(weight, impurity * unit());
        if (node.groups.length > 1) {
            Split rest = new Split();
            rest.column = node.column;
            rest.groups = node.groups;
            parts(node, at, rest, true);
            return;
        }
        boolean last = growth.depth() > 0 && node.depth >= growth.depth()
                || weight < growth.splitWeight()
                || impurity <= PURE
                || node.to - node.from < 2;
        Split best = last ? new Split() : best(node);
        if (best.gain < 0
                || growth.criterion() == Criterion.GAIN_RATIO && !(best.gain > PURE * weight)
                || best.gain * unit() < growth.decrease() * all) builder.leaf(at, node.sample, node.from, node.to);
        else if (best.groups.length > 0) parts(node, at, best, false);
        else threshold(node, at, best);
    }

    /** What an impurity computed here is to be multiplied with: values were scaled. */
    private double unit() {
        return switch (growth.criterion()) {
            case VARIANCE -> grower.scale * grower.scale;
            case ABSOLUTE_ERROR -> grower.scale;
            default -> 1;
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
        for (int i = node.from; i < node.to; i++) totals[sample.labels[i]] += sample.weights[i];
        double impurity = growth.criterion() == Criterion.GINI ? 1 : 0;
        for (int i = node.from; i < node.to; i++) {
            double share = totals[sample.labels[i]] / weight;
            totals[sample.labels[i]] = 0;
            impurity -= growth.criterion() == Criterion.GINI ? share * share : Bits.times(share);
        }
        return Math.max(0, impurity);
    }

    private Split best(Node node) {
        Draws draws = new Draws(node.seed);
        int[] columns = grower.columns.clone();
        int wanted = growth.candidates() > 0 ? Math.min(growth.candidates(), columns.length) : columns.length;
        Split[] found = new Split[columns.length];
        int tried = 0;
        boolean differ = false;
        for (; tried < columns.length && (tried < wanted || !differ); tried++) {
            if (wanted < columns.length) {
                int other = tried + draws.below(columns.length - tried);
                int column = columns[other];
                columns[other] = columns[tried];
                columns[tried] = column;
            }
            found[tried] = new Split();
            differ |= search.run(node.sample, grower.codes, node.from, node.to, columns[tried], draws, found[tried]);
        }
        return best(Arrays.copyOf(found, tried));
    }

    /** The best of the columns' best; of equal ones the first column's. */
    private Split best(Split[] found) {
        double least = growth.criterion() == Criterion.GAIN_RATIO ? average(found) : 0;
        Split best = new Split();
        for (Split split : found)
            if (split.gain >= least
                    && (split.score > best.score || split.score == best.score && split.column < best.column))
                best = split;
        return best;
    }

    private static double average(Split[] found) {
        double sum = 0;
        int count = 0;
        for (Split split : found) {
            if (!(split.gain > 0)) continue;
            sum += split.gain;
            count++;
        }
        return count > 0 ? sum / count * (1 - PURE) : 0;
    }

    private void threshold(Node node, int at, Split split) {
        builder.threshold(at, split.column, split.code, split.missingLeft, split.gain * unit());
        room(node);
        for (int i = node.from; i < node.to; i++) {
            int code = grower.codes.at(split.column, node.sample.rows[i]);
            left[i - node.from] = code > 0 ? code <= split.code : split.missingLeft;
            sides[i - node.from] = (byte) (code == 0 ? -1 : left[i - node.from] ? 0 : 1);
        }
        children(node, at, node.depth + 1, new int[0][], new int[0][], 0);
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
        room(node);
        double weight = 0;
        for (int i = node.from; i < node.to; i++) {
            int code = grower.codes.at(split.column, node.sample.rows[i]);
            if ((absent[code >> 5] >>> code & 1) != 0) continue;
            weight += (set[code >> 5] >>> code & 1) != 0 ? node.sample.weights[i] : -node.sample.weights[i];
        }
        boolean heavierLeft = weight >= 0;
        boolean missingLeft = growth.categories() == Categories.SUBSETS ? split.missingLeft : heavierLeft;
        if (heavierLeft) for (int word = 0; word < set.length; word++) set[word] |= absent[word];
        set[0] = missingLeft ? set[0] | 1 : set[0] & ~1;
        builder.set(at, split.column, set, continues, split.gain > 0 ? split.gain * unit() : 0);
        for (int i = node.from; i < node.to; i++) {
            int code = grower.codes.at(split.column, node.sample.rows[i]);
            left[i - node.from] = (set[code >> 5] >>> code & 1) != 0;
            sides[i - node.from] = (byte) (code == 0 ? -1 : left[i - node.from] ? 0 : 1);
        }
        int[][] first = Arrays.copyOfRange(groups, 0, half);
        int[][] second = Arrays.copyOfRange(groups, half, groups.length);
        boolean more = groups.length > 2;
        children(
                node,
                at,
                node.depth + (continues ? 0 : 1),
                more ? first : new int[0][],
                more ? second : new int[0][],
                split.column);
    }

    private void room(Node node) {
        int size = node.to - node.from;
        if (left.length >= size) return;
        left = new boolean[size];
        sides = new byte[size];
        buffer = new Sample(size, node.sample.labels.length > 0);
    }

    private void children(Node node, int at, int depth, int[][] first, int[][] second, int column) {
        long leftSeed = Draws.child(node.seed, true);
        long rightSeed = Draws.child(node.seed, false);
        if (growth.missing() == Missing.SHARED && share(node, at, depth, first, second, column)) return;
        int middle = node.sample.part(node.from, node.to, left, buffer);
        waiting.push(new Node(node.sample, middle, node.to, depth, rightSeed, at, second, column));
        waiting.push(new Node(node.sample, node.from, middle, depth, leftSeed, -1, first, column));
    }

    /** Sends rows whose cell is missing to both sides; false if there are none. */
    private boolean share(Node node, int at, int depth, int[][] first, int[][] second, int column) {
        double leftWeight = 0;
        double known = 0;
        boolean missing = false;
        for (int i = node.from; i < node.to; i++) {
            missing |= sides[i - node.from] < 0;
            if (sides[i - node.from] < 0) continue;
            known += node.sample.weights[i];
            if (sides[i - node.from] == 0) leftWeight += node.sample.weights[i];
        }
        if (!missing) return false;
        double share = leftWeight / known;
        Sample one = node.sample.side(node.from, node.to, sides, (byte) 0, share);
        Sample other = node.sample.side(node.from, node.to, sides, (byte) 1, 1 - share);
        long leftSeed = Draws.child(node.seed, true);
        long rightSeed = Draws.child(node.seed, false);
        waiting.push(new Node(other, 0, other.rows.length, depth, rightSeed, at, second, column));
        waiting.push(new Node(one, 0, one.rows.length, depth, leftSeed, -1, first, column));
        return true;
    }
}
