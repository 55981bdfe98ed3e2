package semblance.core.contract;

/** A check has nothing to say about this extension; the message is the reason. */
public final class NotApplicable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Nothing to check, for this reason. */
    public NotApplicable(String reason) {
        super(reason);
    }
}
