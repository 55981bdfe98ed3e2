package semblance.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance plugin list",
            "  semblance plugin info csv",
            "  semblance plugin verify my-model.jar",
            "  semblance plugin why my-model",
            ""
        },
        customSynopsis = "semblance plugin list|info|verify|why ...",
        description = "%nLists, explains and verifies plugins: jars, or folders of a jar and its private jars.%n",
        sortOptions = false)
final class PluginVerb {
    @Mixin
    final Common common = new Common();

    private PluginVerb() {}

    /** The verb with its own verbs. */
    static CommandLine line(Cli cli) {
        CommandLine line = new CommandLine(new PluginVerb());
        for (String word : List.of("list", "info", "verify", "why"))
            line.addSubcommand(word, find(cli, word).orElseThrow());
        return line;
    }

    /** One of its own verbs alone, which is there sooner than all of them. */
    static Optional<Command> find(Cli cli, String word) {
        return switch (word) {
            case "list" -> Optional.of(new PluginList(cli));
            case "info" -> Optional.of(new PluginInfo(cli));
            case "verify" -> Optional.of(new PluginVerify(cli));
            case "why" -> Optional.of(new PluginWhy(cli));
            default -> Optional.empty();
        };
    }
}
