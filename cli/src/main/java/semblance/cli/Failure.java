package semblance.cli;

import java.util.List;

/** A command that cannot go on: what to tell the user, in a line each, and with which exit code. */
@SuppressWarnings("serial")
final class Failure extends RuntimeException {
    private final Exit exit;
    private final List<String> lines;

    Failure(Exit exit, String message) {
        this(exit, message, null);
    }

    Failure(Exit exit, String message, Throwable cause) {
        super(message, cause);
        this.exit = exit;
        this.lines = List.of(message.strip().replaceAll("\\s*\\R\\s*", "; "));
    }

    /** Several errors at once. */
    Failure(Exit exit, List<String> lines) {
        super(String.join("; ", lines));
        this.exit = exit;
        this.lines = List.copyOf(lines);
    }

    Exit exit() {
        return exit;
    }

    List<String> lines() {
        return lines;
    }
}
