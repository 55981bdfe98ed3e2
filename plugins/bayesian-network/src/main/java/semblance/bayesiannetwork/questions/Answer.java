package semblance.bayesiannetwork.questions;

import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/**
 * Answers about rows, made when they are read, so that there may be any number of rows.
 *
 * @param some what is answered about some rows, of which the second argument numbers the first, from 1
 * @param rows how many rows to answer about at once
 * @param first the number of the first row of each partition
 */
record Answer(Schema schema, Dataset questions, BiFunction<Table, Long, Table> some, int rows, long[] first)
        implements Dataset {

    /** Answers about a dataset, at most {@code perRow} rows of which follow from each of its rows. */
    static Dataset about(Dataset rows, Schema schema, int perRow, BiFunction<Table, Long, Table> some) {
        long[] first = new long[rows.partitions()];
        long next = 1;
        for (int p = 0; p < first.length; p++) {
            first[p] = next;
            if (p + 1 < first.length) next += rows.collect(p, Count::new).rows;
        }
        return new Answer(schema, rows, some, Math.max(1, BATCH / Math.max(1, perRow)), first);
    }

    /** How many rows there are, whatever they weigh. */
    private static final class Count implements Statistic<Count> {
        private static final long serialVersionUID = 1;
        private long rows;

        @Override
        public void add(Table table) {
            rows += table.rows();
        }

        @Override
        public void merge(Count other) {
            rows += other.rows;
        }
    }

    @Override
    public int partitions() {
        return questions.partitions();
    }

    @Override
    public Stream<Table> partition(int index) {
        long[] next = {first[index]};
        return questions.partition(index).sequential().flatMap(table -> {
            long start = next[0];
            next[0] += table.rows();
            return IntStream.range(0, (table.rows() + rows - 1) / rows)
                    .mapToObj(i -> some.apply(
                            table.slice(i * rows, Math.min(table.rows(), (i + 1) * rows)), start + (long) i * rows));
        });
    }
}
