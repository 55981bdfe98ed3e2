package semblance.core.answers;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.core.config.Near;

/**
 * Reads evidence as users write it: {@code age=30..40,sex=Female|Male,born=..2000-01-01}. Conditions are separated by
 * commas and levels by bars; a bound may be left out. Single or double quotes keep any character as it is.
 */
public final class Given {
    private Given() {}

    /** @throws IllegalArgumentException if a condition cannot be read or does not fit the schema, naming it */
    public static Evidence parse(String text, Schema schema) {
        List<Evidence.Condition> conditions = new ArrayList<>();
        if (!text.isBlank())
            for (String condition : split(text, ",", false)) conditions.add(condition(condition, schema));
        return new Evidence(conditions).check(schema);
    }

    /**
     * A row of which nothing is known but the evidence.
     *
     * @throws IllegalArgumentException if a condition leaves more than one value open, naming its column
     */
    public static Table row(Evidence evidence, Schema schema) {
        Serializable[] cells = new Serializable[schema.columns().size()];
        for (int c = 0; c < cells.length; c++)
            cells[c] = missing(schema.columns().get(c));
        for (Evidence.Condition condition : evidence.check(schema).conditions()) {
            int c = schema.indexOf(condition.column());
            if (condition instanceof Evidence.Range range && range.known()) {
                cells[c] = new double[] {range.low()};
            } else if (condition instanceof Evidence.OneOf some && some.levels().size() == 1) {
                List<String> levels = ((Column.Categorical) schema.columns().get(c)).levels();
                cells[c] = new int[] {levels.indexOf(some.levels().get(0))};
            } else {
                throw new IllegalArgumentException("'" + condition.column() + "' must be one value here");
            }
        }
        return Table.of(schema, List.of(cells));
    }

    private static Serializable missing(Column column) {
        if (column instanceof Column.Numeric) return new double[] {Double.NaN};
        if (column instanceof Column.Categorical) return new int[] {-1};
        if (column instanceof Column.Text) return new String[1];
        float[] tensor = new float[((Column.Tensor) column).size()];
        Arrays.fill(tensor, Float.NaN);
        return tensor;
    }

    private static Evidence.Condition condition(String text, Schema schema) {
        List<String> sides = split(text, "=", true);
        if (sides.size() != 2)
            throw new IllegalArgumentException(
                    "expected column=value, column=low..high or column=level|level, found '" + text.strip() + "'");
        String name = plain(sides.get(0));
        if (!schema.names().contains(name))
            throw new IllegalArgumentException(
                    "no column '" + name + "'" + Near.hint(name, schema.names(), "the columns are"));
        Column column = schema.column(name);
        String value = sides.get(1);
        if (column instanceof Column.Numeric numeric) return range(numeric, value);
        return new Evidence.OneOf(
                column.name(),
                split(value, "|", false).stream().map(Given::plain).toList());
    }

    private static Evidence.Range range(Column.Numeric column, String value) {
        List<String> bounds = split(value, "..", true);
        double low = bound(column, bounds.get(0), Double.NEGATIVE_INFINITY, value);
        double high = bounds.size() == 1 ? low : bound(column, bounds.get(1), Double.POSITIVE_INFINITY, value);
        if (Double.isInfinite(low) && Double.isInfinite(high))
            throw new IllegalArgumentException("'" + column.name() + "': '" + value.strip() + "' has no bound");
        return new Evidence.Range(column.name(), low, high);
    }

    private static double bound(Column.Numeric column, String text, double open, String whole) {
        String bound = plain(text);
        if (bound.isEmpty()) return open;
        try {
            return column.kind().parse(bound);
        } catch (IllegalArgumentException e) {
            String hint = whole.contains("|") ? "; give a range low..high, sets are for levels" : "";
            throw new IllegalArgumentException("'" + column.name() + "': " + e.getMessage() + hint);
        }
    }

    /** The parts between separators that stand outside quotes; the first separator only if {@code once}. */
    private static List<String> split(String text, String separator, boolean once) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith(separator, i) && !(once && !parts.isEmpty())) {
                parts.add(text.substring(start, i));
                i += separator.length() - 1;
                start = i + 1;
            }
        }
        if (quote != 0) throw new IllegalArgumentException("a quote is not closed in '" + text.strip() + "'");
        parts.add(text.substring(start));
        return parts;
    }

    private static String plain(String text) {
        String stripped = text.strip();
        int last = stripped.length() - 1;
        boolean quoted = last > 0
                && (stripped.charAt(0) == '\'' || stripped.charAt(0) == '"')
                && stripped.charAt(last) == stripped.charAt(0);
        return quoted ? stripped.substring(1, last) : stripped;
    }
}
