package semblance.audio;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import semblance.api.data.Table;

/** Tables that are read one after the other. */
interface Tables extends Closeable {
    /** Whether {@link #next} has another table. */
    boolean more();

    /** @throws IOException if its rows cannot be read */
    Table next() throws IOException;

    /** A stream of them that closes them. */
    static Stream<Table> stream(Tables tables) {
        Spliterator<Table> each =
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
                    @Override
                    public boolean tryAdvance(Consumer<? super Table> action) {
                        if (!tables.more()) return false;
                        Table table;
                        try {
                            table = tables.next();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e.getMessage(), e);
                        }
                        action.accept(table);
                        return true;
                    }
                };
        return StreamSupport.stream(each, false).onClose(() -> {
            try {
                tables.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        });
    }
}
