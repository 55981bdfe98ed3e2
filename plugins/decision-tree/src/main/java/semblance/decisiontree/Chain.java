package semblance.decisiontree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import semblance.api.data.Table;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/**
 * A model unfolded for use: the columns in the order in which they are visited, each with its tree and the distributions
 * of its leaves. It is made for each call and used by one thread.
 */
final class Chain {
    /** How many rests of trees are remembered from row to row. */
    private static final int REMEMBERED = 1 << 20;

    final DecisionTree model;
    final int[] order; // columns by position
    final Law[] laws; // by column
    private final int[][] codes; // of each cell of each column, as trees know them
    private Residuals residuals;

    Chain(DecisionTree model) {
        this.model = model;
        order = model.order();
        laws = new Law[order.length];
        codes = new int[order.length][];
        for (int p = 0; p < order.length; p++) {
            int column = order[p];
            Cells cells = model.cells().get(column);
            laws[column] = new Law(cells, model.leaves().get(p));
            codes[column] = new int[cells.size()];
            for (int c = 0; c < cells.size(); c++)
                codes[column][c] = cells.numeric() ? code(model.cuts().thresholds()[column], cells.last(c)) : c + 1;
        }
        residuals = new Residuals(model.trees());
    }

    private static int code(double[] thresholds, double number) {
        int at = Arrays.binarySearch(thresholds, number);
        return 1 + (at < 0 ? -at - 1 : at);
    }

    int columns() {
        return order.length;
    }

    Trees tree(int position) {
        return model.trees().get(position);
    }

    /** The code that trees have for a cell. */
    int code(int column, int cell) {
        return codes[column][cell];
    }

    /** The rests of trees, started anew once they are many. */
    Residuals residuals() {
        if (residuals.size() > REMEMBERED) residuals = new Residuals(model.trees());
        return residuals;
    }

    /** The leaf of the tree at a position for a row of codes, those of all earlier columns being known. */
    int leaf(int position, int[] row) {
        Trees tree = tree(position);
        int node = 0;
        while (!tree.leaf(node)) node = tree.left(node, row[tree.column(node)]) ? tree.left(node) : tree.right(node);
        return tree.number(node);
    }

    /** The cell of each row in each column, -1 where missing; shape [columns][rows]. */
    int[][] cells(Table rows) {
        int[][] cells = new int[columns()][];
        for (int column = 0; column < cells.length; column++) {
            if (!(rows.array(column) instanceof double[] numbers)) {
                cells[column] = rows.codes(column);
                continue;
            }
            cells[column] = new int[numbers.length];
            for (int r = 0; r < numbers.length; r++)
                cells[column][r] = numbers[r] == numbers[r] ? laws[column].cells.cell(numbers[r]) : -1;
        }
        return cells;
    }

    /** The log of what the number of a known cell adds to the probability of the cell. */
    double logWithin(Table rows, int[][] cells, int column, int row) {
        Cells some = laws[column].cells;
        return some.numeric() ? some.logWithin(cells[column][row], rows.numbers(column)[row]) : 0;
    }

    /** The log of the probability of the cells of rows; for those with a missing cell it means nothing. */
    double[] logCells(Table rows, int[][] cells) {
        double[] logs = new double[rows.rows()];
        Codes encoded = model.cuts().encode(rows);
        for (int p = 0; p < order.length; p++) {
            int column = order[p];
            int[] leaves = tree(p).leaves(encoded, 0);
            for (int r = 0; r < logs.length; r++)
                if (cells[column][r] >= 0) logs[r] += laws[column].log(leaves[r], cells[column][r]);
        }
        return logs;
    }

    /** One row of cells. */
    static int[] row(int[][] cells, int row) {
        int[] one = new int[cells.length];
        for (int column = 0; column < one.length; column++) one[column] = cells[column][row];
        return one;
    }

    /** Whether a later tree tests a column at all. */
    boolean tested(int column) {
        int position = 0;
        while (order[position] != column) position++;
        for (int p = position + 1; p < order.length; p++) {
            Trees tree = tree(p);
            for (int node = 0; node < tree.nodes().length; node++)
                if (!tree.leaf(node) && tree.column(node) == column) return true;
        }
        return false;
    }

    /** The cells of a column in groups that the rests of some trees cannot tell apart. */
    Blocks blocks(int column, int[] rests, int from) {
        int size = laws[column].cells.size();
        Residuals known = residuals;
        boolean tested = false;
        for (int i = from; i < rests.length; i++) tested |= known.may(rests[i], column);
        if (!tested) return Blocks.all(size);
        Cuts cuts = model.cuts();
        if (cuts.ordered()[column]) {
            TreeSet<Integer> bounds = new TreeSet<>();
            for (int i = from; i < rests.length; i++)
                known.forEach(rests[i], column, (tree, node) -> bounds.add(after(column, tree.code(node))));
            bounds.add(0);
            bounds.add(size);
            return new Blocks(
                    bounds.size() - 1, bounds.stream().mapToInt(b -> b).toArray(), new int[0]);
        }
        List<int[]> parts = new ArrayList<>(List.of(new int[size]));
        for (int i = from; i < rests.length; i++)
            known.forEach(rests[i], column, (tree, node) -> parts.set(0, refine(parts.get(0), tree, node)));
        int[] of = parts.get(0);
        int count = 1 + Arrays.stream(of).max().orElse(0);
        return count == 1 ? Blocks.all(size) : new Blocks(count, new int[0], of);
    }

    /** How many cells have a code of at most this. */
    private int after(int column, int code) {
        int low = 0;
        int high = codes[column].length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (codes[column][middle] <= code) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static int[] refine(int[] of, Trees tree, int node) {
        int[] named = new int[2 * of.length];
        int[] finer = new int[of.length];
        int count = 0;
        for (int c = 0; c < of.length; c++) {
            int name = 2 * of[c] + (tree.left(node, c + 1) ? 1 : 0);
            if (named[name] == 0) named[name] = ++count;
            finer[c] = named[name] - 1;
        }
        return finer;
    }
}
