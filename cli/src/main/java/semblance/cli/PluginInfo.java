package semblance.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import semblance.core.config.Near;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {"  semblance plugin info csv", ""},
        customSynopsis = "semblance plugin info NAME [OPTION ...]",
        description = "%nShows where a plugin is, what it needs, what it provides and what is wrong with it.%n",
        sortOptions = false)
final class PluginInfo implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "NAME", description = "The plugin.")
    String name;

    @Mixin
    final Common common = new Common();

    PluginInfo(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        try (Platform platform = common.platform(cli.shell())) {
            List<Platform.Plugin> found = platform.plugins().stream()
                    .filter(plugin -> plugin.name().equals(name))
                    .toList();
            if (found.isEmpty()) throw unknown(name, platform);
            if (common.json) {
                cli.shell()
                        .out()
                        .line(Json.pretty(
                                found.stream().map(Platform.Plugin::tree).toList()));
                return Exit.OK;
            }
            for (Platform.Plugin plugin : found)
                cli.shell().out().line(Outline.text(plugin.tree()).stripTrailing());
        }
        return Exit.OK;
    }

    /** No plugin has this name. */
    static Failure unknown(String name, Platform platform) {
        List<String> names = platform.plugins().stream()
                .map(Platform.Plugin::name)
                .distinct()
                .toList();
        return new Failure(
                Exit.PLUGIN,
                "no plugin '" + name + "'" + Near.hint(name, names) + "; found: "
                        + (names.isEmpty() ? "none" : String.join(", ", names)));
    }
}
