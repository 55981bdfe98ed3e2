package semblance.images;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import semblance.api.data.Column;
import semblance.api.data.Location;
import semblance.api.data.Schema;

/** What the caller knows of pictures already. Files hold no name of a column, so it is the caller's where there is one. */
final class Expected {
    private static final String NAME = "image";

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

    /** Whether the cells of a column can be pictures. */
    static boolean picture(Column.Tensor column) {
        return column.shape().size() == 3
                && List.of(1, 3).contains(column.shape().get(2));
    }

    static Size size(Column.Tensor column) {
        return new Size(
                column.shape().get(0), column.shape().get(1), column.shape().get(2));
    }

    /** @throws IllegalArgumentException if a tensor of another shape, or something else called image, is expected */
    static Column.Tensor image(Optional<Column.Tensor> wanted, Size size, Location from) {
        Column.Tensor found = new Column.Tensor(wanted.map(Column.Tensor::name).orElse(NAME), size.shape());
        if (wanted.isEmpty() || wanted.get().equals(found)) return found;
        String fix = picture(wanted.get())
                ? "; resize them with --source 'images height="
                        + wanted.get().shape().get(0) + " width="
                        + wanted.get().shape().get(1) + " channels="
                        + wanted.get().shape().get(2) + "'"
                : "";
        throw new IllegalArgumentException("column '" + found.name() + "': the pictures of " + from + " have shape "
                + found.shape() + ", expected " + wanted.get().shape() + fix);
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
                throw new IllegalArgumentException("column '" + column.name() + "' holds pictures, expected "
                        + column.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        String target = expected.map(Schema::target).filter(names::contains).orElse("");
        return new Schema(columns, target, "");
    }
}
