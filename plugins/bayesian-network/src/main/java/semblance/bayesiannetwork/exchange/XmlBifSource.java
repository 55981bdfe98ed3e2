package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import semblance.api.Help;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Reads networks over levels from XMLBIF 0.3 (Cozman 1998), as JavaBayes, Weka, GeNIe and aGrUM write it. Document type
 * declarations are skipped, and nothing outside the file is read.
 *
 * @param tolerance how far the probabilities of a row may be from summing to 1; rows that are are divided by their sum
 */
@Help("Bayesian networks in XMLBIF: .xml, .bifxml or .xmlbif")
public record XmlBifSource(
        @Help("how far the sum of a row of probabilities may be from 1, at least 0 and below 1")
        double tolerance) implements ModelSource<BayesianNetwork> {

    /** Sums up to 1 % off. */
    public XmlBifSource() {
        this(Tolerance.USUAL);
    }

    /** @throws IllegalArgumentException if the tolerance is not at least 0 and below 1 */
    public XmlBifSource {
        Tolerance.check(tolerance);
    }

    @Override
    public String name() {
        return "xmlbif";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "xml", "bifxml", "xmlbif");
    }

    @Override
    public BayesianNetwork read(Location from, Run run) throws IOException {
        return new XmlGrammar(Page.readXml(from), tolerance).read(run);
    }
}
