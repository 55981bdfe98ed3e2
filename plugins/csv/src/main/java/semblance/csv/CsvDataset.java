package semblance.csv;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** The rows of a file of separated values, read again each time they are asked for. */
final class CsvDataset implements Dataset {
    private final Content content;
    private final Layout layout;
    private final Schema schema;
    private final Splits splits;
    private final boolean unseenIsMissing;
    private final List<Levels> levels; // of each column of the file; none where it is not categorical

    CsvDataset(Content content, Layout layout, Schema schema, Splits splits, boolean unseenIsMissing) {
        this.content = content;
        this.layout = layout;
        this.schema = schema;
        this.splits = splits;
        this.unseenIsMissing = unseenIsMissing;
        this.levels = schema.columns().stream()
                .map(column -> column instanceof Column.Categorical some ? new Levels(some.levels()) : new Levels())
                .toList();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int partitions() {
        return splits.count();
    }

    @Override
    public Stream<Table> partition(int index) {
        try {
            Tables tables = new Tables(index);
            return StreamSupport.stream(tables, false).onClose(tables::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private Block block(int column) {
        Column type = schema.columns().get(column);
        if (type instanceof Column.Categorical categorical)
            return new Block.Level(categorical, levels.get(column), layout, unseenIsMissing);
        if (type instanceof Column.Text) return new Block.Text(layout);
        Column.Numeric numeric = (Column.Numeric) type;
        return switch (numeric.kind()) {
            case REAL, INTEGER -> new Block.Number(numeric.kind(), layout);
            case DATE, DATE_TIME -> new Block.Date(numeric.kind(), layout);
        };
    }

    private final class Tables extends Spliterators.AbstractSpliterator<Table> {
        private final List<Block> blocks = new ArrayList<>();
        private final Block weights = Block.Number.weights(layout);
        private final RowReader reader;

        Tables(int partition) throws IOException {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            Cells[] cells = new Cells[layout.names().size()];
            for (int c = 0; c < cells.length; c++) {
                boolean weight = layout.names().get(c).equals(schema.weight());
                if (!weight) blocks.add(block(blocks.size()));
                cells[c] = weight ? weights : blocks.get(blocks.size() - 1);
            }
            reader = new RowReader(content, layout, splits.partition(partition), cells);
        }

        @Override
        public boolean tryAdvance(Consumer<? super Table> action) {
            Table table;
            try {
                if (reader.read(layout.batch()) == 0) return false;
                List<Serializable> arrays = new ArrayList<>();
                for (Block block : blocks) arrays.add(block.take());
                table = Table.of(schema, arrays);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
            action.accept(schema.weight().isEmpty() ? table : table.withWeights((double[]) weights.take()));
            return true;
        }

        void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }
    }
}
