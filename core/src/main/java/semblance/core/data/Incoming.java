package semblance.core.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Rows on their way to a sink, which remember whether it was they who failed: to the sink, rows that cannot be read and
 * a disk that is full look alike.
 */
public final class Incoming implements Dataset {
    private final Dataset rows;
    private volatile RuntimeException failure;

    public Incoming(Dataset rows) {
        this.rows = rows;
    }

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public int partitions() {
        return rows.partitions();
    }

    @Override
    public Stream<Table> partition(int index) {
        Stream<Table> tables;
        try {
            tables = rows.partition(index);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw remember(e);
        }
        return StreamSupport.stream(new Each(tables.spliterator()), false).onClose(tables::close);
    }

    /**
     * Throws what stopped the rows, if anything did.
     *
     * @throws UncheckedIOException if they could not be read, or hold what cannot be used
     */
    public void check() {
        if (failure instanceof UncheckedIOException unread) throw unread;
        if (failure != null) throw new UncheckedIOException(new IOException(failure.getMessage(), failure));
    }

    private RuntimeException remember(RuntimeException e) {
        failure = e;
        return e;
    }

    /** Takes a table before handing it on, so that what the receiver throws is not taken for the rows' own. */
    private final class Each extends Spliterators.AbstractSpliterator<Table> {
        private final Spliterator<Table> tables;
        private Table next;

        Each(Spliterator<Table> tables) {
            super(tables.estimateSize(), Spliterator.ORDERED | Spliterator.NONNULL);
            this.tables = tables;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Table> receiver) {
            try {
                if (!tables.tryAdvance(table -> next = table)) return false;
            } catch (UncheckedIOException | IllegalArgumentException e) {
                throw remember(e);
            }
            receiver.accept(next);
            return true;
        }
    }
}
