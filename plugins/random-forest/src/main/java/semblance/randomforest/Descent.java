package semblance.randomforest;

import java.util.Arrays;
import semblance.decisiontree.growing.Codes;

/**
 * Rows on their way down the trees of a forest. The codes of a row stand side by side, and many rows go down one tree
 * together, each waiting for its own cell only: a processor then works on several steps at once, and a tree is read from
 * memory once for all rows.
 */
final class Descent {
    private static final int SET = 1 << 30; // of the upper half of a node, see Nodes
    private static final int MISSING_LEFT = 29; // the bit that says so
    private static final int COLUMN = 16;
    private static final int COLUMNS = 0x1FFF;

    private final long[] nodes;
    private final int[] sets;
    private final int[] roots;
    private final char[] cells; // row after row
    private final int columns;
    private final int rows;
    private final int[] every;

    /** Rows {@code from} (inclusive) to {@code to} (exclusive); they are numbered from 0 here. */
    Descent(Nodes forest, Codes codes, int from, int to) {
        nodes = forest.words();
        sets = forest.sets();
        roots = forest.roots();
        columns = codes.columns();
        rows = to - from;
        cells = new char[rows * columns];
        for (int c = 0; c < columns; c++)
            for (int r = 0, at = c; r < rows; r++, at += columns) cells[at] = (char) codes.at(c, from + r);
        every = new int[rows];
        Arrays.setAll(every, r -> r);
    }

    int rows() {
        return rows;
    }

    /** The code of a row in a column. */
    int code(int row, int column) {
        return cells[row * columns + column];
    }

    /** The leaf, as a node, that each row falls into, shape [rows]. */
    void leaves(int tree, int[] leaves) {
        leaves(tree, every, rows, leaves);
    }

    /**
     * The leaves that some rows fall into.
     *
     * @param some the rows, of which the first {@code count} are meant
     * @param leaves filled with their leaves, in the same order
     */
    void leaves(int tree, int[] some, int count, int[] leaves) {
        int root = roots[tree];
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            int a = root;
            int b = root;
            int c = root;
            int d = root;
            int cellsA = some[i] * columns;
            int cellsB = some[i + 1] * columns;
            int cellsC = some[i + 2] * columns;
            int cellsD = some[i + 3] * columns;
            long wordA = nodes[root];
            long wordB = wordA;
            long wordC = wordA;
            long wordD = wordA;
            while ((wordA & wordB & wordC & wordD) >= 0) {
                a = step(a, wordA, cellsA);
                b = step(b, wordB, cellsB);
                c = step(c, wordC, cellsC);
                d = step(d, wordD, cellsD);
                wordA = nodes[a];
                wordB = nodes[b];
                wordC = nodes[c];
                wordD = nodes[d];
            }
            leaves[i] = a;
            leaves[i + 1] = b;
            leaves[i + 2] = c;
            leaves[i + 3] = d;
        }
        for (; i < count; i++) {
            int node = root;
            for (long word = nodes[node]; word >= 0; word = nodes[node]) node = step(node, word, some[i] * columns);
            leaves[i] = node;
        }
    }

    /**
     * The leaves that some rows would fall into if they had other rows' cells in one column.
     *
     * @param donors the rows whose cells they have
     */
    void leaves(int tree, int[] some, int column, int[] donors, int[] leaves) {
        for (int i = 0; i < some.length; i++) {
            int node = roots[tree];
            for (long word = nodes[node]; word >= 0; word = nodes[node]) {
                int row = (int) (word >>> 32 + COLUMN & COLUMNS) == column ? donors[i] : some[i];
                node = step(node, word, row * columns);
            }
            leaves[i] = node;
        }
    }

    /** The child that a row goes on to; leaves are their own. */
    private int step(int node, long word, int at) {
        int test = (int) (word >>> 32);
        if (test < 0) return node;
        int code = cells[at + (test >> COLUMN & COLUMNS)];
        if ((test & SET) != 0) {
            int set = (int) word;
            return node + ((sets[set + 2 + (code >> 5)] >>> code & 1) != 0 ? 1 : sets[set]);
        }
        // a missing cell, code 0, becomes -1 where it goes left and the largest of numbers where it goes right
        int known = code - 1 & (test << 31 - MISSING_LEFT | 0x7FFFFFFF);
        int left = known - (test & 0xFFFF) >> 31;
        int right = (int) word;
        return node + (right ^ (right ^ 1) & left);
    }
}
