package semblance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import semblance.api.Extension;
import semblance.api.ask.Question;
import semblance.api.data.DataSink;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Engine;
import semblance.api.data.Schema;
import semblance.api.exchange.ModelSink;
import semblance.api.exchange.ModelSource;
import semblance.api.model.Evidence;
import semblance.api.optimize.Optimizer;
import semblance.api.optimize.Schedule;
import semblance.api.train.Trainer;
import semblance.api.train.Transform;
import semblance.core.ModelType;
import semblance.core.Recipe;
import semblance.core.Semblance;
import semblance.core.Settings;
import semblance.core.Spec;
import semblance.core.Trained;
import semblance.core.Watch;
import semblance.core.artifact.ModelFileException;
import semblance.core.config.ParameterException;
import semblance.core.config.Parameters;
import semblance.core.config.Words;
import semblance.core.contract.Check;
import semblance.core.contract.Contract;
import semblance.core.contract.ContractViolation;
import semblance.core.contract.NotApplicable;
import semblance.core.contract.Surroundings;
import semblance.core.plugin.Diagnostic;
import semblance.core.plugin.Plugins;
import semblance.core.plugin.Provided;
import semblance.core.plugin.UnknownExtension;

/** The real platform, set up when something is first asked of it. */
final class Installed implements Platform {
    private static final List<Class<? extends Extension>> KINDS = List.of(
            Trainer.class,
            Transform.class,
            DataSource.class,
            DataSink.class,
            ModelSource.class,
            ModelSink.class,
            Question.class,
            Engine.class,
            Optimizer.class,
            Schedule.class);

    private final Settings settings;
    private Semblance semblance;

    Installed(Settings settings) {
        this.settings = settings;
    }

    private Semblance semblance() {
        if (semblance == null) semblance = Semblance.open(settings);
        return semblance;
    }

    private Plugins opened() {
        return semblance().plugins();
    }

    @Override
    public List<Plugin> plugins() {
        return opened().all().stream().map(Installed::plugin).toList();
    }

    private static Plugin plugin(semblance.core.plugin.Plugin plugin) {
        return new Plugin(
                plugin.name(),
                plugin.version(),
                plugin.state().name(),
                plugin.location().toString(),
                plugin.requires(),
                plugin.provides(),
                plugin.diagnostics().stream().map(Installed::finding).toList());
    }

    private static Finding finding(Diagnostic diagnostic) {
        return new Finding(
                diagnostic.code(),
                diagnostic.plugin(),
                diagnostic.jar().toString(),
                diagnostic.what(),
                diagnostic.why(),
                diagnostic.fix(),
                diagnostic.warning(),
                diagnostic.toString());
    }

    @Override
    public List<Finding> findings() {
        return opened().diagnostics().stream().map(Installed::finding).toList();
    }

    @Override
    public List<Finding> verify() {
        for (Class<? extends Extension> kind : KINDS) opened().extensions(kind);
        return findings();
    }

    @Override
    public List<Verdict> contracts(List<Path> places) {
        Set<Path> wanted = places.stream().map(Installed::real).collect(Collectors.toSet());
        Surroundings around = new Surroundings() {
            @Override
            public Extension configure(Extension defaults, Map<String, String> values) {
                return Parameters.configure(defaults, values, opened().lookup());
            }
        };
        List<Verdict> verdicts = new ArrayList<>();
        for (Class<? extends Extension> kind : KINDS)
            for (Provided<? extends Extension> provided : opened().extensions(kind))
                if (wanted.contains(real(provided.plugin().location())))
                    for (Check check : Contract.of(provided.extension(), around))
                        verdicts.add(verdict(kind, provided.extension(), check));
        return verdicts;
    }

    private static Path real(Path place) {
        return place.toAbsolutePath().normalize();
    }

    private static Verdict verdict(Class<?> kind, Extension extension, Check check) {
        String outcome = "passed";
        String why = "";
        try {
            check.run();
        } catch (NotApplicable e) {
            outcome = "not applicable";
            why = e.getMessage();
        } catch (ContractViolation e) {
            outcome = "failed";
            why = e.getMessage();
        }
        return new Verdict(Words.of(kind), extension.name(), check.name(), outcome, why);
    }

    @Override
    public List<String> why(String plugin) {
        return opened().why(plugin);
    }

    @Override
    public List<ModelType> models() {
        return semblance().models();
    }

    @Override
    public void check(Spec trainer) {
        semblance().check(trainer);
    }

    @Override
    public Dataset read(String location, Optional<Spec> source, Optional<Schema> expected, InputStream standard)
            throws IOException {
        return semblance().read(location, source, expected, standard);
    }

    @Override
    public Dataset read(String location, Optional<Spec> source, Trained model, InputStream standard, Watch watch)
            throws IOException {
        return semblance().read(location, source, model, standard, watch);
    }

    @Override
    public Dataset without(Dataset rows, List<String> columns) {
        return Semblance.without(rows, columns);
    }

    @Override
    public void write(Dataset rows, String location, Optional<Spec> sink, OutputStream standard, Watch watch)
            throws IOException {
        semblance().write(rows, location, sink, standard, watch);
    }

    @Override
    public Trained fit(Recipe recipe, Dataset data, Optional<Path> checkpoint, boolean resume, Watch watch)
            throws IOException {
        return semblance().fit(recipe, data, checkpoint, resume, watch);
    }

    @Override
    public void save(Trained model, Path file) throws IOException {
        semblance().save(model, file);
    }

    @Override
    public Trained load(Path file) throws IOException {
        return semblance().load(file);
    }

    @Override
    public Map<String, Object> inspect(Path file) throws IOException {
        return semblance().inspect(file);
    }

    @Override
    public Evidence evidence(String text, Schema schema) {
        return Semblance.evidence(text, schema);
    }

    @Override
    public Dataset sample(Trained model, long rows, Evidence evidence, long seed) {
        return semblance().sample(model, rows, evidence, seed);
    }

    @Override
    public Dataset score(Trained model, Dataset rows) {
        return semblance().score(model, rows);
    }

    @Override
    public Dataset predict(Trained model, Dataset rows, String column) {
        return semblance().predict(model, rows, column);
    }

    @Override
    public Dataset impute(Trained model, Dataset rows, OptionalInt draws, long seed) {
        return semblance().impute(model, rows, draws, seed);
    }

    @Override
    public Trained importModel(String location, Optional<Spec> format, InputStream standard, Watch watch)
            throws IOException {
        return semblance().importModel(location, format, standard, watch);
    }

    @Override
    public void exportModel(Trained model, String location, Optional<Spec> format, OutputStream standard, Watch watch)
            throws IOException {
        semblance().exportModel(model, location, format, standard, watch);
    }

    @Override
    public Dataset ask(Trained model, Spec question, Optional<Dataset> rows, long seed, Watch watch) {
        return semblance().ask(model, question, rows, seed, watch);
    }

    @Override
    public Dataset row(Evidence evidence, Schema schema) {
        return Semblance.row(evidence, schema);
    }

    @Override
    public Optional<Exit> exit(Throwable problem) {
        if (problem instanceof UnknownExtension) return Optional.of(Exit.PLUGIN);
        if (problem instanceof ModelFileException) return Optional.of(Exit.MODEL_FILE);
        if (problem instanceof ParameterException) return Optional.of(Exit.USAGE);
        return Optional.empty();
    }

    @Override
    public void close() {
        if (semblance != null) semblance.close();
    }
}
