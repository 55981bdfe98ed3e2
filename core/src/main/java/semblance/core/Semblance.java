package semblance.core;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Evidence;
import semblance.api.model.Model;
import semblance.api.train.Seed;
import semblance.core.answers.Answers;
import semblance.core.answers.Given;
import semblance.core.artifact.Artifact;
import semblance.core.artifact.Artifacts;
import semblance.core.artifact.ModelFileException;
import semblance.core.config.Near;
import semblance.core.data.Mapped;
import semblance.core.plugin.Plugins;
import semblance.core.training.Training;

/**
 * The front door: reads rows, learns models from them, saves and loads models, and asks them. Datasets that come out are
 * computed as they are read, and must be read before this is closed.
 *
 * <pre>{@code
 * try (Semblance semblance = Semblance.open(new Settings(List.of(Path.of("plugins"))))) {
 *     Dataset rows = semblance.read("faithful.csv", Optional.empty(), Optional.empty(), InputStream.nullInputStream());
 *     Recipe recipe = new Recipe(new Spec("gaussian-mixture"), List.of(), 1);
 *     Trained model = semblance.fit(recipe, rows, Optional.empty(), false, Watch.NOBODY);
 *     semblance.save(model, Path.of("faithful.smb"));
 * }
 * }</pre>
 */
public final class Semblance implements AutoCloseable {
    private final Settings settings;
    private Plugins plugins; // null until asked for
    private Injector injector; // null until something must be wired: that takes longer than to look at all plugins

    private Semblance(Settings settings) {
        this.settings = settings;
    }

    /** Sets the platform up; nothing is read or loaded yet. */
    public static Semblance open(Settings settings) {
        return new Semblance(settings);
    }

    /** The plugins that were found; their classes are loaded when one of their extensions is asked for. */
    public synchronized Plugins plugins() {
        if (plugins == null) plugins = Plugins.open(settings.plugins());
        return plugins;
    }

    private synchronized <T> T wired(Class<T> type) {
        if (injector == null) injector = Guice.createInjector(new Wiring(settings, plugins()));
        return injector.getInstance(type);
    }

    /** Every installed model type, by name. */
    public List<ModelType> models() {
        return wired(Catalogue.class).models();
    }

    /**
     * A model type described with some parameters in place of its defaults, and with the parameters of the extensions
     * that they name.
     *
     * @throws IllegalArgumentException if there is no such model type, or a parameter does not fit, naming it
     */
    public ModelType model(Spec trainer) {
        return wired(Catalogue.class).model(trainer);
    }

    /** @throws IllegalArgumentException if there is no such model type, or a parameter does not fit, naming it */
    public void check(Spec trainer) {
        wired(Catalogue.class).configure(semblance.api.train.Trainer.class, trainer);
    }

    /**
     * Opens rows.
     *
     * @param location a path, an address, or {@code -} for {@code standard}
     * @param source what reads it; empty to choose by the location
     * @param expected what is known of the columns
     * @throws IOException if it cannot be read; the message names the location, and the row and column if there is one
     * @throws IllegalArgumentException if nothing reads such a location, or a column is expected that it lacks
     */
    public Dataset read(String location, Optional<Spec> source, Optional<Schema> expected, InputStream standard)
            throws IOException {
        Dataset rows = wired(Rows.class).read(location, source, expected, standard);
        List<String> names = rows.schema().names();
        for (String name : expected.map(Schema::names).orElse(List.of()))
            if (!names.contains(name))
                throw new IllegalArgumentException(
                        location + " has no column '" + name + "'" + Near.hint(name, names, "its columns are"));
        return rows;
    }

    /**
     * Opens rows for a model: its columns in its order. The watch is told of columns that the rows lack, which count as
     * missing; columns that the model does not know are left out.
     *
     * @throws IOException as {@link #read(String, Optional, Optional, InputStream)}
     * @throws IllegalArgumentException if the rows have none of the model's columns, or one of another type
     */
    public Dataset read(String location, Optional<Spec> source, Trained model, InputStream standard, Watch watch)
            throws IOException {
        return wired(Rows.class).read(location, source, model.schema(), standard, watch);
    }

    /**
     * Rows without some columns.
     *
     * @throws IllegalArgumentException if there is no such column, or none is left
     */
    public static Dataset without(Dataset rows, List<String> columns) {
        Schema schema = rows.schema();
        for (String name : columns) schema.indexOf(name);
        List<Column> kept = schema.columns().stream()
                .filter(column -> !columns.contains(column.name()))
                .toList();
        if (kept.isEmpty()) throw new IllegalArgumentException("no column is left without " + columns);
        String target = columns.contains(schema.target()) ? "" : schema.target();
        Schema narrow = new Schema(kept, target, schema.weight());
        return Mapped.of(rows, narrow, batch -> {
            List<Serializable> arrays = new ArrayList<>();
            for (Column column : kept) arrays.add(batch.array(schema.indexOf(column.name())));
            return Table.of(narrow, arrays).withWeights(batch.weights());
        });
    }

    /**
     * Writes rows, all or nothing, working on them with as many threads as the settings say.
     *
     * @param location a path, or {@code -} for {@code standard}, which takes them as they come
     * @param sink what writes it; empty to choose by the location
     * @throws java.io.UncheckedIOException if the rows cannot be read
     * @throws IOException if they cannot be written
     */
    public void write(Dataset rows, String location, Optional<Spec> sink, OutputStream standard, Watch watch)
            throws IOException {
        wired(Rows.class).write(rows, location, sink, standard, watch);
    }

    /**
     * Learns a model.
     *
     * @param checkpoint where the state of an iterative trainer is saved every half minute and when stopped; it is
     *     removed at the end
     * @param resume whether to go on from the checkpoint, if there is one
     * @throws IllegalArgumentException if an extension or parameter does not exist, or the rows cannot be learned from
     * @throws java.util.concurrent.CancellationException if the watch asked to stop; its message says how to go on
     * @throws IOException if the rows or the checkpoint cannot be read
     */
    public Trained fit(Recipe recipe, Dataset data, Optional<Path> checkpoint, boolean resume, Watch watch)
            throws IOException {
        return new Learned(wired(Training.class).fit(recipe, data, checkpoint, resume, watch));
    }

    /** Saves a model, all or nothing. */
    public void save(Trained model, Path file) throws IOException {
        Artifacts.write(((Learned) model).artifact(), file);
    }

    /**
     * Loads a model.
     *
     * @throws semblance.core.artifact.ModelFileException if it is no model file of ours, not whole, or a
     *     checkpoint
     * @throws IllegalArgumentException if a plugin that it needs is not installed
     */
    public Trained load(Path file) throws IOException {
        Artifact artifact = Artifacts.read(file, wired(Catalogue.class).modules());
        if (artifact.kind().equals(Artifact.CHECKPOINT))
            throw new ModelFileException(
                    file + " is the checkpoint of a training that was stopped; finish it with fit --resume");
        return new Learned(artifact);
    }

    /** What a model file says of itself and of what was learned, as a tree; no plugin is needed. */
    public Map<String, Object> inspect(Path file) throws IOException {
        return Artifacts.describe(file);
    }

    /** @throws IllegalArgumentException if a condition cannot be read or does not fit, naming it; see {@link Given} */
    public static Evidence evidence(String text, Schema schema) {
        return Given.parse(text, schema);
    }

    /**
     * Rows drawn from a model.
     *
     * @param evidence what they have in common; may be empty
     * @throws IllegalArgumentException if the model cannot be sampled or be given evidence, or the evidence has
     *     probability zero
     */
    public Dataset sample(Trained model, long rows, Evidence evidence, long seed) {
        Model drawn = model.model();
        if (!evidence.conditions().isEmpty()) {
            if (!(drawn instanceof Conditional<?> conditional))
                throw new IllegalArgumentException("this model cannot be given evidence");
            drawn = conditional.given(evidence);
        }
        Dataset samples = Answers.sample(drawn, rows, new Seed(seed));
        Schema schema = samples.schema();
        if (schema.weight().isEmpty()) return samples;
        Schema unweighted = new Schema(schema.columns(), schema.target(), ""); // a drawn row counts once
        return Mapped.of(samples, unweighted, batch -> {
            List<Serializable> arrays = new ArrayList<>();
            for (int c = 0; c < unweighted.columns().size(); c++) arrays.add(batch.array(c));
            return Table.of(unweighted, arrays);
        });
    }

    /** The log density of each row; see {@link Answers#score}. */
    public Dataset score(Trained model, Dataset rows) {
        return Answers.score(model.model(), rows);
    }

    /** A predicted column with its uncertainty; see {@link Answers#predict}. */
    public Dataset predict(Trained model, Dataset rows, String column) {
        return Answers.predict(model.model(), rows, column);
    }

    /** The rows with their missing cells filled: by expected values, or by draws; see {@link Answers}. */
    public Dataset impute(Trained model, Dataset rows, OptionalInt draws, long seed) {
        return draws.isEmpty()
                ? Answers.impute(model.model(), rows)
                : Answers.impute(model.model(), rows, draws.getAsInt(), new Seed(seed));
    }

    /**
     * Reads a model that another program wrote.
     *
     * @param format what reads it; empty to choose by the location
     * @param watch is told of what had to be mended
     * @throws IOException if it cannot be read; the message names the location, line and column
     * @throws IllegalArgumentException if nothing reads such a location
     */
    public Trained importModel(String location, Optional<Spec> format, InputStream standard, Watch watch)
            throws IOException {
        return wired(Foreign.class).read(location, format, standard, watch);
    }

    /**
     * Writes a model for others, all or nothing.
     *
     * @param format what writes it; empty to choose by the location
     * @throws IOException if the location cannot be written
     * @throws IllegalArgumentException if nothing writes this model there, or the format cannot hold it
     */
    public void exportModel(Trained model, String location, Optional<Spec> format, OutputStream standard, Watch watch)
            throws IOException {
        wired(Foreign.class).write((Learned) model, location, format, standard, watch);
    }

    /**
     * What a model answers to a question of its family, in columns of the answer's own.
     *
     * @param rows what the question is about, in the model's columns; see {@link #read(String, Optional, Trained,
     *     InputStream, Watch)} and {@link #row}
     * @throws IllegalArgumentException if there is no such question, or no answer, saying why
     */
    public Dataset ask(Trained model, Spec question, Optional<Dataset> rows, long seed, Watch watch) {
        return wired(Asking.class).ask((Learned) model, question, rows, seed, watch);
    }

    /**
     * One row of which nothing is known but the evidence.
     *
     * @throws IllegalArgumentException if the evidence leaves a column more than one value
     */
    public static Dataset row(Evidence evidence, Schema schema) {
        return Dataset.of(Given.row(evidence, schema));
    }

    /** Lets go of plugins and temporary files. */
    @Override
    public synchronized void close() {
        if (injector != null) {
            injector.getInstance(Rows.class).close();
            injector.getInstance(Asking.class).close();
        }
        if (plugins != null) plugins.close();
    }
}
