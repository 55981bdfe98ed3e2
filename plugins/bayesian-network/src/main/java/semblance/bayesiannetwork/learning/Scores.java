package semblance.bayesiannetwork.learning;

import java.util.List;

/**
 * The scores of families, a node and its parents; what a graph is worth is their sum over the nodes. Safe for use by
 * several threads at once; equal rows give equal scores, to the last bit, in whatever order they are asked for.
 */
interface Scores {

    /** The columns. */
    Layout layout();

    /** @param parents in ascending order */
    double score(int node, int[] parents);

    /** The score of each node with its parents and one more parent, for each of some candidates. */
    void additions(List<Addition> additions);

    /**
     * What is asked, and where the answers go.
     *
     * @param parents in ascending order
     * @param candidates columns that are neither the node nor parents
     * @param scores what is found, at the position of each candidate's column, shape [columns]
     */
    record Addition(int node, int[] parents, int[] candidates, double[] scores) {}
}
