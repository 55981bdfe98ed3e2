package semblance.cli;

import picocli.CommandLine.Option;
import semblance.core.Settings;

/** On how many threads to work. */
final class Threads {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads to work on; changes no result. Default: all processors.")
    Integer count;

    Settings in(Settings settings) {
        if (count == null) return settings;
        if (count < 1) throw new Failure(Exit.USAGE, "--threads must be at least 1, got " + count);
        return new Settings(settings.plugins(), count, settings.memory(), settings.temporary());
    }
}
