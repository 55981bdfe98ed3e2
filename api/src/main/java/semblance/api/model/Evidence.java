package semblance.api.model;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;

/** What is known of a row: conditions that all hold, at most one for each column. */
public record Evidence(List<Condition> conditions) implements Serializable {

    /** What is known of one column. */
    public sealed interface Condition extends Serializable {
        /** The column's name. */
        String column();
    }

    /** A number between two bounds, both included, of which one may be infinite; equal bounds mean a known value. */
    public record Range(String column, double low, double high) implements Condition {
        /** @throws IllegalArgumentException if there is no number between the bounds */
        public Range {
            if (!(low <= high && low < Double.POSITIVE_INFINITY && high > Double.NEGATIVE_INFINITY))
                throw new IllegalArgumentException("'" + column + "': no number lies in " + low + ".." + high);
        }

        /** Whether the value is known. */
        public boolean known() {
            return low == high;
        }
    }

    /** One of some levels; one level alone means a known value. */
    public record OneOf(String column, List<String> levels) implements Condition {
        /** @throws IllegalArgumentException if there is no level */
        public OneOf {
            levels = levels.stream().distinct().toList();
            if (levels.isEmpty()) throw new IllegalArgumentException("'" + column + "': no level is allowed");
        }
    }

    /** @throws IllegalArgumentException if two conditions are about one column */
    public Evidence {
        conditions = List.copyOf(conditions);
        var seen = new HashSet<String>();
        for (Condition condition : conditions)
            if (!seen.add(condition.column()))
                throw new IllegalArgumentException("two conditions on column '" + condition.column() + "'");
    }

    /** These conditions. */
    public static Evidence of(Condition... conditions) {
        return new Evidence(List.of(conditions));
    }

    /** @throws IllegalArgumentException if a column or level does not exist or has another type, naming it */
    public Evidence check(Schema schema) {
        for (Condition condition : conditions) {
            Column column = schema.column(condition.column());
            if (condition instanceof OneOf some && column instanceof Column.Categorical categorical) {
                for (String level : some.levels())
                    if (!categorical.levels().contains(level))
                        throw new IllegalArgumentException("column '" + column.name() + "' has no level '" + level
                                + "'; its levels are " + String.join(", ", categorical.levels()));
            } else if (!(condition instanceof Range && column instanceof Column.Numeric)) {
                throw new IllegalArgumentException("column '" + column.name() + "' cannot be given as " + condition);
            }
        }
        return this;
    }
}
