package semblance.bayesiannetwork.trees;

/** A leaf that may be split, and its best split. */
final class Leaf implements Comparable<Leaf> {
    /** As a state: the leaf is to be split into one leaf for each state of the column. */
    static final int EVERY = -1;

    final GrowingTree tree;
    final int vertex;
    /** Its rows are those from here to there in the tree's order. */
    final int from;

    final int to;
    /** Of the configurations of the parents, those that lead here. */
    final double share;
    /** How many states of each column lead here, shape [columns]. */
    final int[] open;
    /** The weight of its rows in each state, shape [states]. */
    final double[] totals;
    /** The weight of its rows in each state at each item, shape [items][states], flat. */
    final double[] counts;
    /** Its score without a split, nats. */
    final double score;
    /** What the best split that is allowed adds to the score; 0 if none adds anything. */
    double gain;
    /** The column that the best split asks for. */
    int column;
    /** The state that it asks for, or {@link #EVERY}. */
    int state;

    Leaf(GrowingTree tree, int vertex, int from, int to, double share, int[] open, double[] totals, double[] counts) {
        this.tree = tree;
        this.vertex = vertex;
        this.from = from;
        this.to = to;
        this.share = share;
        this.open = open;
        this.totals = totals;
        this.counts = counts;
        score = tree.score(totals, 0, share);
    }

    /** The largest gain first; of equals the first column and vertex, so that there is one order. */
    @Override
    public int compareTo(Leaf other) {
        int order = Double.compare(other.gain, gain);
        if (order == 0) order = Integer.compare(tree.column, other.tree.column);
        return order == 0 ? Integer.compare(vertex, other.vertex) : order;
    }
}
