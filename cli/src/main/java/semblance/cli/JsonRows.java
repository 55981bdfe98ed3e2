package semblance.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Table;
import semblance.core.Watch;

/** Rows as a JSON array of objects, one a line; a missing cell is {@code null}. */
final class JsonRows {
    private JsonRows() {}

    static void write(Dataset rows, Output to, Watch watch) throws IOException {
        String before = "[\n";
        for (int p = 0; p < rows.partitions(); p++) {
            try (Stream<Table> tables = rows.partition(p)) {
                for (Iterator<Table> each = tables.iterator(); each.hasNext(); ) {
                    if (watch.cancelled()) throw new CancellationException("stopped");
                    Table table = each.next();
                    StringBuilder lines = new StringBuilder();
                    for (int r = 0; r < table.rows(); r++) {
                        lines.append(before).append(Json.line(row(table, r)));
                        before = ",\n";
                    }
                    to.write(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        }
        to.line(before.startsWith("[") ? "[]" : "\n]");
    }

    private static Map<String, Object> row(Table table, int row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        List<Column> columns = table.schema().columns();
        for (int c = 0; c < columns.size(); c++)
            cells.put(columns.get(c).name(), table.missing(c, row) ? null : cell(table, c, row));
        return cells;
    }

    private static Object cell(Table table, int c, int row) {
        Column column = table.schema().columns().get(c);
        if (column instanceof Column.Categorical categorical)
            return categorical.levels().get(table.codes(c)[row]);
        if (column instanceof Column.Text) return table.texts(c)[row];
        if (column instanceof Column.Numeric numeric) {
            double value = table.numbers(c)[row];
            boolean plain = numeric.kind() == Kind.REAL || numeric.kind() == Kind.INTEGER;
            return plain ? (Object) value : numeric.kind().format(value);
        }
        int size = ((Column.Tensor) column).size();
        List<Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) values.add((double) table.tensors(c)[row * size + i]);
        return values;
    }
}
