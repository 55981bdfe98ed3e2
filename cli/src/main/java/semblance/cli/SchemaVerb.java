package semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance schema examples/iris.csv > iris.yaml",
            "  semblance fit gaussian-mixture examples/iris.csv -o iris.smb --schema iris.yaml",
            ""
        },
        customSynopsis = "semblance schema DATA [OPTION ...]",
        description = {
            "%nShows the type of each column, found by looking at every row, as YAML to edit and give to "
                    + "'semblance fit --schema'. Columns that such a file does not name are found as before.%n"
        },
        sortOptions = false)
final class SchemaVerb implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "DATA", description = "The rows; - is standard input.")
    String data;

    @Option(names = "--schema", paramLabel = "FILE", description = "What is known already.")
    Path schema;

    @Mixin
    final Input input = new Input();

    @Mixin
    final Common common = new Common();

    SchemaVerb(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        SchemaFile known = schema == null ? new SchemaFile() : SchemaFile.read(schema);
        try (Session session = new Session(cli.shell(), common, new Threads())) {
            Map<String, Object> tree = SchemaFile.tree(
                    input.read(data, known, cli, session.platform()).schema());
            cli.shell()
                    .out()
                    .line(common.json ? Json.pretty(tree) : Outline.text(tree).stripTrailing());
        }
        return Exit.OK;
    }
}
