package semblance.bayesiannetwork;

import java.util.List;
import semblance.api.data.Schema;

/**
 * How far learning a network has come.
 *
 * @param stage what comes next
 * @param starts searches that are over
 * @param round how often the missing cells have been filled for a search; 0 if none are missing
 * @param graph the best graph so far: the ascending parents of each column
 * @param score of that graph, nats
 * @param nodes the distributions of that graph, or of the last one that was estimated
 * @param iterations of EM that are over
 * @param logLikelihood of what the rows know, before the last iteration of EM, nats
 */
public record LearningState(
        Schema schema,
        Stage stage,
        int starts,
        int round,
        int[][] graph,
        double score,
        List<Node> nodes,
        int iterations,
        double logLikelihood) {
    /** What comes next. */
    public enum Stage {
        /** Another search for a graph. */
        SEARCH,
        /** Another round of EM over the missing cells. */
        ESTIMATE,
        /** Nothing. */
        DONE
    }

    /** Copies the list. */
    public LearningState {
        nodes = List.copyOf(nodes);
    }
}
