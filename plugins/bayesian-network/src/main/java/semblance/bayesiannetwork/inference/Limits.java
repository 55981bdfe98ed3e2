package semblance.bayesiannetwork.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.model.Evidence;

/**
 * What evidence leaves possible, column by column. A range of whole numbers reaches half a unit beyond its bounds, because
 * samples are rounded.
 */
final class Limits {
    private static final boolean[] ALL = {};

    final Schema schema;
    /** The least value of each numeric column. */
    final double[] low;
    /** The greatest value of each numeric column; the least one if it is known. */
    final double[] high;
    /** Whether each level of a column is possible; of length 0 if nothing is known. */
    final boolean[][] allowed;
    /** The only possible level of each categorical column, or -1. */
    final int[] only;

    /** @throws IllegalArgumentException if it does not fit the schema, or leaves nothing of a column, naming it */
    Limits(Schema schema, Evidence evidence) {
        evidence.check(schema);
        this.schema = schema;
        int n = schema.columns().size();
        low = new double[n];
        high = new double[n];
        allowed = new boolean[n][];
        only = new int[n];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        Arrays.fill(allowed, ALL);
        Arrays.fill(only, -1);
        for (Evidence.Condition condition : evidence.conditions()) {
            int column = schema.indexOf(condition.column());
            if (condition instanceof Evidence.Range range) limit(column, range);
            else limit(column, (Evidence.OneOf) condition);
        }
        for (int column = 0; column < n; column++) // a single level needs no evidence
        if (Family.states(schema, column) == 1) only[column] = 0;
    }

    private void limit(int column, Evidence.Range range) {
        boolean whole = ((Column.Numeric) schema.columns().get(column)).kind().whole();
        double from = whole ? Math.ceil(range.low()) : range.low();
        double to = whole ? Math.floor(range.high()) : range.high();
        if (!(from <= to)) throw impossible(range);
        double margin = whole && !range.known() ? 0.5 : 0;
        low[column] = from - margin;
        high[column] = to + margin;
    }

    private void limit(int column, Evidence.OneOf some) {
        List<String> levels = ((Column.Categorical) schema.columns().get(column)).levels();
        boolean[] possible = new boolean[levels.size()];
        for (String level : some.levels()) possible[levels.indexOf(level)] = true;
        if (some.levels().size() == 1)
            only[column] = levels.indexOf(some.levels().get(0));
        if (some.levels().size() < levels.size()) allowed[column] = possible;
    }

    static IllegalArgumentException impossible(Evidence.Condition condition) {
        return new IllegalArgumentException(
                "column '" + condition.column() + "': evidence of probability 0: " + condition);
    }

    boolean known(int column) {
        return only[column] >= 0 || low[column] == high[column];
    }

    /** Whether something, but not all, is known of a column. */
    boolean limited(int column) {
        if (known(column)) return false;
        return allowed[column].length > 0
                || low[column] > Double.NEGATIVE_INFINITY
                || high[column] < Double.POSITIVE_INFINITY;
    }

    boolean allows(int column, int level) {
        return allowed[column].length == 0 || allowed[column][level];
    }

    boolean allows(int column, double value) {
        return value >= low[column] && value <= high[column];
    }

    /** A number that was drawn, as a table holds it: rounded if the column is whole, and inside the limits for all that. */
    double inside(int column, double value) {
        boolean whole = ((Column.Numeric) schema.columns().get(column)).kind().whole();
        double rounded = whole ? Math.rint(value) + 0.0 : value;
        if (rounded < low[column]) return whole ? Math.ceil(low[column]) : low[column];
        if (rounded > high[column]) return whole ? Math.floor(high[column]) : high[column];
        return rounded;
    }

    /** The evidence that two pieces of evidence are together. */
    static Evidence both(Evidence left, Evidence right) {
        List<Evidence.Condition> all = new ArrayList<>(left.conditions());
        for (Evidence.Condition condition : right.conditions()) {
            int at = 0;
            while (at < all.size() && !all.get(at).column().equals(condition.column())) at++;
            if (at == all.size()) all.add(condition);
            else all.set(at, both(all.get(at), condition));
        }
        return new Evidence(all);
    }

    private static Evidence.Condition both(Evidence.Condition left, Evidence.Condition right) {
        if (left instanceof Evidence.Range a && right instanceof Evidence.Range b) {
            double from = Math.max(a.low(), b.low());
            double to = Math.min(a.high(), b.high());
            if (!(from <= to)) throw impossible(right);
            return new Evidence.Range(a.column(), from, to);
        }
        if (!(left instanceof Evidence.OneOf a && right instanceof Evidence.OneOf b)) throw impossible(right);
        List<String> common = a.levels().stream().filter(b.levels()::contains).toList();
        if (common.isEmpty()) throw impossible(right);
        return new Evidence.OneOf(a.column(), common);
    }
}
