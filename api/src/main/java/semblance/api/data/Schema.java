package semblance.api.data;

import java.io.Serializable;
import java.util.List;

/**
 * The columns of a table, in order, and the roles that two of them may have.
 *
 * @param columns the columns that a model describes; their names are distinct
 * @param target the name of the column to predict, one of {@code columns}; empty if there is none
 * @param weight the name that row weights have where they are stored; empty if every row counts once. It is not among
 *     {@code columns}, because no model describes it: weights travel in {@link Table#weights()}
 */
public record Schema(List<Column> columns, String target, String weight) implements Serializable {

    /** @throws IllegalArgumentException if a name is blank or repeated or the target is not a column */
    public Schema {
        columns = List.copyOf(columns);
        List<String> names = columns.stream().map(Column::name).toList();
        for (String name : names)
            if (name.isBlank() || name.equals(weight) || names.indexOf(name) < names.lastIndexOf(name))
                throw new IllegalArgumentException("the column name '" + name + "' is blank or used twice");
        if (!target.isEmpty() && !names.contains(target)) throw unknown(target, names);
    }

    /** Columns without roles. */
    public static Schema of(Column... columns) {
        return new Schema(List.of(columns), "", "");
    }

    /** The names of the columns, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * The position of a column, from 0.
     *
     * @throws IllegalArgumentException if no column has this name
     */
    public int indexOf(String name) {
        int index = names().indexOf(name);
        if (index < 0) throw unknown(name, names());
        return index;
    }

    /** @throws IllegalArgumentException if no column has this name */
    public Column column(String name) {
        return columns.get(indexOf(name));
    }

    private static IllegalArgumentException unknown(String name, List<String> names) {
        return new IllegalArgumentException("no column '" + name + "'; the columns are " + String.join(", ", names));
    }
}
