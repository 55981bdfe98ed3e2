package semblance.core.artifact;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import semblance.api.data.Schema;

/**
 * What a model file holds: the result of training and where it came from. It has no times and no machine names, so
 * equal training gives equal bytes.
 *
 * @param kind {@link #MODEL} or {@link #CHECKPOINT}
 * @param parts the fitted transforms in the order of their use, then the model or the trainer's state
 * @param schema the columns of the data before any transform
 * @param seed the seed of the training
 * @param fingerprint the {@link semblance.core.data.Fingerprint} of the data; empty if unknown
 * @param metrics the last value of each metric reported; their order means nothing
 * @param notes whatever else is worth keeping, as text; their order means nothing
 */
public record Artifact(
        String kind,
        List<Part> parts,
        Schema schema,
        long seed,
        String fingerprint,
        Map<String, Double> metrics,
        Map<String, String> notes) {

    /** Training has ended. */
    public static final String MODEL = "model";

    /** Training was under way and can go on. */
    public static final String CHECKPOINT = "checkpoint";

    /** @throws IllegalArgumentException if the kind is another or there is no part */
    public Artifact {
        if (!kind.equals(MODEL) && !kind.equals(CHECKPOINT))
            throw new IllegalArgumentException("kind must be model or checkpoint, got " + kind);
        parts = List.copyOf(parts);
        if (parts.isEmpty()) throw new IllegalArgumentException("an artifact has at least one part");
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        notes = Collections.unmodifiableMap(new TreeMap<>(notes));
    }

    /** The last part: the model or the trainer's state. */
    public Part last() {
        return parts.get(parts.size() - 1);
    }
}
