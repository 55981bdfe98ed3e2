package semblance.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

class LocalEngineTest {
    private static final Schema SCHEMA = Schema.of(new Column.Numeric("x"));

    @Test
    void everyNumberOfThreadsGivesTheSumOfTheDefaultLoopToTheLastBit() {
        double[] x =
                IntStream.range(0, 100_000).mapToDouble(i -> Math.sin(i) * 1e3).toArray();
        Dataset data = Dataset.of(Table.of(SCHEMA, List.of(x)));
        double expected = data.collect(Sum::new).total;
        for (int threads : new int[] {1, 2, 3, 8})
            assertThat(new LocalEngine(threads).bind(data).collect(Sum::new).total)
                    .isEqualTo(expected);
    }

    @Test
    void aFailureInAPartitionReachesTheCallerAsItIs() {
        Dataset data = Dataset.of(Table.of(SCHEMA, List.of(new double[10_000])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalEngine(3).bind(data).collect(Failing::new))
                .withMessage("column 'x' is constant");
    }

    @Test
    void zeroThreadsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalEngine(0))
                .withMessage("threads must be at least 1, got 0");
    }

    @SuppressWarnings("serial")
    private static final class Sum implements Statistic<Sum> {
        private double total;

        @Override
        public void add(Table rows) {
            for (double x : rows.numbers(0)) total += x;
        }

        @Override
        public void merge(Sum other) {
            total += other.total;
        }
    }

    @SuppressWarnings("serial")
    private static final class Failing implements Statistic<Failing> {
        @Override
        public void add(Table rows) {
            throw new IllegalArgumentException("column 'x' is constant");
        }

        @Override
        public void merge(Failing other) {}
    }
}
