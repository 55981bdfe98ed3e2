package semblance.decisiontree.growing;

import semblance.api.data.Table;

/**
 * Rows on their way to a leaf as they are, not as codes: a row meets few of its cells in a few trees, so that finding the
 * codes of all would take longer than the walk.
 */
final class TableWalk {
    /** Rows of a call, at most: a method that is called often is compiled sooner, and better, than one that loops for long. */
    static final int BLOCK = 64;

    private final long[] nodes;
    private final int[] sets;
    private final double[][] cuts;
    private final double[][] numbers; // of length 0 for columns of levels
    private final int[][] levels;

    TableWalk(Trees trees, Cuts cuts, Table table) {
        nodes = trees.nodes();
        sets = trees.sets();
        this.cuts = cuts.thresholds();
        numbers = new double[cuts.size()][0];
        levels = new int[cuts.size()][0];
        for (int c = 0; c < cuts.size(); c++) {
            if (table.array(cuts.columns()[c]) instanceof int[] indices) levels[c] = indices;
            else numbers[c] = table.numbers(cuts.columns()[c]);
        }
    }

    /** Whether this is faster than finding codes first. */
    static boolean pays(Trees trees, Cuts cuts) {
        return 8L * trees.size() <= cuts.size();
    }

    /** A whole number in the order of a number, so that comparing takes no branch, which no processor could foresee. */
    private static long key(double number) {
        long bits = Double.doubleToRawLongBits(number + 0.0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }

    /** The leaves of some rows in one tree, written at the places of the rows. */
    void leaves(int root, int from, int to, int[] found) {
        int r = from;
        for (; r + 3 < to; r += 4) {
            int a = root;
            int b = root;
            int c = root;
            int d = root;
            long wordA = nodes[a];
            long wordB = wordA;
            long wordC = wordA;
            long wordD = wordA;
            while ((wordA & wordB & wordC & wordD) >= 0) {
                a = next(a, wordA, r);
                b = next(b, wordB, r + 1);
                c = next(c, wordC, r + 2);
                d = next(d, wordD, r + 3);
                wordA = nodes[a];
                wordB = nodes[b];
                wordC = nodes[c];
                wordD = nodes[d];
            }
            found[r] = (int) wordA;
            found[r + 1] = (int) wordB;
            found[r + 2] = (int) wordC;
            found[r + 3] = (int) wordD;
        }
        for (; r < to; r++) {
            int node = root;
            while (nodes[node] >= 0) node = next(node, nodes[node], r);
            found[r] = (int) nodes[node];
        }
    }

    private int next(int node, long word, int row) {
        if (word < 0) return node;
        int column = (int) (word >>> 48) & 0x1FFF;
        double[] column64 = numbers[column];
        if (column64.length == 0) return byLevel(node, word, levels[column][row] + 1);
        double number = column64[row];
        if (number != number) return node + ((word & Trees.FLAG) != 0 ? 1 : (int) word);
        double[] most = cuts[column];
        int code = (int) (word >>> 32) & 0xFFFF;
        if (code > most.length) return node + 1; // there is no cut above the last code
        long low = key(most[code - 1]);
        long high = key(number);
        int right = (int) ((low & ~high | ~(low ^ high) & low - high) >> 63); // all bits if low < high
        return node + (1 & ~right | (int) word & right);
    }

    private int byLevel(int node, long word, int code) {
        int at = (int) word;
        if ((word & Trees.SET) != 0) return (sets[at + 2 + (code >> 5)] >>> code & 1) != 0 ? node + 1 : node + sets[at];
        boolean left = code > 0 ? code <= ((int) (word >>> 32) & 0xFFFF) : (word & Trees.FLAG) != 0;
        return node + (left ? 1 : at);
    }
}
