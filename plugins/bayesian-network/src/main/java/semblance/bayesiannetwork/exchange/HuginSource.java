package semblance.bayesiannetwork.exchange;

import java.io.IOException;
import java.net.URI;
import semblance.api.Help;
import semblance.api.data.Location;
import semblance.api.exchange.ModelSource;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;

/**
 * Reads Hugin NET: networks over levels and, as conditional linear Gaussians (Lauritzen and Wermuth 1989), over numbers.
 * Columns are called as the nodes are, not by their labels. A table may hold weights of any sum, such as counts: each row
 * is divided by its sum.
 */
@Help("Bayesian networks in Hugin NET, with levels and numbers: .net or .hugin")
public record HuginSource() implements ModelSource<BayesianNetwork> {

    @Override
    public String name() {
        return "hugin";
    }

    @Override
    public boolean accepts(URI location) {
        return Suffix.accepts(location, "net", "hugin");
    }

    @Override
    public BayesianNetwork read(Location from, Run run) throws IOException {
        return new HuginGrammar(Page.read(from)).read(run);
    }
}
