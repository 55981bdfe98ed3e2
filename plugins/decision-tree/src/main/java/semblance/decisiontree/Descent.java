package semblance.decisiontree;

import semblance.api.data.Table;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/** Rows on their way down one tree, as they are: a tree looks at few cells of a row, so turning all into codes costs more. */
final class Descent {
    private final Trees tree;
    private final double[][] thresholds;
    private final double[][] numbers; // of each column that the tree may test; of length 0 for levels
    private final int[][] codes;

    Descent(Trees tree, Cuts cuts, Table rows) {
        this.tree = tree;
        thresholds = cuts.thresholds();
        numbers = new double[cuts.size()][0];
        codes = new int[cuts.size()][0];
        for (int c = 0; c < cuts.size(); c++) {
            if (rows.array(cuts.columns()[c]) instanceof int[] levels) codes[c] = levels;
            else numbers[c] = rows.numbers(cuts.columns()[c]);
        }
    }

    /** The number of the leaf of a row. */
    int leaf(int row) {
        int node = 0;
        while (!tree.leaf(node)) node = left(node, row) ? tree.left(node) : tree.right(node);
        return tree.number(node);
    }

    private boolean left(int node, int row) {
        int column = tree.column(node);
        double[] cells = numbers[column];
        if (cells.length == 0) return tree.left(node, codes[column][row] + 1);
        double number = cells[row];
        if (number != number || tree.set(node)) return tree.left(node, number == number ? 1 : 0);
        int code = tree.code(node);
        double[] cuts = thresholds[column];
        return code > cuts.length || number <= cuts[code - 1];
    }
}
