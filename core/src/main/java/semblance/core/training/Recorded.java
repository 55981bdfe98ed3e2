package semblance.core.training;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.Watch;

/** A run that keeps the last value of each metric and every warning, for the model file, and passes them on. */
final class Recorded implements Run {
    private static final String WARNINGS = "warnings";

    private final Seed seed;
    private final Watch watch;
    private final Map<String, Double> metrics;
    private final Set<String> warnings;

    Recorded(Seed seed, Watch watch) {
        this(seed, watch, new TreeMap<>(), new LinkedHashSet<>());
    }

    private Recorded(Seed seed, Watch watch, Map<String, Double> metrics, Set<String> warnings) {
        this.seed = seed;
        this.watch = watch;
        this.metrics = metrics;
        this.warnings = warnings;
    }

    /** A run with randomness of its own that is recorded in the same place. */
    Recorded child(long index) {
        return new Recorded(seed.child(index), watch, metrics, warnings);
    }

    @Override
    public Seed seed() {
        return seed;
    }

    @Override
    public void report(String metric, long step, double value) {
        metrics.put(metric, value);
        watch.measured(metric, step, value);
        if (watch.cancelled()) throw new CancellationException("stopped");
    }

    @Override
    public void warn(String message) {
        if (warnings.add(message)) watch.warning(message);
    }

    Map<String, Double> metrics() {
        return metrics;
    }

    Map<String, String> notes() {
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
