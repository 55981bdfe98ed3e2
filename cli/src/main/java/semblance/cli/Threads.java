package semblance.cli;

import picocli.CommandLine.Option;
import semblance.core.Settings;

/** On how many threads to work. */
final class Threads {
    /** Where libraries with threads of their own find how many are wanted. */
    private static final String OF_LIBRARIES = "semblance.threads";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads to work on; changes no result. Default: all processors.")
    Integer count;

    Settings in(Settings settings) {
        if (count == null) return settings;
        if (count < 1) throw new Failure(Exit.USAGE, "--threads must be at least 1, got " + count);
        System.setProperty(OF_LIBRARIES, count.toString());
        return new Settings(settings.plugins(), count, settings.memory(), settings.temporary());
    }
}
