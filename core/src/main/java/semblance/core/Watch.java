package semblance.core;

/** Someone who watches long work, and may stop it. Called from one thread at a time. */
public interface Watch {
    /** Nobody. */
    Watch NOBODY = new Watch() {};

    /**
     * Work goes on.
     *
     * @param task what is being done, such as {@code "reading adult.csv"} or {@code "fitting"}
     * @param done units done so far
     * @param total units in all; -1 if that is not known
     * @param unit what is counted: {@code "rows"}, {@code "steps"}
     */
    default void progress(String task, long done, long total, String unit) {}

    /** A trainer measured something, such as {@code ("logLikelihood", 12, -1130.26)}. */
    default void measured(String metric, long step, double value) {}

    /** Something that the user should know, in one line. */
    default void warning(String message) {}

    /** Whether to stop: asked often, between batches of rows. */
    default boolean cancelled() {
        return false;
    }
}
