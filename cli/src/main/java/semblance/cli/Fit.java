package semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.core.Recipe;
import semblance.core.Spec;
import semblance.core.Trained;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance fit gaussian-mixture examples/faithful.csv -o faithful.smb components=2",
            "  semblance fit gaussian-mixture examples/iris.csv -o iris.smb --target species components=1..5",
            "  semblance fit gaussian-mixture examples/iris.csv -o iris.smb --transform standardise",
            ""
        },
        customSynopsis = "semblance fit MODEL DATA -o FILE [OPTION ...] [PARAMETER=VALUE ...]",
        description = {
            "%nLearns a model from rows and saves it. The same rows, parameters and seed give the same bytes on any "
                    + "number of threads.%n"
        },
        sortOptions = false)
final class Fit implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model type; 'semblance models' lists them.")
    String model;

    @Parameters(index = "1", paramLabel = "DATA", description = "The rows to learn from; - is standard input.")
    String data;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "PARAMETER=VALUE",
            description = "Parameters of the model; 'semblance models MODEL' explains them.")
    List<String> parameters = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The model file to write.")
    Path output;

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column that is to be predicted.")
    String target = "";

    @Option(names = "--weight", paramLabel = "COLUMN", description = "The column that says how often a row counts.")
    String weight = "";

    @Option(
            names = "--without",
            paramLabel = "COLUMN,..",
            split = ",",
            hideParamSyntax = true,
            description = "Columns to leave out.")
    List<String> without = new ArrayList<>();

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "Types, levels and roles of columns, as 'semblance schema' prints them.")
    Path schema;

    @Option(
            names = "--transform",
            paramLabel = "TRANSFORM",
            description = "What prepares the rows, such as standardise; repeatable, in order.")
    List<String> transforms = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Where all randomness comes from. Default: 1.")
    long seed = 1;

    @Option(names = "--resume", description = "Go on from where a stopped fit of the same FILE was.")
    boolean resume;

    @Mixin
    final Input input = new Input();

    @Mixin
    final Threads threads = new Threads();

    @Mixin
    final Common common = new Common();

    Fit(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        Recipe recipe = new Recipe(trainer(), Specs.of(transforms), seed);
        SchemaFile file = schema == null ? new SchemaFile() : SchemaFile.read(schema);
        Results.check(output.toString());
        Path checkpoint = output.resolveSibling(output.getFileName() + ".checkpoint");
        try (Session session = new Session(cli.shell(), common, threads)) {
            Platform platform = session.platform();
            Explain.as(Exit.USAGE, platform, () -> {
                platform.check(recipe.trainer());
                return null;
            });
            if (resume && !Files.exists(checkpoint))
                session.watch().warning("there is no '" + checkpoint + "' to go on from; starting anew");
            Dataset rows = input.read(data, file.with(target, weight, without), cli, platform);
            Trained trained = fit(session, recipe, rows, checkpoint);
            Explain.as(Exit.FAILURE, platform, () -> {
                platform.save(trained, output);
                return null;
            });
            report(session);
        }
        return Exit.OK;
    }

    private Spec trainer() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) Spec.put(values, parameter);
        return new Spec(model, values);
    }

    private Trained fit(Session session, Recipe recipe, Dataset rows, Path checkpoint) {
        try {
            return Explain.as(Exit.DATA, session.platform(), () -> session.platform()
                    .fit(recipe, rows, Optional.of(checkpoint), resume, session.watch()));
        } catch (Failure e) { // a trainer knows its columns, but not the file that they come from
            boolean rowsToBlame = e.exit() == Exit.DATA && e.getCause() instanceof IllegalArgumentException;
            if (!rowsToBlame) throw e;
            throw new Failure(Exit.DATA, Input.name(data) + ": " + e.getMessage(), e.getCause());
        } catch (CancellationException e) {
            if (!Files.exists(checkpoint)) throw e;
            CancellationException told = new CancellationException(
                    "stopped; '" + checkpoint + "' keeps the work: the same command with --resume goes on from there");
            told.initCause(e);
            throw told;
        }
    }

    private void report(Session session) throws IOException {
        if (common.json) {
            Map<String, Object> tree = new LinkedHashMap<>(session.platform().inspect(output));
            tree.put("output", output.toString());
            cli.shell().out().line(Json.pretty(tree));
            return;
        }
        StringBuilder line = new StringBuilder("wrote " + output + ": " + model);
        session.progress().metrics().forEach((metric, value) -> line.append(", ")
                .append(metric)
                .append(' ')
                .append(Double.isFinite(value) ? Kind.REAL.format(value) : value.toString()));
        session.progress().note(line.toString());
    }
}
