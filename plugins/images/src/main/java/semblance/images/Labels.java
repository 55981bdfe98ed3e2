package semblance.images;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import semblance.api.data.Column;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * What the names of folders say about the files in them: {@code digit=7/} is level 7 of column {@code digit}, any other
 * name that of the innermost folder, a level of column {@code label}. A name that is the same for all files says nothing.
 * The plugin audio has the same class, because plugins share nothing but the api.
 *
 * @param columns the columns, in the order of their names
 * @param codes shape [columns][files]
 */
record Labels(List<Column> columns, List<int[]> codes) {
    static final String PLAIN = "label";

    /** The levels of some files in one column. */
    int[] codes(String column, int from, int to) {
        int c = columns.stream().map(Column::name).toList().indexOf(column);
        return Arrays.copyOfRange(codes.get(c), from, to);
    }

    /** Levels by length and then by letters if they are whole numbers, else by letters alone. */
    private static Comparator<String> order(List<String> levels) {
        boolean numbers = levels.stream().allMatch(level -> level.matches("0|[1-9][0-9]*"));
        return numbers
                ? Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
    }

    /** What the path of a file from its root says, by the names of columns. */
    static Map<String, String> of(URI root, URI file) {
        String[] parts = root.relativize(file).getPath().split("/");
        Map<String, String> said = new LinkedHashMap<>();
        for (int i = 0; i < parts.length - 1; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) said.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            else if (i == parts.length - 2) said.put(PLAIN, parts[i]);
        }
        return said;
    }

    /**
     * The columns of some files.
     *
     * @param said what each file's name says
     * @throws IOException if a level is not among those that are expected, naming the file
     * @throws IllegalArgumentException if a column is expected to hold something other than levels
     */
    static Labels of(List<Location> files, List<Map<String, String>> said, Optional<Schema> expected)
            throws IOException {
        TreeSet<String> names = new TreeSet<>();
        said.forEach(one -> names.addAll(one.keySet()));
        List<Column> columns = new ArrayList<>();
        List<int[]> codes = new ArrayList<>();
        for (String name : names) {
            Optional<Column> wanted = named(name, expected);
            List<String> found = said.stream()
                    .map(one -> one.getOrDefault(name, ""))
                    .distinct()
                    .toList();
            if (name.equals(PLAIN) && found.size() < 2 && wanted.isEmpty()) continue;
            Column.Categorical column = column(name, found, wanted);
            columns.add(column);
            codes.add(codes(column, files, said));
        }
        return new Labels(columns, codes);
    }

    private static Optional<Column> named(String name, Optional<Schema> expected) {
        return expected.filter(schema -> schema.names().contains(name)).map(schema -> schema.column(name));
    }

    /** A column of levels that were found, or those that are wanted; a level {@code ""} is a missing one. */
    static Column.Categorical column(String name, List<String> found, Optional<Column> wanted) {
        List<String> levels = found.stream().filter(level -> !level.isEmpty()).toList();
        List<String> sorted = levels.stream().sorted(order(levels)).toList();
        if (wanted.isEmpty()) return new Column.Categorical(name, sorted, false);
        if (!(wanted.get() instanceof Column.Categorical column))
            throw new IllegalArgumentException("column '" + name + "' holds levels, expected "
                    + wanted.get().getClass().getSimpleName().toLowerCase(Locale.ROOT)
                    + "; leave it out of what is expected, or make it categorical");
        return column.levels().isEmpty() ? new Column.Categorical(name, sorted, column.ordered()) : column;
    }

    private static int[] codes(Column.Categorical column, List<Location> files, List<Map<String, String>> said)
            throws IOException {
        Map<String, Integer> known = new LinkedHashMap<>();
        for (String level : column.levels()) known.put(level, known.size());
        int[] codes = new int[said.size()];
        for (int r = 0; r < codes.length; r++) {
            String level = said.get(r).getOrDefault(column.name(), "");
            codes[r] = level.isEmpty() ? -1 : known.getOrDefault(level, -2);
            if (codes[r] == -2)
                throw new IOException(files.get(r) + ": column '" + column.name() + "' has no level '" + level
                        + "', expected one of " + column.levels());
        }
        return codes;
    }

    /**
     * The folders that say the levels of a row, such as {@code 7/} or {@code digit=7/speaker=theo/}.
     *
     * @throws IllegalArgumentException if a level cannot be the name of a folder
     */
    static String folder(Table rows, int row) {
        StringBuilder folder = new StringBuilder();
        List<Column> columns = rows.schema().columns();
        long labels =
                columns.stream().filter(Column.Categorical.class::isInstance).count();
        for (int c = 0; c < columns.size(); c++) {
            if (!(columns.get(c) instanceof Column.Categorical column) || rows.missing(c, row)) continue;
            String level = column.levels().get(rows.codes(c)[row]);
            boolean plain = column.name().equals(PLAIN) && labels == 1 && level.indexOf('=') < 0;
            String name = plain ? level : column.name() + "=" + level;
            if (level.isBlank() || name.matches(".*[/\\\\\\x00-\\x1f].*") || name.startsWith(".") || name.endsWith("."))
                throw new IllegalArgumentException("column '" + column.name() + "': level '" + level
                        + "' cannot be the name of a folder; leave the column out, or rename the level");
            folder.append(name).append('/');
        }
        return folder.toString();
    }
}
