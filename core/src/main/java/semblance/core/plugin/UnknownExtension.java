package semblance.core.plugin;

/** There is no extension of a name; the message says which there are, which is near, and what was refused. */
public final class UnknownExtension extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** @param message what the user is told */
    public UnknownExtension(String message) {
        super(message);
    }
}
