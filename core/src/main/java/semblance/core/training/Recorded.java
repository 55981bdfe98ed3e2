package semblance.core.training;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.Watch;
import semblance.core.engine.Pieces;

/** A run that keeps the last value of each metric and every warning, for the model file, and passes them on. */
public final class Recorded implements Run {
    private static final String WARNINGS = "warnings";

    private final Seed seed;
    private final Watch watch;
    private final Map<String, Double> metrics;
    private final Set<String> warnings;
    private final Pieces pieces;

    /** @param pieces the threads of this run */
    public Recorded(Seed seed, Watch watch, Pieces pieces) {
        this(seed, watch, pieces, new TreeMap<>(), new LinkedHashSet<>());
    }

    private Recorded(Seed seed, Watch watch, Pieces pieces, Map<String, Double> metrics, Set<String> warnings) {
        this.seed = seed;
        this.watch = watch;
        this.pieces = pieces;
        this.metrics = metrics;
        this.warnings = warnings;
    }

    /** A run with randomness of its own that is recorded in the same place. */
    Recorded child(long index) {
        return new Recorded(seed.child(index), watch, pieces, metrics, warnings);
    }

    @Override
    public Seed seed() {
        return seed;
    }

    @Override
    public synchronized void report(String metric, long step, double value) {
        metrics.put(metric, value);
        watch.measured(metric, step, value);
        stop();
    }

    private void stop() {
        if (watch.cancelled()) throw new CancellationException("stopped");
    }

    @Override
    public <R> List<R> map(int count, IntFunction<R> work) {
        return pieces.map(count, piece -> {
            stop();
            return work.apply(piece);
        });
    }

    @Override
    public synchronized void warn(String message) {
        if (warnings.add(message)) watch.warning(message);
    }

    Map<String, Double> metrics() {
        return metrics;
    }

    /** The warnings so far, for a model file; there may be none. */
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        if (!warnings.isEmpty()) notes.put(WARNINGS, String.join("\n", warnings));
        return notes;
    }

    /** Goes on from what an earlier part of this run has recorded. */
    void restore(Map<String, Double> earlier, Map<String, String> notes) {
        metrics.putAll(earlier);
        if (notes.containsKey(WARNINGS))
            warnings.addAll(notes.get(WARNINGS).lines().toList());
    }
}
