package semblance.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.engine.LocalEngine;

class CachedTest {
    private static final Table TABLE = Rows.table(40_000, 3, true);
    private static final long ALL = Long.MAX_VALUE;

    @TempDir
    Path folder;

    @Test
    void cutAndContentAreTheSameInMemoryAndInAFileOnAnyNumberOfThreads() throws IOException {
        List<Object> expected = null;
        for (long memory : new long[] {ALL, 0, 2_000_000})
            for (int threads : new int[] {1, 3})
                try (Cached cached = cache(Rows.cut(TABLE, threads, 5000), memory, threads)) {
                    assertThat(cached.spooled() > 0).isEqualTo(memory < ALL);
                    assertThat(cached.rows()).isEqualTo(40_000);
                    List<Object> content = partitions(cached);
                    if (expected == null) expected = content;
                    assertThat(content).isEqualTo(expected);
                }
        assertThat(expected).hasSize(3);
    }

    private Cached cache(Dataset source, long memory, int threads) throws IOException {
        return Cached.of(source, memory, folder, threads, rows -> {});
    }

    private static List<Object> partitions(Dataset data) {
        List<Object> all = new ArrayList<>();
        for (int p = 0; p < data.partitions(); p++) {
            List<Object> partition = new ArrayList<>();
            try (Stream<Table> tables = data.partition(p)) {
                tables.forEachOrdered(table -> {
                    assertThat(table.rows()).isBetween(1, Dataset.BATCH);
                    partition.add(Rows.content(table));
                });
            }
            all.add(partition);
        }
        return all;
    }

    @Test
    void allRowsAreThereInOrderWithTheirWeights() throws IOException {
        try (Cached cached = cache(Rows.cut(TABLE, 9, 700), 0, 2)) {
            assertThat(Rows.content(Tables.collect(cached))).isEqualTo(Rows.content(TABLE));
            assertThat(cached.partitions()).isEqualTo(3);
            assertThat(Fingerprint.of(new LocalEngine(3).bind(cached))).isEqualTo(Fingerprint.of(Dataset.of(TABLE)));
        }
    }

    @Test
    void nothingIsLeftInTheFolder() throws IOException {
        try (Cached cached = cache(Dataset.of(TABLE), 0, 2)) {
            assertThat(cached.spooled()).isPositive();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aClosedCacheSaysSo() throws IOException {
        Cached cached = cache(Dataset.of(TABLE), 0, 2);
        cached.close();
        assertThatThrownBy(() -> cached.partition(0).toList())
                .hasMessage("cannot read the cached rows: the cached rows are closed");
    }

    @Test
    void noRowsAreNoPartitions() throws IOException {
        for (long memory : new long[] {0, ALL})
            try (Cached cached = cache(Rows.of(Rows.SCHEMA, List.of(List.of())), memory, 2)) {
                assertThat(cached.partitions()).isZero();
                assertThat(cached.rows()).isZero();
            }
    }

    @Test
    void rowsOfLargeTensorsComeInSmallBatches() {
        assertThat(Batches.size(Rows.SCHEMA)).isEqualTo(Dataset.BATCH);
        assertThat(Batches.size(Schema.of(new Column.Tensor("image", List.of(256, 256, 3)))))
                .isEqualTo(21);
        assertThat(Batches.size(Schema.of(new Column.Tensor("film", List.of(4096, 4096)))))
                .isEqualTo(1);
    }

    @Test
    void progressCountsRows() throws IOException {
        List<Long> seen = new ArrayList<>();
        Cached.of(Dataset.of(TABLE), ALL, folder, 2, seen::add).close();
        assertThat(seen).isSorted().endsWith(40_000L).hasSize(20);
    }

    @Test
    void aDiskTooSmallIsRefusedBeforeItIsFull() {
        assertThatIOExceptionOf(70_000_000L)
                .hasMessageMatching("these rows do not fit in memory and need about \\d+\\.\\d MB in .*, where"
                        + " \\d\\.\\d MB can be used; free some, or name another folder or more memory");
        assertThatIOExceptionOf(0)
                .hasMessageStartingWith("these rows do not fit in memory and need about 0.")
                .hasMessageContaining("where 0.0 MB can be used");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ?> assertThatIOExceptionOf(long room) {
        List<List<Table>> partitions =
                IntStream.range(0, 100).mapToObj(i -> List.of(TABLE)).toList();
        Dataset large = Rows.of(Rows.SCHEMA, partitions);
        long[] read = {0};
        return assertThatThrownBy(() -> Cached.of(large, 0, folder, 1, rows -> read[0] = rows, () -> room)
                        .close())
                .isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(read[0]).isLessThan(200_000));
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() ->
                        Cached.of(Dataset.of(TABLE), 0, none, 2, rows -> {}).close())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot keep rows in " + none);
    }

    @Test
    void theFirstBadRowIsToldOnAnyNumberOfThreads() {
        for (int threads : new int[] {1, 2, 5})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> cache(new Broken(40, 7), ALL, threads))
                    .withMessage("row 7 is bad");
    }

    private record Broken(int partitions, int from) implements Dataset {
        @Override
        public Schema schema() {
            return Rows.SCHEMA;
        }

        @Override
        public Stream<Table> partition(int index) {
            if (index >= from) throw new IllegalArgumentException("row " + index + " is bad");
            return Stream.of(Rows.table(10, index, false));
        }
    }

    @Test
    void readingAheadIsBoundedInBytesEvenWithinAPartition() {
        Table table = Rows.table(1000, 1, false);
        long bytes = Tables.bytes(table);
        long[] handed = {0};
        java.util.concurrent.atomic.AtomicLong made = new java.util.concurrent.atomic.AtomicLong();
        Dataset endless = new Dataset() {
            @Override
            public Schema schema() {
                return Rows.SCHEMA;
            }

            @Override
            public int partitions() {
                return 5;
            }

            @Override
            public Stream<Table> partition(int index) {
                return IntStream.range(0, 200).mapToObj(i -> {
                    made.incrementAndGet();
                    return table;
                });
            }
        };
        long[] most = {0};
        Ahead.read(endless, 3, 10 * bytes, new Ahead.Receiver() {
            @Override
            public void table(Table table) {
                most[0] = Math.max(most[0], made.get() - ++handed[0]);
            }

            @Override
            public void end(int partition) {}
        });
        assertThat(handed[0]).isEqualTo(1000);
        assertThat(most[0]).isLessThanOrEqualTo(10 + 1 + 3); // held, one more for the one in turn, one in each hand
    }

    @Test
    void anInterruptionStopsReadingAndLeavesNothing() throws IOException {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> cache(Rows.cut(TABLE, 1, 500), 0, 3)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anInterruptedReaderDoesNotCloseTheFileForOthers() throws Exception {
        try (Cached cached = cache(Dataset.of(TABLE), 0, 2)) {
            Thread.currentThread().interrupt();
            assertThat(cached.partition(0).mapToInt(Table::rows).sum()).isEqualTo(16_384);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(cached.partition(1).mapToInt(Table::rows).sum()).isEqualTo(16_384);
        }
    }
}
