package semblance.core.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Small tables put together to larger ones, for those who read all of a large model for each table: the larger, the less
 * often it travels from memory to the processor.
 */
public final class Joined {
    /** Rows of a large table at most, and fewer where rows are large. */
    private static final int ROWS = 8 * Dataset.BATCH;

    private Joined() {}

    /** The rows of some tables, in their order. */
    public static Stream<Table> of(Schema schema, Stream<Table> tables) {
        int enough = Batches.size(schema, ROWS);
        Iterator<Table> all = tables.iterator();
        Spliterator<Table> joined =
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Table> action) {
                        List<Table> some = new ArrayList<>();
                        for (int rows = 0;
                                rows < enough && all.hasNext();
                                rows += some.get(some.size() - 1).rows()) some.add(all.next());
                        if (some.isEmpty()) return false;
                        action.accept(Tables.concat(schema, some));
                        return true;
                    }
                };
        return StreamSupport.stream(joined, false).onClose(tables::close);
    }
}
