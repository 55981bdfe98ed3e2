package semblance.bayesiannetwork;

/**
 * A level given levels: one probability for each state of the node and configuration of its parents.
 *
 * @param probabilities shape [configurations][states], flat; in a configuration the first parent varies slowest
 */
public record ProbabilityTable(double[] probabilities) implements Distribution {

    /** @throws IllegalArgumentException if a number is no probability */
    public ProbabilityTable {
        Checks.probabilities(probabilities);
    }
}
