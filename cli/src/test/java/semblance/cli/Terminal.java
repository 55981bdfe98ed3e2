package semblance.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A command line in memory: what was typed, what came out, and a clock that tests move. */
final class Terminal {
    final FakePlatform platform = new FakePlatform();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Interrupts interrupts = new Interrupts(code -> {
        throw new IllegalStateException("left with " + code);
    });
    final Shell shell;
    long nanos;

    Terminal(boolean watched) {
        shell = new Shell(
                new ByteArrayInputStream(new byte[0]),
                new Output(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("COLUMNS", "90"),
                watched,
                () -> nanos,
                Optional.empty(),
                interrupts,
                settings -> platform);
    }

    int run(String... words) {
        return new Cli(shell).run(words);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
