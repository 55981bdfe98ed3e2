package semblance.bayesiannetwork.questions;

import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.bayesiannetwork.Marginals;

/**
 * Posteriors as rows: for each row that was asked about and each column, a row for each level with its probability, or
 * one for a number with its mean and standard deviation.
 */
final class Posteriors {
    /** The columns of such answers. */
    static final Schema SCHEMA = Schema.of(
            new Column.Numeric("row", Kind.INTEGER),
            new Column.Text("column"),
            new Column.Text("level"),
            new Column.Numeric("probability"),
            new Column.Numeric("mean"),
            new Column.Numeric("deviation"));

    /** What is said of answers of a network in which a level depends on a number. */
    static final String ESTIMATED =
            "a level depends on a number in this network; where a row does not know that number, and"
                    + " knows anything that depends on it, answers are estimates from weighted draws";

    private final Schema schema;
    private final int[] columns;

    /** @param columns the positions of those asked for */
    Posteriors(Schema schema, int[] columns) {
        this.schema = schema;
        this.columns = columns;
    }

    /** How many rows follow from one. */
    int perRow() {
        return Arrays.stream(columns).map(c -> Math.max(1, levels(c).size())).sum();
    }

    private List<String> levels(int column) {
        return schema.columns().get(column) instanceof Column.Categorical categorical
                ? categorical.levels()
                : List.of();
    }

    /** The answer about some rows, of which {@code first} numbers the first. */
    Table of(Marginals marginals, int rows, long first) {
        int size = rows * perRow();
        double[] row = new double[size];
        String[] column = new String[size];
        String[] level = new String[size];
        double[] probability = Cells.filled(size, Double.NaN);
        double[] mean = Cells.filled(size, Double.NaN);
        double[] deviation = Cells.filled(size, Double.NaN);
        int at = 0;
        for (int r = 0; r < rows; r++)
            for (int c : columns) {
                List<String> levels = levels(c);
                for (int s = 0; s < Math.max(1, levels.size()); s++, at++) {
                    row[at] = first + r;
                    column[at] = schema.columns().get(c).name();
                    if (levels.isEmpty()) {
                        mean[at] = marginals.means()[c][r];
                        deviation[at] = marginals.deviations()[c][r];
                    } else {
                        level[at] = levels.get(s);
                        probability[at] = marginals.probabilities()[c][s][r];
                    }
                }
            }
        return Table.of(SCHEMA, List.of(row, column, level, probability, mean, deviation));
    }
}
