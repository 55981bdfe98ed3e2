package semblance.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Cuts tables of any size into tables of one size, but for the last. */
final class Batches {
    private static final long MAX_BYTES = 16 << 20;
    private static final int TEXT_BYTES = 64; // a guess

    private final Schema schema;
    private final int size;
    private final Consumer<Table> to;
    private final List<Table> pieces = new ArrayList<>();
    private int filled;

    Batches(Schema schema, int size, Consumer<Table> to) {
        this.schema = schema;
        this.size = size;
        this.to = to;
    }

    /** The rows in a batch: {@link Dataset#BATCH}, or fewer where rows are large. Told by the columns alone. */
    static int size(Schema schema) {
        return size(schema, Dataset.BATCH);
    }

    /** At most so many rows, or fewer where rows are large. */
    static int size(Schema schema, int most) {
        long bytes = 1;
        for (Column column : schema.columns())
            bytes += column instanceof Column.Numeric
                    ? 8
                    : column instanceof Column.Text ? TEXT_BYTES : 4L * Tables.size(column);
        return (int) Math.max(1, Math.min(most, MAX_BYTES / bytes));
    }

    void add(Table table) {
        for (int from = 0; from < table.rows(); ) {
            int count = Math.min(size - filled, table.rows() - from);
            pieces.add(count == table.rows() ? table : table.slice(from, from + count));
            filled += count;
            from += count;
            if (filled == size) flush();
        }
    }

    /** Hands over what is left. */
    void flush() {
        if (filled == 0) return;
        Table batch = Tables.concat(schema, pieces);
        pieces.clear();
        filled = 0;
        to.accept(batch);
    }
}
