package semblance.bayesiannetwork.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTree;

/** The probability tree of one column while it grows. */
final class GrowingTree {
    private final Contexts contexts;
    private final List<Vertex> vertices = new ArrayList<>();
    private double score;

    /** A vertex: what it asks for, column -1 if it is a leaf, and the weight of its rows in each state. */
    private record Vertex(int column, int state, int yes, int no, int above, double[] totals) {}

    /** A leaf that may be split. */
    static final class Leaf implements Comparable<Leaf> {
        final GrowingTree tree;
        private final int vertex;
        private final Context context;
        private int split;

        private Leaf(GrowingTree tree, int vertex, Context context) {
            this.tree = tree;
            this.vertex = vertex;
            this.context = context;
        }

        /** Goes on to the best split that asks for an allowed column; false if there is none. */
        boolean find(IntPredicate allowed) {
            while (split < context.gains.length && !allowed.test(context.columns[split])) split++;
            return split < context.gains.length;
        }

        /** Looks at what the best split leads to, so that it is known when the split is made. */
        Context[] prepare() {
            return tree.contexts.split(context, split);
        }

        /** The column that the best split asks for. */
        int asked() {
            return context.columns[split];
        }

        /** What the best split adds to the score, nats. */
        double gain() {
            return context.gains[split];
        }

        /** The largest gain first; of equals the first column and vertex, so that there is one order. */
        @Override
        public int compareTo(Leaf other) {
            int order = Double.compare(other.gain(), gain());
            if (order == 0) order = Integer.compare(tree.column(), other.tree.column());
            return order == 0 ? Integer.compare(vertex, other.vertex) : order;
        }
    }

    GrowingTree(Contexts contexts) {
        this.contexts = contexts;
    }

    /** The column whose tree this is. */
    int column() {
        return contexts.column;
    }

    /** The tree of one leaf. */
    Leaf root() {
        Context root = contexts.root();
        score = root.score;
        vertices.add(new Vertex(-1, 0, 0, 0, -1, root.totals));
        return new Leaf(this, 0, root);
    }

    /** Splits a leaf as was found best, and gives the new leaves. */
    List<Leaf> split(Leaf leaf) {
        score += leaf.gain();
        Context[] parts = leaf.prepare();
        List<Leaf> leaves = new ArrayList<>();
        int at = leaf.vertex;
        double[] rest = leaf.context.totals.clone();
        for (int i = 0; i + 1 < parts.length; i++) { // a split by every state is a chain of questions
            for (int s = 0; s < rest.length; s++) rest[s] = Math.max(0, rest[s] - parts[i].totals[s]);
            int yes = vertices.size();
            Vertex here = vertices.get(at);
            vertices.set(
                    at, new Vertex(parts[i].way.asked(), parts[i].way.state(), yes, yes + 1, here.above, here.totals));
            vertices.add(new Vertex(-1, 0, 0, 0, at, parts[i].totals));
            vertices.add(new Vertex(-1, 0, 0, 0, at, rest.clone()));
            leaves.add(new Leaf(this, yes, parts[i]));
            at = yes + 1;
        }
        leaves.add(new Leaf(this, at, parts[parts.length - 1]));
        return leaves;
    }

    /**
     * Grows as long as it helps, the best split first.
     *
     * @param allowed columns that may be asked for; one that may not never may again
     * @param asked is told of each column that is asked for
     */
    void grow(IntPredicate allowed, IntConsumer asked) {
        PriorityQueue<Leaf> queue = new PriorityQueue<>();
        Leaf root = root();
        if (root.find(allowed)) queue.add(root);
        while (!queue.isEmpty()) {
            Leaf leaf = queue.remove();
            if (!allowed.test(leaf.asked())) {
                if (leaf.find(allowed)) queue.add(leaf);
                continue;
            }
            asked.accept(leaf.asked());
            for (Leaf part : split(leaf)) if (part.find(allowed)) queue.add(part);
        }
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
        int states = vertices.get(0).totals.length;
        int[] tested = new int[size];
        int[] state = new int[size];
        int[] yes = new int[size];
        int[] no = new int[size];
        double[] probabilities = new double[size * states];
        double smoothing = contexts.settings.smoothing();
        for (int v = 0; v < size; v++) {
            Vertex vertex = vertices.get(v);
            tested[v] = vertex.column < 0 ? -1 : Arrays.binarySearch(parents, vertex.column);
            state[v] = vertex.state;
            yes[v] = vertex.yes;
            no[v] = vertex.no;
            double total = smoothing;
            for (double count : vertex.totals) total += count;
            for (int s = 0; s < states; s++) {
                double above = vertex.above < 0 ? 1.0 / states : probabilities[vertex.above * states + s];
                probabilities[v * states + s] = (vertex.totals[s] + smoothing * above) / total;
            }
        }
        return new Node(parents, new ProbabilityTree(tested, state, yes, no, probabilities));
    }
}
