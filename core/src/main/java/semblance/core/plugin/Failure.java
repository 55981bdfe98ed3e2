package semblance.core.plugin;

/** A throwable as text, because a throwable that is kept would keep the classes of a plugin. */
final class Failure {
    private Failure() {}

    /** The type, in short, and the message up to its first line break; safe for any throwable. */
    static String text(Throwable thrown) {
        String name = thrown.getClass().getName();
        String type = name.substring(name.lastIndexOf('.') + 1);
        String message;
        try {
            message = thrown.getMessage();
        } catch (RuntimeException e) {
            message = null;
        }
        if (message == null || message.isBlank()) return type;
        return type + ": " + message.strip().lines().findFirst().orElse("");
    }
}
