package semblance.cli;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/**
 * What plugins log, as notes to the user: a line each, from {@code INFO} on. Java makes this when somebody logs for the
 * first time; whom it tells is therefore set for the process.
 */
public final class Notes extends System.LoggerFinder {
    /** Tells the user while nothing else is shown. */
    static final Consumer<String> STANDARD_ERROR = note -> System.err.println("note: " + note);

    private static volatile Consumer<String> listener = STANDARD_ERROR;

    /** For Java alone. */
    public Notes() {}

    /** Tells somebody else from now on. */
    static void to(Consumer<String> other) {
        listener = other;
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Line(name);
    }

    private record Line(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= Level.INFO.getSeverity() && level != Level.OFF;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            if (isLoggable(level)) listener.accept(thrown == null ? message : message + ": " + thrown);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            if (!isLoggable(level)) return;
            boolean plain = parameters == null || parameters.length == 0;
            listener.accept(plain ? format : MessageFormat.format(format, parameters));
        }
    }
}
