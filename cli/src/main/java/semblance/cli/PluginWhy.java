package semblance.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {"  semblance plugin why my-model", ""},
        customSynopsis = "semblance plugin why NAME [OPTION ...]",
        description = "%nExplains how a plugin was resolved, or why it was refused and what to do.%n",
        sortOptions = false)
final class PluginWhy implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "NAME", description = "The plugin, or its jar.")
    String name;

    @Mixin
    final Common common = new Common();

    PluginWhy(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        try (Platform platform = common.platform(cli.shell())) {
            List<String> lines;
            try {
                lines = platform.why(name);
            } catch (IllegalArgumentException e) {
                throw PluginInfo.unknown(name, platform);
            }
            if (common.json) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("name", name);
                tree.put("why", lines);
                cli.shell().out().line(Json.pretty(tree));
            } else {
                for (String line : lines) cli.shell().out().line(line);
            }
        }
        return Exit.OK;
    }
}
