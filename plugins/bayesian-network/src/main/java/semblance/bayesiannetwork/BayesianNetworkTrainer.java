package semblance.bayesiannetwork;

import java.util.List;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.train.Iterative;
import semblance.api.train.Run;
import semblance.bayesiannetwork.LearningState.Stage;
import semblance.bayesiannetwork.learning.Course;

/**
 * Learns a Bayesian network: a graph by a search for the best score or by tests, or a given one; then the distribution of
 * each column given its parents. Categorical columns are tables or probability trees; numeric ones are linear regressions on their numeric
 * parents in each configuration of the categorical ones (Lauritzen and Wermuth 1989).
 *
 * <p>Missing cells are filled by draws from the network learned so far, a graph is searched for in the rows that are so
 * complete, and so on for a few rounds (structural EM, Friedman 1997, with draws in place of expectations, since a search
 * asks for the counts of many families); the parameters of the graph that remains are those of EM over the rows as they
 * are.
 */
@Help("Bayesian network of levels and numbers: its graph and its tables")
public record BayesianNetworkTrainer(
        @Help("auto, order, hill-climbing, tabu, chow-liu, tree-augmented, pc-stable, or given")
        Search search,

        @Help("what searches climb: bic, aic, bdeu or k2") Score score,

        @Help("order searches of auto and order, at least 1")
        int starts,

        @Help("changes that tabu search waits for a better graph, at least 0")
        int patience,

        @Help("arcs of a given graph, such as smoke->lung; for search=given")
        List<String> graph,

        @Help("what is known of the graph beforehand") Arcs arcs,

        @Help("whether a categorical column may have numeric parents: forbid, or logistic")
        NumericParents numericParents,

        @Help("bayesian, or maximum-likelihood") Parameters parameters,

        @Help("rows that the prior of parameters and of bdeu is worth, above 0")
        double equivalentSampleSize,

        @Help("probability at which tests of pc-stable find dependence, between 0 and 1")
        double significance,

        @Help("rounds in which missing cells are filled to search for a graph, at least 1")
        int rounds,

        @Help("iterations of EM for missing cells at most, at least 0")
        int maximumIterations,

        @Help("nats a row that EM may leave unclimbed, at least 0")
        double tolerance,

        @Help("how a categorical node depends on its parents: tables or trees")
        Local local)
        implements Iterative<LearningState, BayesianNetwork> {

    /** The best graph by BIC of several searches. */
    public BayesianNetworkTrainer() {
        this(
                Search.AUTO,
                Score.BIC,
                10,
                100,
                List.of(),
                new Arcs(),
                NumericParents.FORBID,
                Parameters.BAYESIAN,
                1,
                0.01,
                3,
                100,
                1e-6,
                new Local());
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public BayesianNetworkTrainer {
        graph = Arcs.arcs("graph", graph);
        if (starts < 1) throw new IllegalArgumentException("starts must be at least 1, got " + starts);
        if (patience < 0) throw new IllegalArgumentException("patience must be at least 0, got " + patience);
        if (!graph.isEmpty() && search != Search.GIVEN)
            throw new IllegalArgumentException("graph is taken with search=given only; to look for a graph with some"
                    + " arcs, name them in arcs.required");
        if (arcs.any() && (search == Search.GIVEN || search == Search.CHOW_LIU || search == Search.TREE_AUGMENTED))
            throw new IllegalArgumentException(
                    "search=" + search.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                            + " takes no required, forbidden or tiered arcs; choose another search");
        if (!(equivalentSampleSize > 0 && equivalentSampleSize < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("equivalentSampleSize must be above 0, got " + equivalentSampleSize);
        if (local.structure() == Structure.TREE && search != Search.AUTO && search != Search.GIVEN)
            throw new IllegalArgumentException(
                    "local.structure=tree has a search of its own; leave search=auto, or give"
                            + " a graph with search=given");
        if (local.structure() == Structure.TREE && parameters == Parameters.MAXIMUM_LIKELIHOOD)
            throw new IllegalArgumentException(
                    "local.structure=tree smooths the probabilities of its leaves; choose parameters=bayesian");
        if (!(significance > 0 && significance < 1))
            throw new IllegalArgumentException("significance must lie between 0 and 1, got " + significance);
        if (rounds < 1) throw new IllegalArgumentException("rounds must be at least 1, got " + rounds);
        if (maximumIterations < 0)
            throw new IllegalArgumentException("maximumIterations must be at least 0, got " + maximumIterations);
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("tolerance must be at least 0, got " + tolerance);
    }

    @Override
    public String name() {
        return "bayesian-network";
    }

    @Override
    public LearningState start(Dataset data, Run run) {
        return new Course(this, data, run).start();
    }

    @Override
    public LearningState next(LearningState state, Dataset data, Run run) {
        return new Course(this, data, run).next(state);
    }

    @Override
    public boolean done(LearningState state) {
        return state.stage() == Stage.DONE;
    }

    @Override
    public BayesianNetwork model(LearningState state) {
        return new BayesianNetwork(state.schema(), state.nodes());
    }
}
