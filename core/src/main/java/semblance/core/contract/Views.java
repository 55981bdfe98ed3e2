package semblance.core.contract;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;

/** The same rows shown to an extension in other ways. */
final class Views {
    private Views() {}

    /** Rows in partitions and small tables of given sizes. */
    static Dataset cut(Table rows, int partition, int table) {
        return new Dataset() {
            @Override
            public Schema schema() {
                return rows.schema();
            }

            @Override
            public int partitions() {
                return (rows.rows() + partition - 1) / partition;
            }

            @Override
            public Stream<Table> partition(int index) {
                int from = index * partition;
                int to = Math.min(rows.rows(), from + partition);
                return IntStream.iterate(from, at -> at < to, at -> at + table)
                        .mapToObj(at -> rows.slice(at, Math.min(to, at + table)));
            }
        };
    }

    /** Rows that cannot be read any more after the first partition. */
    static Dataset failing(Table rows, RuntimeException failure) {
        return new Dataset() {
            @Override
            public Schema schema() {
                return rows.schema();
            }

            @Override
            public int partitions() {
                return 2;
            }

            @Override
            public Stream<Table> partition(int index) {
                if (index > 0) throw failure;
                return Stream.of(rows);
            }
        };
    }

    /** Enough rows for several partitions, the last of them partly filled: those of a table, over and over. */
    static Table many(Table rows) {
        return Rows.select(
                rows,
                IntStream.range(0, 3 * Dataset.BATCH + 500)
                        .map(r -> (int) (r * 7919L % rows.rows()))
                        .toArray());
    }

    /** The rows in another order. */
    static Table shuffled(Table rows) {
        int[] order = IntStream.range(0, rows.rows()).toArray();
        var random = new Seed(11).random();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return Rows.select(rows, order);
    }

    /** The rows with weights 1, 2, 0, 1, 2, 0 and so on. */
    static Table weighted(Table rows) {
        return rows.withWeights(
                IntStream.range(0, rows.rows()).mapToDouble(r -> (r + 1) % 3).toArray());
    }

    /** The rows of {@link #weighted}, each as often as its weight says. */
    static Table repeated(Table rows) {
        int[] positions = IntStream.range(0, rows.rows())
                .flatMap(r -> {
                    int[] copies = new int[(r + 1) % 3];
                    Arrays.fill(copies, r);
                    return Arrays.stream(copies);
                })
                .toArray();
        return Rows.unweighted(Rows.select(rows, positions));
    }
}
