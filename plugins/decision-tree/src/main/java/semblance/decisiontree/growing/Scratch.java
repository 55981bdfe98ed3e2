package semblance.decisiontree.growing;

/** What one thread needs to work on a node, used for one after the other. */
final class Scratch {
    private static final Codes NONE = new Codes(0, new byte[0][], new char[0][]);
    final Search search;
    /** The best split of each column, in the order in which they were looked at. */
    final Split[] found;
    /** The columns, in their own order between nodes. */
    final int[] columns;
    /** Weights of classes, all 0 between nodes. */
    final double[] totals;
    /** The side of each row of a node. */
    byte[] sides = new byte[0];
    /** Rows on their way to the other side. */
    Sample buffer = new Sample(0, false, false, NONE, new int[0]);

    Scratch(Search search, int[] columns, int classes) {
        this.search = search;
        this.columns = columns.clone();
        found = new Split[columns.length];
        for (int c = 0; c < found.length; c++) found[c] = new Split();
        totals = new double[classes];
    }

    void room(int size, Sample like) {
        if (sides.length >= size) return;
        sides = new byte[size];
        buffer = new Sample(size, like.labels.length > 0, like.flags.length > 0, NONE, new int[0]);
    }
}
