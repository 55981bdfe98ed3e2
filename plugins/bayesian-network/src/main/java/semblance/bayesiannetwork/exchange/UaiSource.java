package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import semblance.api.Help;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Reads networks over levels from the format of the UAI inference competitions (2006 to 2022). It has no names: columns
 * are called x0, x1 and so on, and levels 0, 1 and so on.
 *
 * @param tolerance how far the probabilities of a row may be from summing to 1; rows that are are divided by their sum
 */
@Help("Bayesian networks in the format of the UAI competitions, which has no names: .uai")
public record UaiSource(
        @Help("how far the sum of a row of probabilities may be from 1, at least 0 and below 1")
        double tolerance) implements ModelSource<BayesianNetwork> {
    /** What the name of every column starts with, before its number. */
    static final String NAME = "x";

    /** Sums up to 1 % off. */
    public UaiSource() {
        this(Tolerance.USUAL);
    }

    /** @throws IllegalArgumentException if the tolerance is not at least 0 and below 1 */
    public UaiSource {
        Tolerance.check(tolerance);
    }

    @Override
    public String name() {
        return "uai";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "uai");
    }

    @Override
    public BayesianNetwork read(Location from, Run run) throws IOException {
        return new UaiGrammar(Page.read(from), tolerance).read(run);
    }
}
