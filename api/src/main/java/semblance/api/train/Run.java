package semblance.api.train;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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

    /**
     * Does pieces of work, numbered from 0, on all threads of the run, and gives their results in order. What a piece
     * does depends on its number only, so any number of threads gives the same results; a piece may call this too.
     */
    default <R> List<R> map(int pieces, IntFunction<R> work) {
        return IntStream.range(0, pieces).mapToObj(work).toList();
    }

    /** A run that nobody watches. */
    static Run of(long seed) {
        return () -> new Seed(seed);
    }
}
