package semblance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.model.Evidence;
import semblance.core.ModelType;
import semblance.core.Recipe;
import semblance.core.Semblance;
import semblance.core.Spec;
import semblance.core.Trained;
import semblance.core.Watch;

/**
 * What the verbs need of the platform: all that the command line knows of it. {@link Installed} is the real one; its
 * methods are those of {@link Semblance} of the same name.
 */
interface Platform extends AutoCloseable {

    /**
     * Something that is wrong with a plugin: what, why, and what to do.
     *
     * @param warning whether the plugin can be used all the same
     * @param line all of it in one line
     */
    record Finding(
            String code, String plugin, String jar, String what, String why, String fix, boolean warning, String line) {
        /** As a tree for JSON. */
        Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("code", code);
            tree.put("plugin", plugin);
            tree.put("jar", jar);
            tree.put("what", what);
            tree.put("why", why);
            tree.put("fix", fix);
            tree.put("warning", warning);
            return tree;
        }

        /** In one line. */
        @Override
        public String toString() {
            return line;
        }
    }

    /** A plugin that was found, whether it can be used or not. */
    record Plugin(
            String name,
            String version,
            String state,
            String location,
            List<String> requires,
            List<String> provides,
            List<Finding> findings) {

        /** Whether it cannot be used. */
        boolean rejected() {
            return state.equals("REJECTED");
        }

        /** As a tree for JSON. */
        Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("name", name);
            tree.put("version", version);
            tree.put("state", state);
            tree.put("location", location);
            tree.put("requires", requires);
            tree.put("provides", provides);
            tree.put("diagnostics", findings.stream().map(Finding::tree).toList());
            return tree;
        }
    }

    /** The plugins that were found, by name; no class of theirs is loaded for that. */
    List<Plugin> plugins();

    /** What is wrong, with any plugin or with a place where none could be found. */
    List<Finding> findings();

    /** Makes every plugin provide all it has, and says what is wrong then. */
    List<Finding> verify();

    /**
     * What came of one check of an extension's contract.
     *
     * @param outcome {@code passed}, {@code failed} or {@code not applicable}
     * @param why what was expected and found, or why it does not apply; empty if it passed
     */
    record Verdict(String kind, String extension, String check, String outcome, String why) {
        /** As a tree for JSON. */
        Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("kind", kind);
            tree.put("extension", extension);
            tree.put("check", check);
            tree.put("outcome", outcome);
            tree.put("why", why);
            return tree;
        }
    }

    /** Checks the contract of every extension that the plugins at these places provide; takes a while. */
    List<Verdict> contracts(List<Path> places);

    /** How a plugin was resolved or why it was refused, in lines. */
    List<String> why(String plugin);

    List<ModelType> models();

    ModelType model(Spec trainer);

    /** @throws IllegalArgumentException if there is no such model type or it does not take these parameters */
    void check(Spec trainer);

    Dataset read(String location, Optional<Spec> source, Optional<Schema> expected, InputStream standard)
            throws IOException;

    Dataset read(String location, Optional<Spec> source, Trained model, InputStream standard, Watch watch)
            throws IOException;

    Dataset without(Dataset rows, List<String> columns);

    void write(Dataset rows, String location, Optional<Spec> sink, OutputStream standard, Watch watch)
            throws IOException;

    Trained fit(Recipe recipe, Dataset data, Optional<Path> checkpoint, boolean resume, Watch watch) throws IOException;

    void save(Trained model, Path file) throws IOException;

    Trained load(Path file) throws IOException;

    Map<String, Object> inspect(Path file) throws IOException;

    Evidence evidence(String text, Schema schema);

    Dataset sample(Trained model, long rows, Evidence evidence, long seed);

    Dataset score(Trained model, Dataset rows);

    Dataset predict(Trained model, Dataset rows, String column);

    Dataset impute(Trained model, Dataset rows, OptionalInt draws, long seed);

    Trained importModel(String location, Optional<Spec> format, InputStream standard, Watch watch) throws IOException;

    void exportModel(Trained model, String location, Optional<Spec> format, OutputStream standard, Watch watch)
            throws IOException;

    Dataset ask(Trained model, Spec question, Optional<Dataset> rows, long seed, Watch watch);

    Dataset row(Evidence evidence, Schema schema);

    /** The exit code of an exception that only the platform knows. */
    Optional<Exit> exit(Throwable problem);

    @Override
    void close();
}
