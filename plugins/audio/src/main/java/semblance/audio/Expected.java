package semblance.audio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import semblance.api.data.Column;
import semblance.api.data.Location;
import semblance.api.data.Schema;

/**
 * What the caller knows of sounds already. The name of a column says how many samples a second has, because that must
 * travel with a model: {@code sound_8000hz}. If the caller calls it otherwise, it is called so.
 */
final class Expected {
    private static final Pattern RATE = Pattern.compile(".*_([1-9][0-9]{0,5})hz");

    private Expected() {}

    /** The only tensor column that is expected. */
    static Optional<Column.Tensor> tensor(Optional<Schema> expected) {
        List<Column.Tensor> tensors = expected.stream()
                .flatMap(schema -> schema.columns().stream())
                .filter(Column.Tensor.class::isInstance)
                .map(Column.Tensor.class::cast)
                .toList();
        return tensors.size() == 1 ? Optional.of(tensors.get(0)) : Optional.empty();
    }

    /** Whether the cells of a column can be sounds: [length] or [length, channels]. */
    static boolean sound(Column.Tensor column) {
        List<Integer> shape = column.shape();
        return shape.size() == 1 || shape.size() == 2 && shape.get(1) == 2;
    }

    /** The samples a second that a name says; empty if it says none. */
    static OptionalInt rate(String column) {
        Matcher matcher = RATE.matcher(column);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** @throws IllegalArgumentException if a tensor of another shape or rate is expected */
    static Column.Tensor sound(Optional<Column.Tensor> wanted, int rate, List<Integer> shape, Location from) {
        if (wanted.isEmpty()) return new Column.Tensor("sound_" + rate + "hz", shape);
        String name = wanted.get().name();
        if (rate(name).orElse(rate) != rate)
            throw new IllegalArgumentException("column '" + name + "': the sounds of " + from + " have " + rate
                    + " samples a second; resample them with --source 'audio rate="
                    + rate(name).getAsInt() + "'");
        if (!wanted.get().shape().equals(shape))
            throw new IllegalArgumentException("column '" + name + "': the sounds of " + from + " have shape " + shape
                    + ", expected " + wanted.get().shape() + "; say --source 'audio length=' and the number of samples,"
                    + " channels=1 for one channel or channels=0 for all");
        return new Column.Tensor(name, shape);
    }

    /**
     * A schema of what is found, in the order that is expected of all of it if there is one: files have none.
     *
     * @throws IllegalArgumentException if a column is expected to have another type
     */
    static Schema schema(List<Column> found, Optional<Schema> expected) {
        List<String> names = found.stream().map(Column::name).toList();
        List<String> wanted = expected.map(Schema::names).orElse(List.of());
        List<Column> columns = new ArrayList<>(found);
        if (wanted.containsAll(names)) columns.sort(Comparator.comparingInt(column -> wanted.indexOf(column.name())));
        for (Column column : expected.map(Schema::columns).orElse(List.of()))
            if (names.contains(column.name())
                    && column.getClass()
                            != found.get(names.indexOf(column.name())).getClass())
                throw new IllegalArgumentException("column '" + column.name() + "' holds sounds, expected "
                        + column.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        String target = expected.map(Schema::target).filter(names::contains).orElse("");
        return new Schema(columns, target, "");
    }
}
