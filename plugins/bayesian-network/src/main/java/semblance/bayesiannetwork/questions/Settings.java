package semblance.bayesiannetwork.questions;

import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.model.Evidence;

/** Values that columns are set to, written as {@code smoke=yes}. */
final class Settings {
    private Settings() {}

    /** @throws IllegalArgumentException if one cannot be read or does not fit the schema, naming it */
    static Evidence parse(List<String> settings, Schema schema) {
        List<Evidence.Condition> conditions = new ArrayList<>();
        for (String setting : settings) conditions.add(condition(setting, schema));
        return new Evidence(conditions).check(schema);
    }

    private static Evidence.Condition condition(String setting, Schema schema) {
        // a name may have an equals sign, so that the first that ends one counts
        for (int at = setting.indexOf('='); at >= 0; at = setting.indexOf('=', at + 1)) {
            String name = setting.substring(0, at).strip();
            if (schema.names().contains(name))
                return condition(schema.column(name), setting.substring(at + 1).strip());
        }
        if (setting.indexOf('=') < 0)
            throw new IllegalArgumentException("set: expected column=value, found '" + setting + "'");
        schema.indexOf(setting.substring(0, setting.indexOf('=')).strip());
        throw new IllegalStateException(setting);
    }

    private static Evidence.Condition condition(Column column, String value) {
        if (!(column instanceof Column.Numeric numeric)) return new Evidence.OneOf(column.name(), List.of(value));
        try {
            double number = numeric.kind().parse(value);
            return new Evidence.Range(column.name(), number, number);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("set: column '" + column.name() + "': " + e.getMessage(), e);
        }
    }

    /** How a value of the first column is set. */
    static String example(Schema schema) {
        Column column = schema.columns().get(0);
        return column.name() + "="
                + (column instanceof Column.Categorical categorical
                        ? categorical.levels().get(0)
                        : ((Column.Numeric) column).kind().format(0));
    }
}
