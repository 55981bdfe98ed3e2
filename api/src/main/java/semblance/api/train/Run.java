package semblance.api.train;

/** One execution of a trainer: its randomness, and its line to whoever is watching. */
public interface Run {

    /** Where all randomness of this run comes from. */
    Seed seed();

    /**
     * Reports a measurement, such as {@code ("logLikelihood", 12, -1130.26)}.
     *
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    default void report(String metric, long step, double value) {}

    /** Says, once, something that the user should know of the result: a column left out, a limit met. */
    default void warn(String message) {}

    /** A run that nobody watches. */
    static Run of(long seed) {
        return () -> new Seed(seed);
    }
}
