package semblance.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** The rows of a text, read again each time they are asked for; in one partition, as lines can only be found in order. */
record TextRows(Schema schema, Location location, TextSource source) implements Dataset {
    private static final int CHARACTERS = 1 << 20; // of a table, about

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public Stream<Table> partition(int index) {
        try {
            Tables tables = new Tables(new Lines(location));
            return StreamSupport.stream(tables, false).onClose(tables::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private final class Tables extends Spliterators.AbstractSpliterator<Table> {
        private final Lines lines;
        private final Cut cut;

        Tables(Lines lines) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.lines = lines;
            this.cut = source.cut(lines, location);
        }

        @Override
        public boolean tryAdvance(Consumer<? super Table> action) {
            List<String> rows = new ArrayList<>();
            try {
                for (long length = 0; rows.size() < BATCH && length < CHARACTERS; ) {
                    Optional<String> row = cut.next();
                    if (row.isEmpty()) break;
                    rows.add(row.get());
                    length += row.get().length();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            if (rows.isEmpty()) return false;
            List<String[]> columns = List.<String[]>of(rows.toArray(String[]::new));
            action.accept(Table.of(schema, columns));
            return true;
        }

        void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }
}
