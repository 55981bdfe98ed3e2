package semblance.core.data;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Table;

/**
 * Reads the partitions of a dataset on several threads and hands over their tables in order. What has been read and not
 * yet handed over is bounded in bytes, however large a partition is: threads wait once the bound is reached, except that
 * the partition whose turn it is may always go on.
 */
final class Ahead {
    private static final long PATIENCE_SECONDS = 10;

    /** Takes the tables, all from one thread. */
    interface Receiver {
        /** The next table. */
        void table(Table table);

        /** Partitions up to this one have been handed over. */
        void end(int partition);
    }

    private final Dataset source;
    private final long bound;
    private final Queue<Table>[] queues;
    private final boolean[] done;
    private final Throwable[] failures;
    private long held;
    private int turn;
    private int next;
    private boolean stopped;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of queues
    private Ahead(Dataset source, long bound) {
        this.source = source;
        this.bound = bound;
        int partitions = source.partitions();
        this.queues = new Queue[partitions];
        this.done = new boolean[partitions];
        this.failures = new Throwable[partitions];
        for (int p = 0; p < partitions; p++) queues[p] = new ArrayDeque<>(1);
    }

    /**
     * Reads everything. The first failure, in the order of the rows, is thrown as it is.
     *
     * @param bound bytes held
     * @throws CancellationException if the calling thread is interrupted
     */
    static void read(Dataset source, int threads, long bound, Receiver to) {
        if (threads == 1 || source.partitions() == 1) {
            for (int p = 0; p < source.partitions(); p++) {
                try (Stream<Table> tables = source.partition(p)) {
                    tables.forEachOrdered(to::table);
                }
                to.end(p);
            }
        } else new Ahead(source, bound).run(threads, to);
    }

    private void run(int threads, Receiver to) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "semblance-reader");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (int t = 0; t < threads; t++) pool.execute(this::work);
            for (int p = 0; p < queues.length; p++) {
                for (Table table = take(p); table != null; table = take(p)) to.table(table);
                to.end(p);
            }
        } finally {
            stop();
            pool.shutdown();
            boolean interrupted = Thread.interrupted();
            try {
                pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS); // so that files are closed on return
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private void work() {
        for (int p = claim(); p >= 0; p = claim()) {
            int partition = p;
            try (Stream<Table> tables = source.partition(partition)) {
                tables.forEachOrdered(table -> put(partition, table));
            } catch (Throwable e) { // thrown again where the rows are taken
                failures[partition] = e;
            }
            finish(partition);
        }
    }

    private synchronized int claim() {
        return stopped || next == queues.length ? -1 : next++;
    }

    private synchronized void put(int partition, Table table) {
        long bytes = Tables.bytes(table);
        while (!stopped && held + bytes > bound && !(partition == turn && queues[partition].isEmpty())) await();
        if (stopped) throw new CancellationException();
        queues[partition].add(table);
        held += bytes;
        notifyAll();
    }

    private synchronized void finish(int partition) {
        done[partition] = true;
        notifyAll();
    }

    private synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** The next table of a partition; null after its last. */
    private synchronized Table take(int partition) {
        if (turn != partition) {
            turn = partition;
            notifyAll();
        }
        while (queues[partition].isEmpty() && !done[partition]) await();
        Table table = queues[partition].poll();
        if (table != null) {
            held -= Tables.bytes(table);
            notifyAll();
        } else if (failures[partition] instanceof RuntimeException failure) throw failure;
        else if (failures[partition] instanceof Error failure) throw failure;
        return table;
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
