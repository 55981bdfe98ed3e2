package semblance.decisiontree.growing;

import semblance.api.data.Table;

/**
 * Rows on their way to a leaf as they are, not as codes: a row meets few of its cells in a few trees, so that finding the
 * codes of all would take longer than the walk.
 *
 * <p>One row goes after the other, and each test is a branch. A processor guesses where it leads and reads on, so that the
 * next nodes are on their way from memory while it still compares; this is faster than several rows side by side without
 * branches, where every step waits for the slowest.
 */
final class TableWalk implements Walk {
    private static final int BLOCK = 1024; // rows: a method that runs long is replaced by a compiled one while it does
    private static final int NARROW = 64; // columns up to which a row's cells are put side by side

    private final long[] nodes;
    private final int[] sets;
    private final double[][] cuts;
    private final double[][] numbers; // of length 0 for columns of levels
    private final int[][] levels; // of length 0 for numbers
    private final int rows;
    private final int columns;
    /** The cells of each row, one row after the other, levels as codes; of length 0 if there are many columns. */
    private final double[] block;

    private int first; // row of the block

    TableWalk(Trees trees, Cuts cuts, Table table) {
        nodes = trees.nodes();
        sets = trees.sets();
        this.cuts = cuts.thresholds();
        rows = table.rows();
        columns = cuts.size();
        numbers = new double[columns][0];
        levels = new int[columns][0];
        for (int c = 0; c < columns; c++) {
            if (table.array(cuts.columns()[c]) instanceof int[] indices) levels[c] = indices;
            else numbers[c] = table.numbers(cuts.columns()[c]);
        }
        block = new double[columns <= NARROW ? Math.min(rows, BLOCK) * columns : 0];
    }

    /** Whether this is faster than finding codes first. */
    static boolean pays(Trees trees, Cuts cuts) {
        return 8L * trees.size() <= cuts.size();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void blocks(Visit visit) {
        for (int from = 0; from < rows; from += BLOCK) {
            int size = Math.min(rows - from, BLOCK);
            first = from;
            if (block.length > 0) for (int c = 0; c < columns; c++) fill(c, size);
            visit.block(from, size);
        }
    }

    private void fill(int column, int size) {
        double[] some = numbers[column];
        int at = column;
        if (some.length > 0) for (int r = 0; r < size; r++, at += columns) block[at] = some[first + r];
        else for (int r = 0; r < size; r++, at += columns) block[at] = levels[column][first + r] + 1;
    }

    @Override
    public void leaves(int root, int size, int[] found, int at) {
        for (int r = 0; r < size; r++) {
            int node = root;
            long word = nodes[node];
            while (word >= 0) {
                int column = (int) (word >>> 48) & 0x1FFF;
                double cell = block.length > 0 ? block[r * columns + column] : cell(column, first + r);
                node += left(column, word, cell) ? 1 : far(word);
                word = nodes[node];
            }
            found[at + r] = (int) word;
        }
    }

    private double cell(int column, int row) {
        return numbers[column].length > 0 ? numbers[column][row] : levels[column][row] + 1;
    }

    private boolean left(int column, long word, double cell) {
        int code = (int) (word >>> 32) & 0xFFFF;
        if (levels[column].length > 0)
            return (word & Trees.SET) != 0 ? in((int) word, (int) cell) : level(word, code, cell);
        if (cell != cell) return (word & Trees.FLAG) != 0;
        double[] most = cuts[column];
        return code > most.length || cell <= most[code - 1]; // there is no cut above the last code
    }

    private static boolean level(long word, int code, double cell) {
        return cell > 0 ? cell <= code : (word & Trees.FLAG) != 0;
    }

    private boolean in(int set, int code) {
        return (sets[set + 2 + (code >> 5)] >>> code & 1) != 0;
    }

    /** How many nodes on the right child is. */
    private int far(long word) {
        return (word & Trees.SET) != 0 ? sets[(int) word] : (int) word;
    }
}
