package semblance.cli;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** Rows that are summed up on their way to someone else, so that they are made once only. */
final class Tap<S extends Statistic<S>> implements Dataset {
    private final Dataset rows;
    private final Statistic.Zero<S> zero;
    private final AtomicReferenceArray<S> sums;

    Tap(Dataset rows, Statistic.Zero<S> zero) {
        this.rows = rows;
        this.zero = zero;
        this.sums = new AtomicReferenceArray<>(rows.partitions());
    }

    @Override
    public Schema schema() {
        return rows.schema();
    }

    @Override
    public int partitions() {
        return rows.partitions();
    }

    @Override
    public Stream<Table> partition(int index) {
        S sum = zero.get();
        sums.set(index, sum);
        return rows.partition(index).map(table -> {
            sum.add(table);
            return table;
        });
    }

    /** The sum over the partitions that were read, in their order: the same on any number of threads. */
    S total() {
        S total = zero.get();
        for (int p = 0; p < sums.length(); p++) if (sums.get(p) != null) total.merge(sums.get(p));
        return total;
    }
}
