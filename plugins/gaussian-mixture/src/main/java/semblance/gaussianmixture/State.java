package semblance.gaussianmixture;

import java.io.Serializable;
import semblance.api.data.Schema;

/**
 * Where the search for a mixture stands.
 *
 * @param candidate which combination of components and covariance is being tried, from 0
 * @param current the fit at work
 * @param best the best candidate so far; without components if none has been finished
 */
public record State(Schema schema, Overview overview, Stage stage, int candidate, Fit current, Fit best)
        implements Serializable {

    /** What happens next. */
    public enum Stage {
        /** The next candidate gets its start. */
        START,
        /** The candidate climbs, near enough to its peak to be compared. */
        CLIMB,
        /** The best candidate climbs to its peak. */
        FINISH,
        /** Nothing. */
        DONE
    }

    /**
     * EM from a given start, with no limit on how small a variance may become; one step is one iteration.
     *
     * @param rows how many rows there are, for the criteria
     */
    public static State of(Schema schema, Covariance covariance, Mixture mixture, double rows) {
        int size = Layout.of(schema).numeric.length;
        Overview overview = new Overview(rows, new double[size], new double[size], new double[size], new double[0][]);
        return new State(schema, overview, Stage.FINISH, 0, Fit.of(covariance, mixture), Fit.none());
    }

    State with(Stage next, Fit fit) {
        return new State(schema, overview, next, candidate, fit, best);
    }
}
