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
        header = {"  semblance import asia.bif", "  semblance import network.xml -o network.smb --format xmlbif", ""},
        customSynopsis = "semblance import FROM [-o FILE] [--format FORMAT] [OPTION ...]",
        description = "%nReads a model that another program wrote, and saves it as a model file.%n",
        sortOptions = false)
final class Import implements Command {
    private static final String SUFFIX = ".smb";

    private final Cli cli;

    @Parameters(index = "0", paramLabel = "FROM", description = "What to read; - is standard input.")
    String from;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The model file to write. Default: the name of what is read, here, ending in .smb.")
    Path output;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How to read it, such as bif; default: told by the file's name.")
    String format;

    @Mixin
    final Common common = new Common();

    Import(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        Path file = output == null ? named() : output;
        Results.check(file.toString());
        try (Session session = new Session(cli.shell(), common, new Threads())) {
            Platform platform = session.platform();
            Trained model = Explain.as(
                    Exit.DATA,
                    platform,
                    () -> platform.importModel(
                            from, Specs.optional(format, false), cli.shell().in(), session.watch()));
            Explain.as(Exit.FAILURE, platform, () -> {
                platform.save(model, file);
                return null;
            });
            int columns = model.schema().columns().size();
            if (common.json) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("columns", model.schema().names());
                tree.put("capabilities", model.capabilities());
                tree.put("output", file.toString());
                cli.shell().out().line(Json.pretty(tree));
            } else {
                session.progress().note("wrote " + file + ": " + columns + (columns == 1 ? " column" : " columns"));
            }
        }
        return Exit.OK;
    }

    private Path named() {
        if (from.equals("-")) throw new Failure(Exit.USAGE, "standard input has no name; name the model file with -o");
        String name = String.valueOf(Path.of(from).getFileName());
        int dot = name.lastIndexOf('.');
        return Path.of((dot > 0 ? name.substring(0, dot) : name) + SUFFIX);
    }
}
