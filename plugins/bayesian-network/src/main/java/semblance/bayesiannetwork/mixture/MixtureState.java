package semblance.bayesiannetwork.mixture;

import semblance.api.data.Schema;

/**
 * Where the search for a mixture stands.
 *
 * @param rows how many rows there are
 * @param candidate which number of components is being tried, from 0
 * @param single the tree of all rows, which says what to expect of any component before it has rows
 * @param current the fit at work
 * @param best the best candidate so far; without components if none has been finished
 * @param bestScore its score, larger is better
 */
public record MixtureState(
        Schema schema,
        double rows,
        Stage stage,
        int candidate,
        DependencyTree single,
        Fit current,
        Fit best,
        double bestScore) {

    /** What happens next. */
    public enum Stage {
        /** The next candidate gets its start. */
        START,
        /** The candidate climbs, near enough to its peak to be compared. */
        CLIMB,
        /** The best candidate climbs to its peak, on all rows. */
        FINISH,
        /** Nothing. */
        DONE
    }

    MixtureState with(Stage next, Fit fit) {
        return new MixtureState(schema, rows, next, candidate, single, fit, best, bestScore);
    }
}
