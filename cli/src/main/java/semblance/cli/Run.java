package semblance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import semblance.core.Spec;

@CommandLine.Command(
        headerHeading = "Examples:%n",
        header = {
            "  semblance run examples/faithful.yaml",
            "  semblance run examples/faithful.yaml --set out=elsewhere --dry-run",
            ""
        },
        customSynopsis = "semblance run PIPELINE.yaml [--set NAME=VALUE] [--dry-run] [OPTION ...]",
        description = {
            "%nRuns steps, each a verb with its options, once all of them are known to be right. Folders that the steps "
                    + "write to are made.%n"
        },
        sortOptions = false)
final class Run implements Command {
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "PIPELINE.yaml", description = "The pipeline file.")
    Path file;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "The value of a variable; repeatable.")
    List<String> set = new ArrayList<>();

    @Option(names = "--dry-run", description = "Check everything and print the steps as commands, but run none.")
    boolean dry;

    @Mixin
    final Threads threads = new Threads();

    @Mixin
    final Common common = new Common();

    Run(Cli cli) {
        this.cli = cli;
    }

    @Override
    public Exit run() throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String assignment : set) Spec.put(values, assignment);
        Pipeline pipeline;
        try (Platform platform = common.platform(cli.shell())) {
            pipeline = Pipeline.parse(file.toString(), Yaml.read(file), values, cli, platform);
        }
        if (dry) {
            for (Step step : pipeline.steps()) cli.shell().out().line(step.command());
            return Exit.OK;
        }
        for (Path made : pipeline.made())
            Files.createDirectories(made.toAbsolutePath().getParent());
        for (Step step : pipeline.steps()) run(step, pipeline.steps().size());
        return Exit.OK;
    }

    private void run(Step step, int count) throws IOException {
        String title = "step " + step.number() + " of " + count;
        if (!common.quiet) cli.shell().err().println(title + ": " + step.command());
        try {
            cli.execute(step.verb(), words(step));
        } catch (Failure e) {
            List<String> lines = e.lines().stream()
                    .map(line -> file + ":" + step.line() + ": " + title + " ("
                            + step.verb().word() + "): " + line)
                    .toList();
            Failure told = new Failure(e.exit(), lines);
            told.initCause(e);
            throw told;
        }
    }

    /** The step's words, with what was said for all steps. */
    private String[] words(Step step) {
        List<String> words = new ArrayList<>(step.arguments());
        boolean threaded = step.verb().line(cli).getCommandSpec().findOption("--threads") != null;
        if (threaded && threads.count != null && words.stream().noneMatch(word -> word.startsWith("--threads=")))
            words.add("--threads=" + threads.count);
        if (common.json && !words.contains("--json")) words.add("--json");
        if (common.quiet) words.add("--quiet");
        common.plugins.forEach(plugin -> words.add("--plugins=" + plugin));
        return words.toArray(String[]::new);
    }
}
