package semblance.vae;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * The columns that the others are modelled given, and how probable their levels are together.
 *
 * @param columns their positions in the schema
 * @param levels how many levels each has
 * @param shares the probability of each combination, the first column's level counting most; one if there are no columns
 */
public record Conditions(int[] columns, int[] levels, double[] shares) implements Serializable {
    /** More combinations than this no one has seen enough of. */
    private static final int MOST = 65_536;

    /** Counts the combinations in rows; all of them together get one row more, spread evenly. */
    static Conditions of(Table rows, List<String> names) {
        Schema schema = rows.schema();
        int[] columns = names.stream().mapToInt(schema::indexOf).toArray();
        int[] levels = IntStream.of(columns)
                .map(c ->
                        ((Column.Categorical) schema.columns().get(c)).levels().size())
                .toArray();
        long combinations = 1;
        for (int number : levels) {
            combinations *= number;
            if (combinations > MOST)
                throw new IllegalArgumentException("condition has more than " + MOST + " combinations of levels in "
                        + names + "; name fewer columns");
        }
        Conditions found = new Conditions(columns, levels, new double[(int) combinations]);
        double[] weights = rows.weights();
        double all = 1;
        for (int r = 0; r < rows.rows(); r++) {
            int combination = found.combination(rows, r);
            if (combination < 0) continue;
            found.shares[combination] += weights[r];
            all += weights[r];
        }
        for (int i = 0; i < found.shares.length; i++)
            found.shares[i] = (found.shares[i] + 1.0 / found.shares.length) / all;
        return found;
    }

    /** The number of a row's combination; -1 if a cell is missing. */
    int combination(Table rows, int row) {
        int combination = 0;
        for (int i = 0; i < columns.length; i++) {
            int code = rows.codes(columns[i])[row];
            if (code < 0) return -1;
            combination = combination * levels[i] + code;
        }
        return combination;
    }

    /** The log of the probability of the levels of the columns, which come first among some codes. */
    double logShare(int[] codes) {
        int combination = 0;
        for (int i = 0; i < columns.length; i++) combination = combination * levels[i] + codes[i];
        return Math.log(shares[combination]);
    }

    /** The levels of a combination, shape [columns]. */
    int[] codes(int combination) {
        int[] codes = new int[columns.length];
        int rest = combination;
        for (int i = codes.length - 1; i >= 0; i--) {
            codes[i] = rest % levels[i];
            rest /= levels[i];
        }
        return codes;
    }
}
