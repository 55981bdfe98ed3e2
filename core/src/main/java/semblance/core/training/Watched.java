package semblance.core.training;

import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.Watch;

/** Rows whose every pass is watched, and stops between two batches when the watch asks for it. */
final class Watched implements Dataset {
    private final Dataset data;
    private final long total;
    private final Watch watch;
    private long seen; // rows of this pass
    private volatile String task = "fitting";

    Watched(Dataset data, long total, Watch watch) {
        this.data = data;
        this.total = total;
        this.watch = watch;
    }

    /** What the passes from now on are for. */
    void task(String name) {
        task = name;
    }

    @Override
    public Schema schema() {
        return data.schema();
    }

    @Override
    public int partitions() {
        return data.partitions();
    }

    @Override
    public Stream<Table> partition(int index) {
        return data.partition(index).peek(this::saw);
    }

    private void saw(Table rows) {
        synchronized (watch) { // the workers take turns
            if (watch.cancelled()) throw new CancellationException("stopped");
            seen += rows.rows();
            if (seen > total) seen = rows.rows(); // the next pass
            watch.progress(task, seen, total, "rows");
        }
    }
}
