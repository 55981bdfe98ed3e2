package semblance.randomforest.adversarial;

import java.io.Serializable;
import java.util.Arrays;
import semblance.api.data.Table;
import semblance.decisiontree.growing.Codes;

/** Rows made ready for the leaves: codes for the tests, scaled numbers, and how likely each is by itself. */
final class Batch {
    final Cells cells;
    final Known known;
    final Table rows;
    final Codes codes;
    final int size;
    /** Scaled numbers as {@link Cells#seen} gives them, NaN if missing; shape [numeric columns][rows]. */
    final double[][] numbers;
    /** The density of each number by itself. */
    final double[][] own;
    /** Indices of levels, -1 if missing; shape [categorical columns][rows]. */
    final int[][] levels;
    /** Whether a row has no missing cell. */
    final boolean[] complete;
    /** The bounds of what is known of numeric columns, scaled; half a unit further out for whole numbers. */
    final double[] low;

    final double[] high;
    private final double[] logUnits;
    /** The codes of these bounds. */
    final Codes bounds;

    /** The rows, with what is known for certain filled in. */
    Batch(Cells cells, Known known, Table table) {
        Columns columns = cells.columns;
        columns.check(table);
        this.cells = cells;
        this.known = known;
        rows = filled(columns, known, table);
        size = rows.rows();
        codes = cells.cuts.encode(rows);
        complete = new boolean[size];
        Arrays.fill(complete, true);
        numbers = new double[columns.numeric.length][size];
        own = new double[columns.numeric.length][size];
        low = new double[numbers.length];
        high = new double[numbers.length];
        logUnits = new double[numbers.length];
        for (int j = 0; j < numbers.length; j++) {
            double[] raw = rows.numbers(columns.numeric[j]);
            for (int r = 0; r < size; r++) {
                double z = cells.scaled(j, raw[r]);
                complete[r] &= z == z;
                own[j][r] = z == z ? cells.spreads[j].density(z) : 0;
                numbers[j][r] = cells.seen(j, z);
            }
            logUnits[j] = StrictMath.log(cells.marginals.units()[j]);
            double half = columns.whole[j] ? 0.5 : 0;
            low[j] = cells.scaled(j, known.low()[j]) - half;
            high[j] = cells.scaled(j, known.high()[j]) + half;
        }
        levels = new int[columns.categorical.length][];
        for (int c = 0; c < levels.length; c++) {
            levels[c] = rows.codes(columns.categorical[c]);
            for (int r = 0; r < size; r++) complete[r] &= levels[c][r] >= 0;
        }
        bounds = cells.cuts.encode(ends(columns, known));
    }

    private static Table filled(Columns columns, Known known, Table table) {
        Serializable[] arrays = new Serializable[columns.size()];
        for (int column = 0; column < arrays.length; column++) {
            int place = columns.place[column];
            if (columns.numeric(column)) {
                double[] numbers = table.numbers(column);
                if (known.point(place)) {
                    numbers = numbers.clone();
                    for (int r = 0; r < numbers.length; r++)
                        if (numbers[r] != numbers[r]) numbers[r] = known.low()[place];
                }
                arrays[column] = numbers;
            } else {
                int[] codes = table.codes(column);
                int only = known.only(place);
                if (only >= 0 && known.restricted(place)) {
                    codes = codes.clone();
                    for (int r = 0; r < codes.length; r++) if (codes[r] < 0) codes[r] = only;
                }
                arrays[column] = codes;
            }
        }
        return Table.of(columns.schema, Arrays.asList(arrays));
    }

    /** Two rows: the least and the greatest number of each numeric column. */
    private static Table ends(Columns columns, Known known) {
        Serializable[] arrays = new Serializable[columns.size()];
        for (int column = 0; column < arrays.length; column++) {
            int place = columns.place[column];
            arrays[column] = columns.numeric(column)
                    ? new double[] {finite(known.low()[place]), finite(known.high()[place])}
                    : new int[] {-1, -1};
        }
        return Table.of(columns.schema, Arrays.asList(arrays));
    }

    private static double finite(double number) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, number));
    }

    /** Whether a row's known cells agree with what is known. */
    boolean agrees(int row) {
        Columns columns = cells.columns;
        for (int j = 0; j < numbers.length; j++) {
            double number = rows.numbers(columns.numeric[j])[row];
            if (number < known.low()[j] || number > known.high()[j]) return false;
        }
        for (int c = 0; c < levels.length; c++)
            if (levels[c][row] >= 0 && !known.allowed()[c][levels[c][row]]) return false;
        return true;
    }

    /** The log of the units of a row's known numbers: what the logs of scaled densities are too large by. */
    double logUnits(int row) {
        double log = 0;
        for (int j = 0; j < numbers.length; j++) if (numbers[j][row] == numbers[j][row]) log += logUnits[j];
        return log;
    }
}
