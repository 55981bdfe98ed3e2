package semblance.bayesiannetwork.inference;

import java.util.Arrays;
import java.util.BitSet;
import semblance.api.data.Table;

/** The cells of a batch of rows, those that evidence tells filled in. */
final class Cells {
    /** The levels by column and row, -1 if missing; null for numeric columns. */
    final int[][] codes;
    /** The numbers by column and row, NaN if missing; null for categorical columns. */
    final double[][] values;
    /** The rows that contradict the evidence. */
    final BitSet contradictory = new BitSet();

    final int rows;

    /** @param blank a column to be treated as missing, or -1 */
    Cells(Families families, Limits limits, Table table, int blank) {
        families.check(table);
        rows = table.rows();
        codes = families.codes(table);
        values = families.values(table);
        for (int column = 0; column < families.size(); column++) {
            if (families.numeric(column)) values[column] = numbers(limits, column, values[column], column == blank);
            else codes[column] = levels(limits, column, codes[column], column == blank);
        }
    }

    /** Copies of one row, in some columns of which other numbers are put. */
    Cells(Cells cells, int row, int[] columns, double[][] numbers) {
        rows = numbers[0].length;
        codes = new int[cells.codes.length][];
        values = new double[codes.length][];
        for (int column = 0; column < codes.length; column++) {
            if (cells.codes[column] == null) {
                values[column] = new double[rows];
                Arrays.fill(values[column], cells.values[column][row]);
            } else {
                codes[column] = new int[rows];
                Arrays.fill(codes[column], cells.codes[column][row]);
            }
        }
        for (int k = 0; k < columns.length; k++) values[columns[k]] = numbers[k];
    }

    private double[] numbers(Limits limits, int column, double[] known, boolean blank) {
        boolean told = limits.known(column);
        if (!told && !blank && !limits.limited(column)) return known;
        double[] filled = new double[rows];
        for (int r = 0; r < rows; r++) {
            filled[r] = blank ? Double.NaN : known[r];
            if (Double.isNaN(filled[r])) filled[r] = told ? limits.low[column] : Double.NaN;
            else if (!limits.allows(column, filled[r])) contradictory.set(r);
        }
        return filled;
    }

    private int[] levels(Limits limits, int column, int[] known, boolean blank) {
        if (!blank && limits.only[column] < 0 && !limits.limited(column)) return known;
        int[] filled = known.clone();
        if (blank) Arrays.fill(filled, -1);
        for (int r = 0; r < rows; r++) {
            if (filled[r] < 0) filled[r] = limits.only[column];
            else if (!limits.allows(column, filled[r])) contradictory.set(r);
        }
        return filled;
    }

    boolean known(int column, int row) {
        return values[column] == null ? codes[column][row] >= 0 : !Double.isNaN(values[column][row]);
    }

    /** The columns that a row knows. */
    void known(int row, BitSet into) {
        into.clear();
        for (int column = 0; column < codes.length; column++) if (known(column, row)) into.set(column);
    }
}
