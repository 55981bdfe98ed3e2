package semblance.api.data;

import java.util.stream.Stream;

/**
 * Rows that may not fit in memory, cut into partitions that depend on the data alone, never on the machine. It can be
 * read any number of times, by several threads at once, and gives the same rows each time.
 */
public interface Dataset {
    /** Rows in a small table: few enough to stay in a processor's cache, enough to make its loops long. */
    int BATCH = 2048;

    /** The columns that every table of this dataset has. */
    Schema schema();

    /** The number of partitions, at least 0. */
    int partitions();

    /**
     * The rows of one partition, in order, as small tables; to be closed by the caller.
     *
     * @throws java.io.UncheckedIOException if they cannot be read; its message names file, row and column
     */
    Stream<Table> partition(int index);

    /**
     * Sums up every row: the partitions one by one, merged in their order. Engines override this to run in parallel and
     * must agree with it to the last bit.
     */
    default <S extends Statistic<S>> S collect(Statistic.Zero<S> zero) {
        S total = zero.get();
        for (int p = 0; p < partitions(); p++) total.merge(collect(p, zero));
        return total;
    }

    /** Sums up the rows of one partition. */
    default <S extends Statistic<S>> S collect(int partition, Statistic.Zero<S> zero) {
        S sum = zero.get();
        try (Stream<Table> tables = partition(partition)) {
            tables.forEachOrdered(sum::add);
        }
        return sum;
    }

    /** The rows of a table, in partitions of one batch. */
    static Dataset of(Table table) {
        return new Dataset() {
            @Override
            public Schema schema() {
                return table.schema();
            }

            @Override
            public int partitions() {
                return (table.rows() + BATCH - 1) / BATCH;
            }

            @Override
            public Stream<Table> partition(int index) {
                return Stream.of(table.slice(index * BATCH, Math.min(table.rows(), (index + 1) * BATCH)));
            }
        };
    }
}
