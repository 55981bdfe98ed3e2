package semblance.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class AheadTest {
    private static final Schema SCHEMA = Schema.of(new Column.Numeric("x"));
    private static final double[] VALUES =
            IntStream.range(0, 100_000).mapToDouble(i -> i).toArray();

    private static double[] read(Dataset data) {
        try (Stream<Table> tables = data.partition(0)) {
            return tables.flatMapToDouble(table -> Arrays.stream(table.numbers(0)))
                    .toArray();
        }
    }

    @Test
    void rowsKeepTheirOrderWhateverTheThreads() {
        Dataset data = Dataset.of(Table.of(SCHEMA, List.of(VALUES)));
        for (int threads : new int[] {1, 2, 3, 8})
            assertThat(read(new Ahead(data, threads))).isEqualTo(VALUES);
    }

    @Test
    void noRowsAreNoRows() {
        assertThat(read(new Ahead(Dataset.of(Table.of(SCHEMA, List.of(new double[0]))), 2)))
                .isEmpty();
    }

    @Test
    void aLargePartitionIsNeverHeldWhole() {
        AtomicInteger made = new AtomicInteger();
        Dataset large = new Endless(made);
        try (Stream<Table> tables = new Ahead(large, 2).partition(0)) {
            assertThat(tables.limit(10).count()).isEqualTo(10);
        }
        assertThat(made.get()).isLessThan(40);
    }

    @Test
    void aFailureComesAfterTheRowsBeforeItAndAsItIs() {
        Dataset failing = new Failing();
        AtomicInteger seen = new AtomicInteger();
        assertThatThrownBy(() -> {
                    try (Stream<Table> tables = new Ahead(failing, 3).partition(0)) {
                        tables.forEachOrdered(table -> seen.incrementAndGet());
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 4097 is broken");
        assertThat(seen).hasValue(2);
    }

    private record Endless(AtomicInteger made) implements Dataset {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public Stream<Table> partition(int index) {
            return Stream.generate(() -> {
                made.incrementAndGet();
                return Table.of(SCHEMA, List.of(new double[1]));
            });
        }
    }

    private record Failing() implements Dataset {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public int partitions() {
            return 3;
        }

        @Override
        public Stream<Table> partition(int index) {
            if (index == 2) throw new IllegalArgumentException("row 4097 is broken");
            return Stream.of(Table.of(SCHEMA, List.of(new double[2048])));
        }
    }
}
