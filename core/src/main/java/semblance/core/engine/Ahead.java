package semblance.core.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * The rows of a dataset as one stream, in order, whose partitions are read and computed ahead on threads. Each thread
 * runs at most {@value #BATCHES} batches ahead of the reader, so memory is bounded however large a partition is.
 *
 * @param data the rows
 * @param threads the number of threads, at least 1
 */
public record Ahead(Dataset data, int threads) implements Dataset {
    private static final int BATCHES = 4;

    @Override
    public Schema schema() {
        return data.schema();
    }

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public Stream<Table> partition(int index) {
        Reader reader = new Reader();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(reader, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(reader.pool::shutdownNow);
    }

    private final class Reader implements Iterator<Table> {
        private static final Object END = new Object();

        private final ExecutorService pool = Executors.newFixedThreadPool(threads, LocalEngine::worker);
        private final Deque<BlockingQueue<Object>> pending = new ArrayDeque<>(); // one queue for each partition begun
        private int submitted;
        private Object head;

        /** Hands over tables, then {@link #END} or what went wrong. */
        private void read(int partition, BlockingQueue<Object> queue) {
            try {
                Object last = END;
                try (Stream<Table> tables = data.partition(partition)) {
                    tables.forEachOrdered(table -> put(queue, table));
                } catch (CancellationException e) {
                    throw e;
                } catch (RuntimeException | Error e) {
                    last = e;
                }
                put(queue, last);
            } catch (CancellationException e) {
                // the reader was closed: nobody waits for the rest
            }
        }

        private static void put(BlockingQueue<Object> queue, Object what) {
            try {
                queue.put(what);
            } catch (InterruptedException e) {
                throw new CancellationException("closed");
            }
        }

        @Override
        public boolean hasNext() {
            while (head == null) {
                while (submitted < data.partitions() && pending.size() <= threads) {
                    int partition = submitted++;
                    BlockingQueue<Object> queue = new ArrayBlockingQueue<>(BATCHES);
                    pending.addLast(queue);
                    pool.execute(() -> read(partition, queue));
                }
                if (pending.isEmpty()) {
                    pool.shutdown();
                    return false;
                }
                take();
            }
            return true;
        }

        private void take() {
            try {
                Object taken = pending.getFirst().take();
                if (taken instanceof Table) head = taken;
                else {
                    pending.removeFirst();
                    if (taken == END) return;
                    pool.shutdownNow();
                    pending.clear();
                    submitted = data.partitions();
                    if (taken instanceof Error failure) throw failure;
                    throw (RuntimeException) taken;
                }
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }

        @Override
        public Table next() {
            if (!hasNext()) throw new NoSuchElementException();
            Table table = (Table) head;
            head = null;
            return table;
        }
    }
}
