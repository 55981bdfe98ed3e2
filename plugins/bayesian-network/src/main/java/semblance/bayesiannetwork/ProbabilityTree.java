package semblance.bayesiannetwork;

/**
 * A level given levels, where not every parent matters in every context (Boutilier et al. 1996; Chickering, Heckerman
 * and Meek 1997): a binary tree whose inner vertices ask whether a parent is in one state. Vertex 0 is the root.
 *
 * @param tested the parent that a vertex asks for, an index into {@link Node#parents()}; -1 for a leaf
 * @param state the state it asks for; of a leaf 0
 * @param yes the vertex to go to if the parent is in that state; of a leaf 0
 * @param no the vertex to go to if it is in another; of a leaf 0
 * @param probabilities shape [vertices][states of the node], flat; those of a leaf sum to 1
 */
public record ProbabilityTree(int[] tested, int[] state, int[] yes, int[] no, double[] probabilities)
        implements Distribution {

    /** @throws IllegalArgumentException if the arrays differ in length, a vertex leads to none after it, or a number is no
     * probability */
    public ProbabilityTree {
        int vertices = tested.length;
        if (vertices == 0 || state.length != vertices || yes.length != vertices || no.length != vertices)
            throw new IllegalArgumentException("a probability tree needs as many tested, state, yes and no, at least 1;"
                    + " got " + vertices + ", " + state.length + ", " + yes.length + " and " + no.length);
        for (int v = 0; v < vertices; v++)
            if (tested[v] >= 0 && (yes[v] <= v || no[v] <= v || yes[v] >= vertices || no[v] >= vertices))
                throw new IllegalArgumentException(
                        "vertex " + v + " of a probability tree must lead to vertices between" + " it and " + vertices
                                + ", found " + yes[v] + " and " + no[v]);
        Checks.probabilities(probabilities);
    }

    /** The leaf of a configuration: the states of the parents, in the order of {@link Node#parents()}. */
    public int leaf(int[] configuration) {
        int vertex = 0;
        while (tested[vertex] >= 0) vertex = configuration[tested[vertex]] == state[vertex] ? yes[vertex] : no[vertex];
        return vertex;
    }
}
