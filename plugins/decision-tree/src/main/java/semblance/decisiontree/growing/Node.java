package semblance.decisiontree.growing;

/**
 * A node that is still to be written.
 *
 * @param parent whose right child it is, or -1
 * @param groups the parts of its parent's split that it goes on with; of length 0 if it begins anew
 * @param column of that split
 * @param sums of its rows, or {@link Histogram#NONE}
 */
record Node(
        Sample sample, int from, int to, int depth, long seed, int parent, int[][] groups, int column, Histogram sums) {

    int rows() {
        return to - from;
    }

    Node with(Histogram sums) {
        return new Node(sample, from, to, depth, seed, parent, groups, column, sums);
    }
}
