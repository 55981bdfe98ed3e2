package semblance.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {"  semblance plugin list", "  semblance plugin list --json --plugins my-plugins", ""},
        customSynopsis = "semblance plugin list [OPTION ...]",
        description = "%nLists the plugins that were found, in what state each is, and what is wrong with it.%n",
        sortOptions = false)
final class PluginList implements Command {
    private final Cli cli;

    @Mixin
    final Common common = new Common();

    PluginList(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        try (Platform platform = common.platform(cli.shell())) {
            List<Platform.Plugin> plugins = platform.plugins();
            if (common.json) {
                cli.shell()
                        .out()
                        .line(Json.pretty(
                                plugins.stream().map(Platform.Plugin::tree).toList()));
                return Exit.OK;
            }
            Columns columns = new Columns("plugin", "version", "state", "diagnostics");
            for (Platform.Plugin plugin : plugins)
                columns.add(List.of(
                        plugin.name(),
                        plugin.version(),
                        plugin.state(),
                        String.join(
                                "; ",
                                plugin.findings().stream()
                                        .map(finding -> finding.code() + " " + finding.what())
                                        .toList())));
            for (String line : columns.aligned()) cli.shell().out().line(line);
            if (!common.quiet)
                platform.findings().stream()
                        .filter(finding -> plugins.stream()
                                .noneMatch(plugin -> plugin.findings().contains(finding)))
                        .forEach(finding -> cli.shell().err().println("note: " + finding));
        }
        return Exit.OK;
    }
}
