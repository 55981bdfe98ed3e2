package semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import semblance.core.Settings;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {"  semblance plugin verify my-model.jar", "  semblance plugin verify my-model.jar --contract", ""},
        customSynopsis = "semblance plugin verify JAR ... [OPTION ...]",
        description = {
            "%nOpens jars by themselves (with those of --plugins, if given), makes them provide all they have, and says "
                    + "everything that is wrong with them; exit code 4 if one cannot be used, or breaks a contract.%n"
        },
        sortOptions = false)
final class PluginVerify implements Command {
    private final Cli cli;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "JAR", description = "A jar, or a plugin's folder.")
    List<Path> jars;

    @Option(
            names = "--contract",
            description = "Also check what the api promises of every extension in them, such as the same bytes for a "
                    + "seed; takes seconds to minutes.")
    boolean contract;

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
            List<Platform.Verdict> verdicts = contract ? platform.contracts(jars) : List.of();
            if (common.json) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("plugins", plugins.stream().map(Platform.Plugin::tree).toList());
                tree.put(
                        "diagnostics",
                        findings.stream().map(Platform.Finding::tree).toList());
                if (contract)
                    tree.put(
                            "contracts",
                            verdicts.stream().map(Platform.Verdict::tree).toList());
                cli.shell().out().line(Json.pretty(tree));
            } else {
                for (Platform.Finding finding : findings) cli.shell().out().line(finding.toString());
                for (Platform.Plugin plugin : plugins)
                    cli.shell().out().line(plugin.name() + " " + plugin.version() + ": " + plugin.state());
                print(verdicts);
            }
            return findings.stream().allMatch(Platform.Finding::warning)
                            && plugins.stream().noneMatch(Platform.Plugin::rejected)
                            && verdicts.stream().noneMatch(PluginVerify::failed)
                    ? Exit.OK
                    : Exit.PLUGIN;
        }
    }

    private static boolean failed(Platform.Verdict verdict) {
        return verdict.outcome().equals("failed");
    }

    /** Every broken promise, and for each extension how many there are. */
    private void print(List<Platform.Verdict> verdicts) throws IOException {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (Platform.Verdict verdict : verdicts) {
            String extension = verdict.kind() + " " + verdict.extension();
            counts.computeIfAbsent(extension, name -> new TreeMap<>()).merge(verdict.outcome(), 1, Integer::sum);
            if (failed(verdict))
                cli.shell().out().line(extension + " breaks: " + verdict.check() + "\n" + verdict.why());
        }
        for (Map.Entry<String, Map<String, Integer>> entry : counts.entrySet())
            cli.shell()
                    .out()
                    .line(entry.getKey() + ": "
                            + String.join(
                                    ", ",
                                    entry.getValue().entrySet().stream()
                                            .map(count -> count.getValue() + " " + count.getKey())
                                            .toList()));
    }
}
