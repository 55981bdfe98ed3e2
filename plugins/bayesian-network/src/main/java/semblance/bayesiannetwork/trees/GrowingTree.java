package semblance.bayesiannetwork.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTree;

/** The probability tree of one column while it grows. */
final class GrowingTree {
    /** Columns of more states are split one state against the others only. */
    private static final int MOST_STATES = 8;
    /** Nats below which a gain is rounding. */
    private static final double SMALLEST_GAIN = 1e-9;
    /** The share of a leaf's weight below which a part of it is rounding. */
    private static final double SMALLEST_PART = 1e-12;

    /** A vertex: what it asks for, -1 if it is a leaf, and the weight of its rows in each state. */
    private record Vertex(int column, int state, int yes, int no, int above, double[] totals) {}

    final int column;
    private final SparseRows data;
    private final TreeSettings settings;
    private final int states;
    private final double weight;
    private final int[] rows;
    private final int[] buffer;
    private final List<Vertex> vertices = new ArrayList<>();
    private double score;

    GrowingTree(SparseRows data, TreeSettings settings, int column) {
        this.data = data;
        this.settings = settings;
        this.column = column;
        states = data.rows.levels()[column];
        weight = data.rows.weight();
        rows = IntStream.range(0, data.rows.rows()).toArray();
        buffer = new int[rows.length];
    }

    double score(double[] counts, int at, double share) {
        return settings.leaf(counts, at, states, share, weight);
    }

    /** The tree of one leaf. */
    Leaf root() {
        double[] totals = new double[states];
        double[] counts = data.count(column, rows, 0, rows.length, totals);
        vertices.add(new Vertex(-1, 0, 0, 0, -1, totals));
        Leaf root = new Leaf(this, 0, 0, rows.length, 1, data.rows.levels(), totals, counts);
        score = root.score;
        return root;
    }

    /** Finds the best split of a leaf that asks for an allowed column. */
    void judge(Leaf leaf, IntPredicate allowed) {
        leaf.gain = 0;
        double total = Arrays.stream(leaf.totals).sum();
        double[] rest = new double[states];
        for (int c = 0; c < leaf.open.length; c++) {
            if (c == column || leaf.open[c] < 2 || !allowed.test(c)) continue;
            double every = -leaf.score;
            int parts = 0;
            for (int state = 0; state < data.rows.levels()[c]; state++) {
                int at = (data.first[c] + state) * states;
                double part = 0;
                for (int s = 0; s < states; s++) part += leaf.counts[at + s];
                if (!(part > SMALLEST_PART * total)) continue;
                if (!(part < total * (1 - SMALLEST_PART))) break;
                parts++;
                double alone = score(leaf.counts, at, leaf.share / leaf.open[c]);
                every += alone;
                if (leaf.open[c] == 2 && parts > 1) continue;
                for (int s = 0; s < states; s++) rest[s] = Math.max(0, leaf.totals[s] - leaf.counts[at + s]);
                double gain = alone + score(rest, 0, leaf.share * (leaf.open[c] - 1) / leaf.open[c]) - leaf.score;
                consider(leaf, c, state, gain);
            }
            // states without rows would be leaves that only cost; one against the others leaves them together
            if (leaf.open[c] > 2 && leaf.open[c] <= MOST_STATES && parts == leaf.open[c])
                consider(leaf, c, Leaf.EVERY, every);
        }
    }

    private static void consider(Leaf leaf, int column, int state, double gain) {
        if (!(gain > Math.max(leaf.gain, SMALLEST_GAIN))) return;
        leaf.gain = gain;
        leaf.column = column;
        leaf.state = state;
    }

    /** Splits a leaf as was found best, and gives the new leaves. */
    List<Leaf> split(Leaf leaf) {
        score += leaf.gain;
        List<Leaf> leaves = new ArrayList<>();
        Leaf rest = leaf;
        int most = leaf.state == Leaf.EVERY ? data.rows.levels()[leaf.column] : 0;
        if (leaf.state != Leaf.EVERY) return split(leaf, leaf.column, leaf.state);
        for (int state = 0; state < most && rest.open[leaf.column] > 1; state++) {
            if (!reaches(rest, leaf.column, state)) continue;
            List<Leaf> parts = split(rest, leaf.column, state);
            leaves.add(parts.get(0));
            rest = parts.get(1);
        }
        leaves.add(rest);
        return leaves;
    }

    private boolean reaches(Leaf leaf, int asked, int state) {
        short[] codes = data.rows.codes()[asked];
        for (int i = leaf.from; i < leaf.to; i++) if (codes[rows[i]] == state) return true;
        return false;
    }

    private List<Leaf> split(Leaf leaf, int asked, int state) {
        short[] codes = data.rows.codes()[asked];
        int middle = leaf.from;
        int kept = 0;
        for (int i = leaf.from; i < leaf.to; i++) {
            int row = rows[i];
            if (codes[row] == state) rows[middle++] = row;
            else buffer[kept++] = row;
        }
        System.arraycopy(buffer, 0, rows, middle, kept);
        boolean fewer = middle - leaf.from <= leaf.to - middle;
        double[] totals = new double[states];
        double[] counts = fewer
                ? data.count(column, rows, leaf.from, middle, totals)
                : data.count(column, rows, middle, leaf.to, totals);
        double[] otherTotals = difference(leaf.totals, totals);
        double[] otherCounts = difference(leaf.counts, counts);
        int open = leaf.open[asked];
        int yes = vertices.size();
        vertices.add(new Vertex(-1, 0, 0, 0, leaf.vertex, fewer ? totals : otherTotals));
        vertices.add(new Vertex(-1, 0, 0, 0, leaf.vertex, fewer ? otherTotals : totals));
        Vertex here = vertices.get(leaf.vertex);
        vertices.set(leaf.vertex, new Vertex(asked, state, yes, yes + 1, here.above, here.totals));
        return List.of(
                new Leaf(
                        this,
                        yes,
                        leaf.from,
                        middle,
                        leaf.share / open,
                        open(leaf, asked, 1),
                        fewer ? totals : otherTotals,
                        fewer ? counts : otherCounts),
                new Leaf(
                        this,
                        yes + 1,
                        middle,
                        leaf.to,
                        leaf.share * (open - 1) / open,
                        open(leaf, asked, open - 1),
                        fewer ? otherTotals : totals,
                        fewer ? otherCounts : counts));
    }

    private static int[] open(Leaf leaf, int asked, int states) {
        int[] open = leaf.open.clone();
        open[asked] = states;
        return open;
    }

    private static double[] difference(double[] all, double[] part) {
        double[] rest = new double[all.length];
        for (int i = 0; i < rest.length; i++) rest[i] = Math.max(0, all[i] - part[i]);
        return rest;
    }

    /** What the tree explains, nats. */
    double score() {
        return score;
    }

    /**
     * The node of this tree.
     *
     * @param parents all columns that the tree asks for, and perhaps others, ascending
     */
    Node node(int[] parents) {
        int size = vertices.size();
        int[] tested = new int[size];
        int[] state = new int[size];
        int[] yes = new int[size];
        int[] no = new int[size];
        double[] probabilities = new double[size * states];
        for (int v = 0; v < size; v++) {
            Vertex vertex = vertices.get(v);
            tested[v] = vertex.column < 0 ? -1 : Arrays.binarySearch(parents, vertex.column);
            state[v] = vertex.state;
            yes[v] = vertex.yes;
            no[v] = vertex.no;
            double total = settings.smoothing();
            for (double count : vertex.totals) total += count;
            for (int s = 0; s < states; s++) {
                double above = vertex.above < 0 ? 1.0 / states : probabilities[vertex.above * states + s];
                probabilities[v * states + s] = (vertex.totals[s] + settings.smoothing() * above) / total;
            }
        }
        return new Node(parents, new ProbabilityTree(tested, state, yes, no, probabilities));
    }

    /** The columns that the tree asks for, ascending. */
    int[] asked() {
        return vertices.stream()
                .mapToInt(Vertex::column)
                .filter(c -> c >= 0)
                .sorted()
                .distinct()
                .toArray();
    }
}
