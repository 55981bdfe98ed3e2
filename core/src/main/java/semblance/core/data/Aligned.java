package semblance.core.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Data in the columns of a model.
 *
 * @param rows the data, with exactly the model's columns in the model's order
 * @param missing the model's columns that the data lack: all their cells are missing
 */
public record Aligned(Dataset rows, List<String> missing) {

    /**
     * Finds a model's columns in data, by name. Other columns are dropped; levels are found by name.
     *
     * <p>Reading the rows throws IllegalArgumentException at a level that the model does not have, or a fraction where
     * the model has whole numbers, naming column and row (from 1).
     *
     * @throws IllegalArgumentException if the data have none of the model's columns, or one of another type
     */
    public static Aligned of(Dataset data, Schema model) {
        List<String> names = data.schema().names();
        List<String> missing =
                model.names().stream().filter(name -> !names.contains(name)).toList();
        if (missing.size() == model.columns().size())
            throw new IllegalArgumentException("the data have none of the model's columns " + some(model.names())
                    + "; their columns are " + some(names));
        List<Source> sources = new ArrayList<>();
        for (Column column : model.columns()) sources.add(Source.of(column, data.schema()));
        return new Aligned(data.schema().equals(model) ? data : new Rows(data, model, sources), missing);
    }

    private static String some(List<String> names) {
        String first = names.stream().limit(10).collect(Collectors.joining(", "));
        return names.size() > 10 ? first + " and " + (names.size() - 10) + " more" : first;
    }

    /**
     * Where the cells of one column come from.
     *
     * @param from the position in the data; -1 if it is not there
     * @param codes the model's code of each level in the data, -1 where it has none; empty if codes stay as they are
     */
    private record Source(Column column, int from, int[] codes, List<String> levels) {

        static Source of(Column wanted, Schema data) {
            int from = data.names().indexOf(wanted.name());
            if (from < 0) return new Source(wanted, from, new int[0], List.of());
            Column found = data.columns().get(from);
            if (!fits(found, wanted))
                throw new IllegalArgumentException("column '" + wanted.name() + "' holds " + words(found)
                        + " in the data, but " + words(wanted) + " in the model");
            if (!(wanted instanceof Column.Categorical w && found instanceof Column.Categorical f)
                    || w.levels().equals(f.levels())) return new Source(wanted, from, new int[0], List.of());
            Map<String, Integer> known = new HashMap<>();
            for (String level : w.levels()) known.put(level, known.size());
            int[] codes = f.levels().stream()
                    .mapToInt(level -> known.getOrDefault(level, -1))
                    .toArray();
            return new Source(wanted, from, codes, f.levels());
        }

        private static boolean fits(Column found, Column wanted) {
            if (found instanceof Column.Numeric f && wanted instanceof Column.Numeric w)
                return f.kind() == w.kind() || number(f.kind()) && number(w.kind());
            if (found instanceof Column.Tensor f && wanted instanceof Column.Tensor w)
                return f.shape().equals(w.shape());
            return found.getClass() == wanted.getClass();
        }

        private static boolean number(Kind kind) {
            return kind == Kind.REAL || kind == Kind.INTEGER;
        }

        private static String words(Column column) {
            if (column instanceof Column.Numeric numeric)
                return switch (numeric.kind()) {
                    case REAL -> "numbers";
                    case INTEGER -> "whole numbers";
                    case DATE -> "dates";
                    case DATE_TIME -> "dates and times";
                };
            if (column instanceof Column.Categorical levels)
                return levels.levels().size() + " levels (" + some(levels.levels()) + ")";
            return column instanceof Column.Tensor tensor ? "tensors of shape " + tensor.shape() : "texts";
        }

        Serializable cells(Table table, Rows rows, int partition, long before) {
            if (from < 0) return Tables.missing(column, table.rows());
            if (column instanceof Column.Numeric numeric && numeric.kind() == Kind.INTEGER) {
                double[] numbers = table.numbers(from);
                for (int r = 0; r < numbers.length; r++)
                    if (numbers[r] < Math.rint(numbers[r]) || numbers[r] > Math.rint(numbers[r]))
                        throw new IllegalArgumentException(where(rows, partition, before + r) + numbers[r]
                                + " is not a whole number, as it was when the model was trained");
            }
            if (codes.length == 0 && levels.isEmpty()) return table.array(from);
            int[] found = table.codes(from);
            int[] recoded = new int[found.length];
            for (int r = 0; r < found.length; r++) {
                recoded[r] = found[r] < 0 ? -1 : codes[found[r]];
                if (found[r] >= 0 && recoded[r] < 0)
                    throw new IllegalArgumentException(where(rows, partition, before + r) + "the model has no level '"
                            + levels.get(found[r]) + "'; its levels are "
                            + some(((Column.Categorical) column).levels()) + "; leave the cell empty if it is unknown");
            }
            return recoded;
        }

        /** Rows are only counted when one is bad. */
        private String where(Rows rows, int partition, long row) {
            for (int p = 0; p < partition; p++)
                try (Stream<Table> tables = rows.data.partition(p)) {
                    row += tables.mapToLong(Table::rows).sum();
                }
            return "column '" + column.name() + "', row " + (row + 1) + ": ";
        }
    }

    private record Rows(Dataset data, Schema schema, List<Source> sources) implements Dataset {
        @Override
        public int partitions() {
            return data.partitions();
        }

        @Override
        public Stream<Table> partition(int index) {
            long[] before = {0};
            return data.partition(index).map(table -> {
                List<Serializable> columns = new ArrayList<>();
                for (Source source : sources) columns.add(source.cells(table, this, index, before[0]));
                before[0] += table.rows();
                return Tables.weighted(Table.of(schema, columns), table.weights());
            });
        }
    }
}
