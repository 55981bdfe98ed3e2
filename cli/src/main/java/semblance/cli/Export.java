package semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import semblance.core.Trained;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance export asia.smb asia.xml",
            "  semblance export tree.smb - --format rules",
            "  semblance models bayesian-network",
            ""
        },
        customSynopsis = "semblance export FILE TO [--format FORMAT] [OPTION ...]",
        description = {
            "%nWrites a model for others: for another program, or as rules or a picture. 'semblance models MODEL' lists "
                    + "the formats.%n"
        },
        sortOptions = false)
final class Export implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "FILE", description = "The model file.")
    Path file;

    @Parameters(index = "1", paramLabel = "TO", description = "What to write; - is standard output.")
    String to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to write it, such as 'dot'; default: told by the file's name.")
    String format;

    @Mixin
    final Common common = new Common();

    Export(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        if (!to.equals("-")) Results.check(to);
        else if (format == null)
            throw new Failure(Exit.USAGE, "standard output has no name to tell the format by; name it with --format");
        try (Session session = new Session(cli.shell(), common, new Threads())) {
            Platform platform = session.platform();
            Trained model = Input.model(file, platform);
            Explain.as(Exit.USAGE, platform, () -> {
                platform.exportModel(
                        model, to, Specs.optional(format, false), cli.shell().out(), session.watch());
                return null;
            });
            if (common.json && !to.equals("-")) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("output", to);
                cli.shell().out().line(Json.pretty(tree));
            } else if (!to.equals("-")) {
                session.progress().note("wrote " + to);
            }
        }
        return Exit.OK;
    }
}
