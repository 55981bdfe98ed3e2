package semblance.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {"  semblance inspect faithful.smb", "  semblance inspect faithful.smb --json", ""},
        customSynopsis = "semblance inspect FILE [OPTION ...]",
        description = {
            "%nShows what a model file says of itself: model type and parameters, columns, seed, the data's "
                    + "fingerprint, measurements, and what was learned but for its arrays. Needs none of the model's plugins.%n"
        },
        sortOptions = false)
final class Inspect implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "FILE", description = "The model file.")
    Path file;

    @Mixin
    final Common common = new Common();

    Inspect(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        try (Platform platform = common.platform(cli.shell())) {
            Map<String, Object> tree = Explain.as(Exit.MODEL_FILE, platform, () -> platform.inspect(file));
            cli.shell()
                    .out()
                    .line(common.json ? Json.pretty(tree) : Outline.text(tree).stripTrailing());
        }
        return Exit.OK;
    }
}
