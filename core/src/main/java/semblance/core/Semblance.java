package semblance.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.model.Evidence;

/** SIGNATURES ONLY in this branch: the bodies are being written on main; code against them. */
public final class Semblance implements AutoCloseable {
    private Semblance() {}

    /** Sets the platform up; nothing is read or loaded yet. */
    public static Semblance open(Settings settings) {
        throw new IllegalStateException("signature only");
    }

    /** The installed plugins: plugins().all(), .diagnostics() (semblance.core.plugin, written on another branch). */
    // public Plugins plugins()

    /** One row for each installed model type: name, plugin, version, help, capabilities, parameters. */
    public List<ModelType> models() {
        throw new IllegalStateException("signature only");
    }

    /** A model type; parameters as name, type, default, choices, help. */
    public record ModelType(
            String name,
            String plugin,
            String version,
            String help,
            List<String> capabilities,
            List<Map<String, Object>> parameters) {}

    /**
     * Opens rows.
     *
     * @param location a path, an address, or {@code -} for {@code standard} input
     * @param source the source and its parameters; empty to choose by the location
     * @param expected what is known of the columns
     */
    public Dataset read(String location, Optional<Spec> source, Optional<Schema> expected, InputStream standard)
            throws IOException {
        throw new IllegalStateException("signature only");
    }

    /** Opens rows for a model: its columns, in its order; tells {@code watch} of those that the rows lack or have beyond it. */
    public Dataset read(String location, Optional<Spec> source, Trained model, InputStream standard, Watch watch)
            throws IOException {
        throw new IllegalStateException("signature only");
    }

    /** Rows without some columns. */
    public static Dataset without(Dataset rows, List<String> columns) {
        throw new IllegalStateException("signature only");
    }

    /** Writes rows, all or nothing; {@code -} is {@code standard} output. Work on the rows runs on the settings' threads. */
    public void write(Dataset rows, String location, Optional<Spec> sink, OutputStream standard, Watch watch)
            throws IOException {
        throw new IllegalStateException("signature only");
    }

    /**
     * Learns a model.
     *
     * @param checkpoint where to save the state of an iterative trainer every half minute and when stopped; it is removed
     *     at the end
     * @param resume whether to go on from the checkpoint, if there is one
     * @throws java.util.concurrent.CancellationException if the watch asked to stop; its message says how to go on
     */
    public Trained fit(Recipe recipe, Dataset data, Optional<Path> checkpoint, boolean resume, Watch watch)
            throws IOException {
        throw new IllegalStateException("signature only");
    }

    /** Saves a model, all or nothing. */
    public void save(Trained model, Path file) throws IOException {
        throw new IllegalStateException("signature only");
    }

    /** Loads a model. */
    public Trained load(Path file) throws IOException {
        throw new IllegalStateException("signature only");
    }

    /** What a model file says of itself, without its plugins: a tree for {@code inspect}. */
    public Map<String, Object> inspect(Path file) throws IOException {
        throw new IllegalStateException("signature only");
    }

    /** Reads {@code age=30..40,sex=Female|Male,born=2000-01-01..} against a schema; values may be quoted with '...' or "...". */
    public static Evidence evidence(String text, Schema schema) {
        throw new IllegalStateException("signature only");
    }

    /** Rows drawn from a model. @throws IllegalArgumentException if it cannot, naming what it can */
    public Dataset sample(Trained model, long rows, Evidence evidence, long seed) {
        throw new IllegalStateException("signature only");
    }

    /** One column, logDensity in nats, a row for each row. */
    public Dataset score(Trained model, Dataset rows) {
        throw new IllegalStateException("signature only");
    }

    /** The predicted column, for numbers its deviation, for levels a probability column each. Empty column: the model's first. */
    public Dataset predict(Trained model, Dataset rows, String column) {
        throw new IllegalStateException("signature only");
    }

    /** The rows with their missing cells filled: expected values without draws, else that many draws, numbered in a column "draw" if several. */
    public Dataset impute(Trained model, Dataset rows, OptionalInt draws, long seed) {
        throw new IllegalStateException("signature only");
    }

    @Override
    public void close() {}
}
