package semblance.core.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Rows that were read once and can be read again at the speed of memory or of a disk: held in memory if they fit, else
 * in a temporary file. Partitions have 8 batches of {@link Dataset#BATCH} rows (fewer where rows are large) wherever the
 * rows came from, so results do not depend on how a source cuts its data, nor on the memory at hand. A row's weight is
 * kept.
 */
public final class Cached implements Dataset, AutoCloseable {
    private static final int BATCHES = 8; // in a partition
    private static final long AHEAD = 64 << 20; // bytes of parsed rows that may wait for their turn
    private static final long RESERVE = 64 << 20; // bytes that a disk keeps free

    private final Schema schema;
    private final long rows;
    private final int batches;
    private final List<Table> memory;
    private final Spool spool; // null if the rows are in memory

    private Cached(Schema schema, long rows, int batches, List<Table> memory, Spool spool) {
        this.schema = schema;
        this.rows = rows;
        this.batches = batches;
        this.memory = memory;
        this.spool = spool;
    }

    /**
     * Reads a dataset, once.
     *
     * @param memoryBytes about how many bytes of rows may stay in memory; at 0 all go to a file
     * @param folder where the temporary file goes if one is needed; it is deleted on {@link #close}, and leaves nothing
     *     behind if the process is killed
     * @param threads how many threads read partitions, and later read the file
     * @param progress told, in the calling thread, how many rows have been read
     * @throws IOException if the folder has too little room, which is told as early as it can be known, or cannot be
     *     written to
     * @throws UncheckedIOException if the rows cannot be read
     * @throws CancellationException if this thread is interrupted
     */
    public static Cached of(Dataset source, long memoryBytes, Path folder, int threads, LongConsumer progress)
            throws IOException {
        return of(source, memoryBytes, folder, threads, progress, () -> Files.getFileStore(folder)
                .getUsableSpace());
    }

    /** Tells how many bytes a folder can take. */
    interface Room {
        long bytes() throws IOException;
    }

    static Cached of(Dataset source, long memory, Path folder, int threads, LongConsumer progress, Room room)
            throws IOException {
        Filling filling = new Filling(source, memory, folder, threads, progress, room);
        try {
            long ahead = Math.min(AHEAD, Runtime.getRuntime().maxMemory() / 8);
            Ahead.read(source, threads, ahead, filling);
            return filling.finish();
        } catch (Failed e) {
            filling.drop();
            throw e.getCause();
        } catch (RuntimeException | Error e) {
            filling.drop();
            throw e;
        }
    }

    /** A failure of the temporary file, told from one of the source. */
    private static final class Failed extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        Failed(IOException cause) {
            super(cause);
        }
    }

    private static final class Filling implements Ahead.Receiver {
        private final Schema schema;
        private final int partitions;
        private final long budget;
        private final Path folder;
        private final int threads;
        private final LongConsumer progress;
        private final Room room;
        private final Batches batches;
        private final List<Table> memory = new ArrayList<>();
        private Spool spool;
        private long held;
        private long rows;
        private int read;
        private int count;

        Filling(Dataset source, long budget, Path folder, int threads, LongConsumer progress, Room room) {
            this.schema = source.schema();
            this.partitions = source.partitions();
            this.budget = budget;
            this.folder = folder;
            this.threads = threads;
            this.progress = progress;
            this.room = room;
            this.batches = new Batches(schema, Batches.size(schema), this::keep);
        }

        @Override
        public void table(Table table) {
            if (Thread.currentThread().isInterrupted()) throw new CancellationException("interrupted");
            batches.add(table);
            rows += table.rows();
            progress.accept(rows);
        }

        @Override
        public void end(int partition) {
            read = partition + 1;
            if (spool != null) checked(this::checkRoom);
        }

        private void keep(Table batch) {
            count++;
            held += Tables.bytes(batch);
            if (spool == null && held <= budget) memory.add(batch);
            else checked(() -> spool(batch));
        }

        private void spool(Table batch) throws IOException {
            if (spool == null) {
                spool = Spool.create(folder, schema, threads + 1);
                for (Table table : memory) spool.write(table);
                memory.clear();
                checkRoom();
            }
            spool.write(batch);
            if (count % 256 == 0) checkRoom();
        }

        /** The partitions still to come are taken to be like those that were read. */
        private void checkRoom() throws IOException {
            long expected = read == 0 ? spool.length() : (long) ((double) spool.length() / read * partitions);
            long free = room.bytes() - RESERVE;
            if (expected - spool.length() > free || free < 0)
                throw new Failed(new IOException("these rows do not fit in memory and need "
                        + (read == partitions ? "" : "about ") + size(expected) + " in " + folder + ", where "
                        + size(Math.max(0, free + spool.length()))
                        + " can be used; free some, or name another folder or more memory"));
        }

        private static String size(long bytes) {
            return bytes < 1 << 30
                    ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                    : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
        }

        private interface Step {
            void run() throws IOException;
        }

        private void checked(Step step) {
            try {
                step.run();
            } catch (IOException e) {
                String what = "cannot keep rows in " + folder + ": " + e.getMessage();
                throw new Failed(new IOException(what + "; free some room or name another folder", e));
            }
        }

        Cached finish() {
            batches.flush();
            if (spool != null) checked(spool::flush);
            return new Cached(schema, rows, count, List.copyOf(memory), spool);
        }

        void drop() {
            try {
                if (spool != null) spool.close();
            } catch (IOException e) {
                // what made us stop matters more
            }
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** The number of rows. */
    public long rows() {
        return rows;
    }

    /** The bytes of the temporary file; 0 if the rows are in memory. */
    public long spooled() {
        return spool == null ? 0 : spool.length();
    }

    @Override
    public int partitions() {
        return (batches + BATCHES - 1) / BATCHES;
    }

    @Override
    public Stream<Table> partition(int index) {
        return IntStream.range(index * BATCHES, Math.min(batches, (index + 1) * BATCHES))
                .mapToObj(this::batch);
    }

    private Table batch(int index) {
        if (spool == null) return memory.get(index);
        try {
            return spool.read(index);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the cached rows: " + e.getMessage(), e);
        }
    }

    /** Deletes the temporary file; the rows cannot be read any more. */
    @Override
    public void close() throws IOException {
        if (spool != null) spool.close();
    }
}
