package semblance.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Option;
import semblance.core.Settings;

/** What every verb takes. */
final class Common {
    @Option(names = "--json", description = "Results as JSON.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no notes; errors only.")
    boolean quiet;

    @Option(names = "--debug", description = "Where an error comes from.")
    boolean debug;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "A folder of plugins, or a jar; repeatable. Default: the distribution's folder and "
                    + "those that SEMBLANCE_PLUGINS lists.")
    List<Path> plugins = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text.")
    boolean help;

    /** How to set the platform up for a verb that does no long work. */
    Settings settings(Shell shell) {
        if (!plugins.isEmpty()) return new Settings(plugins);
        List<Path> folders = new ArrayList<>();
        shell.home().ifPresent(home -> folders.add(home.resolve("plugins")));
        Arrays.stream(shell.environment().getOrDefault("SEMBLANCE_PLUGINS", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .forEach(folders::add);
        return new Settings(folders);
    }

    /** The platform, for a verb that does no long work. */
    Platform platform(Shell shell) {
        return shell.platform().apply(settings(shell));
    }
}
