package semblance.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import semblance.core.Settings;

/**
 * The world around a command.
 *
 * @param out results
 * @param err messages and progress
 * @param environment the environment's variables
 * @param terminal whether {@code err} is a terminal, so that a line can be redrawn
 * @param nanos a clock, in nanoseconds since some moment
 * @param home the folder of the distribution, whose {@code plugins} are used unless others are named
 * @param interrupts the signals that ask to stop
 * @param platform sets the platform up
 */
record Shell(
        InputStream in,
        Output out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal,
        LongSupplier nanos,
        Optional<Path> home,
        Interrupts interrupts,
        Function<Settings, Platform> platform) {

    /** The width of the terminal, in characters. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80;
    }
}
