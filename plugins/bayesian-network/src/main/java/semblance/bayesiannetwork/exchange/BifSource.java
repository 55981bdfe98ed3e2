package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import semblance.api.Help;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Reads networks over levels from the Interchange Format (Cozman 1996), in the dialects of JavaBayes, bnlearn, pgmpy and
 * aGrUM: tables, rows for each configuration and default rows; with or without commas; comments, quoted names and
 * properties, of which the last are skipped. Columns are in the order of the variables.
 *
 * @param tolerance how far the probabilities of a row may be from summing to 1; rows that are are divided by their sum
 */
@Help("Bayesian networks in the Interchange Format: .bif")
public record BifSource(
        @Help("how far the sum of a row of probabilities may be from 1, at least 0 and below 1")
        double tolerance) implements ModelSource<BayesianNetwork> {

    /** Sums up to 1 % off. */
    public BifSource() {
        this(Tolerance.USUAL);
    }

    /** @throws IllegalArgumentException if the tolerance is not at least 0 and below 1 */
    public BifSource {
        Tolerance.check(tolerance);
    }

    @Override
    public String name() {
        return "bif";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "bif");
    }

    @Override
    public BayesianNetwork read(Location from, Run run) throws IOException {
        return new BifGrammar(Page.read(from), tolerance).read(run);
    }
}
