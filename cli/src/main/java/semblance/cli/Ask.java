package semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import semblance.api.data.Dataset;
import semblance.core.Spec;
import semblance.core.Trained;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance ask marginals asia.smb --given xray=yes,dysp=yes",
            "  semblance ask contributions forest.smb --data examples/iris.csv -o contributions.csv",
            "  semblance models random-forest",
            ""
        },
        customSynopsis = "semblance ask QUESTION FILE [--data DATA] [OPTION ...] [PARAMETER=VALUE ...]",
        description = {
            "%nAsks a model what only models of its family can answer. 'semblance models MODEL' lists the questions and "
                    + "their parameters.%n"
        },
        sortOptions = false)
final class Ask implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "QUESTION", description = "The name of the question.")
    String question;

    @Parameters(index = "1", paramLabel = "FILE", description = "The model file.")
    Path file;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "PARAMETER=VALUE",
            description = "Parameters of the question.")
    List<String> parameters = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DATA", description = "The rows it is about; - is standard input.")
    String data;

    @Option(
            names = "--given",
            paramLabel = "EVIDENCE",
            description = "Instead of rows, what is known of one row: column=value, separated by commas.")
    String given;

    @Option(names = "--seed", paramLabel = "N", description = "Where all randomness comes from. Default: 1.")
    long seed = 1;

    @Mixin
    final Results results = new Results();

    @Mixin
    final Input input = new Input();

    @Mixin
    final Threads threads = new Threads();

    @Mixin
    final Common common = new Common();

    Ask(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        if (data != null && given != null) throw new Failure(Exit.USAGE, "give --data or --given, not both");
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) Spec.put(values, parameter);
        try (Session session = new Session(cli.shell(), common, threads)) {
            Platform platform = session.platform();
            Trained model = Input.model(file, platform);
            Optional<Dataset> rows = rows(model, session);
            Dataset answer = Explain.as(
                    Exit.USAGE,
                    platform,
                    () -> platform.ask(model, new Spec(question, values), rows, seed, session.watch()));
            results.write(answer, cli, common, session);
        }
        return Exit.OK;
    }

    private Optional<Dataset> rows(Trained model, Session session) {
        if (data != null) return Optional.of(input.read(data, model, cli, session));
        if (given == null) return Optional.empty();
        return Optional.of(Explain.as(Exit.USAGE, session.platform(), () -> session.platform()
                .row(session.platform().evidence(given, model.schema()), model.schema())));
    }
}
