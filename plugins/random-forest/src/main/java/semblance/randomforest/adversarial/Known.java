package semblance.randomforest.adversarial;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.model.Evidence;

/**
 * What is known of each column before a row is seen.
 *
 * @param low the least value of each numeric column, perhaps infinite
 * @param high the greatest value, equal to {@code low} where the value is known
 * @param allowed whether each level of each categorical column is possible
 */
public record Known(double[] low, double[] high, boolean[][] allowed) implements Serializable {

    /** Nothing at all. */
    static Known nothing(Columns columns) {
        double[] low = new double[columns.numeric.length];
        double[] high = new double[low.length];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        boolean[][] allowed = new boolean[columns.categorical.length][];
        for (int c = 0; c < allowed.length; c++) {
            allowed[c] = new boolean[columns.levels[c]];
            Arrays.fill(allowed[c], true);
        }
        return new Known(low, high, allowed);
    }

    /** @throws IllegalArgumentException if it cannot be true, naming the column */
    Known and(Evidence evidence, Columns columns) {
        Schema schema = columns.schema;
        double[] least = low.clone();
        double[] greatest = high.clone();
        boolean[][] possible = Arrays.stream(allowed).map(boolean[]::clone).toArray(boolean[][]::new);
        for (Evidence.Condition condition : evidence.check(schema).conditions()) {
            int place = columns.place[schema.indexOf(condition.column())];
            if (condition instanceof Evidence.Range range) {
                boolean whole = columns.whole[place];
                least[place] = Math.max(least[place], whole ? Math.ceil(range.low()) : range.low());
                greatest[place] = Math.min(greatest[place], whole ? Math.floor(range.high()) : range.high());
                if (!(least[place] <= greatest[place])) throw impossible(condition);
            } else if (condition instanceof Evidence.OneOf some) {
                Column.Categorical column = (Column.Categorical) schema.column(condition.column());
                for (int level = 0; level < possible[place].length; level++)
                    possible[place][level] &=
                            some.levels().contains(column.levels().get(level));
                if (IntStream.range(0, possible[place].length).noneMatch(level -> possible[place][level]))
                    throw impossible(condition);
            }
        }
        return new Known(least, greatest, possible);
    }

    static IllegalArgumentException impossible(Evidence.Condition condition) {
        return new IllegalArgumentException(
                "column '" + condition.column() + "': evidence of probability 0: " + condition);
    }

    /** Whether something is known of a numeric column. */
    boolean limited(int j) {
        return low[j] > Double.NEGATIVE_INFINITY || high[j] < Double.POSITIVE_INFINITY;
    }

    /** Whether the value of a numeric column is known. */
    boolean point(int j) {
        return low[j] == high[j];
    }

    /** Whether some level of a categorical column is impossible. */
    boolean restricted(int c) {
        for (boolean possible : allowed[c]) if (!possible) return true;
        return false;
    }

    /** The only possible level of a categorical column, or -1 if there are several. */
    int only(int c) {
        int only = -1;
        for (int level = 0; level < allowed[c].length; level++) {
            if (!allowed[c][level]) continue;
            if (only >= 0) return -1;
            only = level;
        }
        return only;
    }
}
