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
        implements Distribution {}
