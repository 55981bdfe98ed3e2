package semblance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Model;
import semblance.core.ModelType;
import semblance.core.QuestionType;
import semblance.core.Recipe;
import semblance.core.Spec;
import semblance.core.Trained;
import semblance.core.Watch;
import semblance.core.config.Parameter;

/** A platform in memory: one model type 'box' with a parameter 'margin', one table, one model file, one bad plugin. */
final class FakePlatform implements Platform {
    static final Schema SCHEMA = Schema.of(new Column.Numeric("age"), new Column.Categorical("sex", "Female", "Male"));
    static final Finding FINDING =
            new Finding("P002", "bad", "bad.jar", "not a zip", "", "copy it again", false, "P002 bad.jar: not a zip");

    final List<String> calls = new ArrayList<>();
    boolean cancels;

    record Box(Schema schema) implements Model {}

    record Fitted(Model model) implements Trained {}

    static Trained trained() {
        return new Fitted(new Box(SCHEMA));
    }

    private static Dataset rows() {
        return Dataset.of(Table.of(SCHEMA, List.of(new double[] {30, Double.NaN, 41.5}, new int[] {0, 1, -1})));
    }

    private static Dataset numbers(String column, double... values) {
        return Dataset.of(Table.of(Schema.of(new Column.Numeric(column)), List.of(values)));
    }

    @Override
    public List<Plugin> plugins() {
        return List.of(
                new Plugin("bad", "", "REJECTED", "plugins/bad.jar", List.of(), List.of(), List.of(FINDING)),
                new Plugin("box", "0.1.0", "RESOLVED", "plugins/box.jar", List.of(), List.of("Trainer"), List.of()));
    }

    @Override
    public List<Finding> findings() {
        return List.of(FINDING);
    }

    @Override
    public List<Finding> verify() {
        return findings();
    }

    @Override
    public List<Verdict> contracts(List<Path> places) {
        return List.of(
                new Verdict("trainer", "box", "equal seeds give equal models", "passed", ""),
                new Verdict("trainer", "box", "samples fit the schema", "failed", "expected 1\n   found 2"));
    }

    @Override
    public List<String> why(String plugin) {
        if (!plugin.equals("bad")) throw new IllegalArgumentException("no plugin '" + plugin + "'");
        return List.of("bad: REJECTED", FINDING.toString());
    }

    @Override
    public List<ModelType> models() {
        return List.of(box("0.0"));
    }

    @Override
    public ModelType model(Spec trainer) {
        check(trainer);
        return box(trainer.parameters().getOrDefault("margin", "0.0"));
    }

    private static ModelType box(String byDefault) {
        Parameter margin =
                new Parameter("margin", "number", byDefault, List.of(), "how far beyond the data, at least 0");
        Parameter side = new Parameter("side", "text", "both", List.of(), "which of them");
        return new ModelType(
                "box",
                "box",
                "0.1.0",
                "uniform in a box",
                List.of("sample", "score"),
                List.of(margin),
                List.of(new QuestionType("corners", "where the box ends", List.of(side))),
                List.of("svg"));
    }

    @Override
    public void check(Spec trainer) {
        if (!trainer.name().equals("box"))
            throw new IllegalArgumentException("no trainer named '" + trainer.name() + "'; installed: box");
        for (String parameter : trainer.parameters().keySet())
            if (!parameter.equals("margin"))
                throw new IllegalArgumentException("box: no parameter '" + parameter + "'; parameters: margin");
    }

    @Override
    public Dataset read(String location, Optional<Spec> source, Optional<Schema> expected, InputStream standard)
            throws IOException {
        calls.add("read " + location + " " + source.map(Spec::name).orElse("?") + " expecting "
                + expected.orElseThrow().names());
        if (location.equals("ragged.csv")) throw new IOException("ragged.csv, row 3: expected 2 cells, found 1");
        return rows();
    }

    @Override
    public Dataset read(String location, Optional<Spec> source, Trained model, InputStream standard, Watch watch)
            throws IOException {
        if (location.equals("extra.csv")) watch.warning("column 'id' is not in the model and is left out");
        return read(location, source, Optional.of(model.schema()), standard);
    }

    @Override
    public Dataset without(Dataset rows, List<String> columns) {
        return rows;
    }

    @Override
    public void write(Dataset rows, String location, Optional<Spec> sink, OutputStream standard, Watch watch)
            throws IOException {
        if (location.equals("full:disk")) throw new IOException("full:disk: No space left on device");
        StringBuilder text = new StringBuilder(String.join(",", rows.schema().names())).append('\n');
        for (int p = 0; p < rows.partitions(); p++) {
            try (Stream<Table> tables = rows.partition(p)) {
                tables.forEach(table -> {
                    for (double value : table.numbers(0)) text.append(value).append('\n');
                });
            }
        }
        if (location.equals("-")) standard.write(text.toString().getBytes(StandardCharsets.UTF_8));
        else Files.writeString(Path.of(location), text);
    }

    @Override
    public Trained fit(Recipe recipe, Dataset data, Optional<Path> checkpoint, boolean resume, Watch watch)
            throws IOException {
        calls.add("fit " + recipe.trainer() + " seed " + recipe.seed() + " target '"
                + data.schema().target() + "' resume " + resume);
        if (cancels) {
            Files.writeString(checkpoint.orElseThrow(), "state");
            throw new CancellationException("stopped");
        }
        watch.measured("logLikelihood", 1, -12.25);
        if (recipe.trainer().parameters().containsValue("-1"))
            throw new IllegalArgumentException("column 'age' is constant");
        return trained();
    }

    @Override
    public void save(Trained model, Path file) throws IOException {
        Files.writeString(file, "model");
    }

    @Override
    public Trained load(Path file) throws IOException {
        if (file.toString().equals("torn.smb")) throw new IOException("torn.smb: truncated; copy it again");
        if (!file.toString().equals("box.smb")) throw new NoSuchFileException(file.toString());
        return trained();
    }

    @Override
    public Map<String, Object> inspect(Path file) throws IOException {
        load(file);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("model", "box");
        tree.put("seed", 1);
        return tree;
    }

    @Override
    public Evidence evidence(String text, Schema schema) {
        if (text.startsWith("agee")) throw new IllegalArgumentException("no column 'agee'; did you mean 'age'?");
        return Evidence.of(new Evidence.Range("age", 30, 40));
    }

    @Override
    public Dataset sample(Trained model, long rows, Evidence evidence, long seed) {
        calls.add("sample " + rows + " " + evidence.conditions().size() + " conditions, seed " + seed);
        return rows();
    }

    @Override
    public Dataset score(Trained model, Dataset rows) {
        return numbers("logDensity", -1, -2, -4.5);
    }

    @Override
    public Dataset predict(Trained model, Dataset rows, String column) {
        return numbers(column.isEmpty() ? "age" : column, 1, 2, 3);
    }

    @Override
    public Dataset impute(Trained model, Dataset rows, OptionalInt draws, long seed) {
        return rows;
    }

    @Override
    public Trained importModel(String location, Optional<Spec> format, InputStream standard, Watch watch)
            throws IOException {
        calls.add("import " + location + " as " + format.map(Spec::name).orElse("?"));
        if (location.equals("torn.bif"))
            throw new IOException("torn.bif, line 3, column 7: expected '{', found the end");
        return trained();
    }

    @Override
    public void exportModel(Trained model, String location, Optional<Spec> format, OutputStream standard, Watch watch)
            throws IOException {
        calls.add("export " + location + " as " + format.map(Spec::name).orElse("?"));
        if (location.equals("box.foo"))
            throw new IllegalArgumentException(
                    "nothing writes this model to 'box.foo'; name what does with --format: svg");
        if (location.equals("-")) standard.write("<svg/>\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Dataset ask(Trained model, Spec question, Optional<Dataset> rows, long seed, Watch watch) {
        if (!question.name().equals("corners"))
            throw new IllegalArgumentException("this model cannot be asked for '" + question.name() + "'");
        calls.add("ask " + question + " rows " + rows.isPresent() + " seed " + seed);
        return numbers("corner", 1, 2);
    }

    @Override
    public Dataset row(Evidence evidence, Schema schema) {
        return rows();
    }

    @Override
    public Optional<Exit> exit(Throwable problem) {
        return Optional.empty();
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
