package semblance.cli;

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
        return new CommandLine(new PluginVerb())
                .addSubcommand("list", new PluginList(cli))
                .addSubcommand("info", new PluginInfo(cli))
                .addSubcommand("verify", new PluginVerify(cli))
                .addSubcommand("why", new PluginWhy(cli));
    }
}
