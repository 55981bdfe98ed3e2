package semblance.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import semblance.api.data.Dataset;
import semblance.core.Trained;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance score faithful.smb examples/faithful.csv -o scores.csv",
            "  semblance score faithful.smb examples/faithful.csv --json",
            ""
        },
        customSynopsis = "semblance score FILE DATA [-o OUT] [OPTION ...]",
        description = {
            "%nWrites the log density of each row, in nats; -1.797E308 for an impossible one. Missing cells are "
                    + "integrated out. With --json, prints how "
                    + "many rows there are, their mean log density, the extremes, and how many rows the model holds "
                    + "for impossible; the rows themselves are then written with -o only.%n"
        },
        sortOptions = false)
final class Score implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "FILE", description = "The model file.")
    Path file;

    @Parameters(index = "1", paramLabel = "DATA", description = "The rows; - is standard input.")
    String data;

    @Mixin
    final Results results = new Results();

    @Mixin
    final Input input = new Input();

    @Mixin
    final Threads threads = new Threads();

    @Mixin
    final Common common = new Common();

    Score(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        try (Session session = new Session(cli.shell(), common, threads)) {
            Platform platform = session.platform();
            Trained model = Input.model(file, platform);
            Dataset rows = input.read(data, model, cli, session);
            Tap<LogDensities> scored =
                    new Tap<>(Explain.as(Exit.USAGE, platform, () -> platform.score(model, rows)), LogDensities::new);
            if (common.json && results.standard()) drain(scored, session);
            else results.write(scored, cli, session);
            LogDensities densities = scored.total();
            if (common.json) {
                Map<String, Object> tree = new LinkedHashMap<>(densities.tree());
                if (!results.standard()) tree.put("output", results.output);
                cli.shell().out().line(Json.pretty(tree));
            } else {
                session.progress().note(densities.toString());
            }
        }
        return Exit.OK;
    }

    /** Reads every row by writing it nowhere: so the platform's threads do the work, its watch sees it. */
    private static void drain(Dataset rows, Session session) {
        Explain.as(Exit.DATA, session.platform(), () -> {
            session.platform()
                    .write(rows, "-", Specs.optional(null, true), OutputStream.nullOutputStream(), session.watch());
            return null;
        });
    }
}
