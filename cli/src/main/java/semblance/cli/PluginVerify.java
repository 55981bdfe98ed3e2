package semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import semblance.core.Settings;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {"  semblance plugin verify my-model.jar", ""},
        customSynopsis = "semblance plugin verify JAR ... [OPTION ...]",
        description = {
            "%nOpens jars by themselves (with those of --plugins, if given), makes them provide all they have, and says "
                    + "everything that is wrong with them; exit code 4 if one cannot be used.%n"
        },
        sortOptions = false)
final class PluginVerify implements Command {
    private final Cli cli;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "JAR", description = "A jar, or a plugin's folder.")
    List<Path> jars;

    @Mixin
    final Common common = new Common();

    PluginVerify(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        for (Path jar : jars) if (!Files.exists(jar)) throw new Failure(Exit.PLUGIN, "no such file: '" + jar + "'");
        List<Path> all = new java.util.ArrayList<>(common.plugins);
        all.addAll(jars);
        try (Platform platform = cli.shell().platform().apply(new Settings(all))) {
            List<Platform.Finding> findings = platform.verify();
            List<Platform.Plugin> plugins = platform.plugins();
            if (common.json) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("plugins", plugins.stream().map(Platform.Plugin::tree).toList());
                tree.put(
                        "diagnostics",
                        findings.stream().map(Platform.Finding::tree).toList());
                cli.shell().out().line(Json.pretty(tree));
            } else {
                for (Platform.Finding finding : findings) cli.shell().out().line(finding.toString());
                for (Platform.Plugin plugin : plugins)
                    cli.shell().out().line(plugin.name() + " " + plugin.version() + ": " + plugin.state());
            }
            return findings.stream().allMatch(Platform.Finding::warning)
                            && plugins.stream().noneMatch(Platform.Plugin::rejected)
                    ? Exit.OK
                    : Exit.PLUGIN;
        }
    }
}
