package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.LearningState;
import semblance.bayesiannetwork.LearningState.Stage;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.Search;

/** The way from rows to a network, state by state. */
public final class Course {
    private final BayesianNetworkTrainer trainer;
    private final Dataset data;
    private final Run run;
    private final Layout layout;
    private final Limits limits;
    private final int[][] given;

    /** @throws IllegalArgumentException if the columns do not suit the trainer, or it contradicts itself about them */
    public Course(BayesianNetworkTrainer trainer, Dataset data, Run run) {
        this.trainer = trainer;
        this.data = data;
        this.run = run;
        layout = Layout.of(data.schema());
        Knowledge knowledge = new Knowledge(layout, trainer.numericParents() == NumericParents.LOGISTIC);
        given = knowledge.graph("graph", trainer.graph());
        limits = knowledge.limits(
                trainer.arcs().required(),
                trainer.arcs().forbidden(),
                trainer.arcs().tiers(),
                trainer.arcs().maximumParents());
        if (trainer.search() == Search.TREE_AUGMENTED) target();
    }

    private int target() {
        String target = data.schema().target();
        if (target.isEmpty() || layout.numeric(data.schema().indexOf(target)))
            throw new IllegalArgumentException("search=tree-augmented needs a categorical target, "
                    + (target.isEmpty() ? "but none is named" : "but '" + target + "' is numeric")
                    + "; name one, or choose another search");
        return data.schema().indexOf(target);
    }

    /** The columns by themselves. */
    public LearningState start() {
        Census census = census();
        census.check();
        for (int c = 0; c < layout.size(); c++)
            if (census.constant(c)) run.warn("column '" + layout.name(c) + "' has one value; nothing can depend on it");
        List<Node> nodes = new ArrayList<>();
        Scales scales = census.scales();
        for (int c = 0; c < layout.size(); c++)
            nodes.add(new Node(
                    new int[0],
                    layout.numeric(c)
                            ? Estimates.gaussian(census.moments(c, scales), scales, c, new int[0], 0)
                            : Estimates.table(census.levels[c], layout.radix()[c], prior())));
        int[][] graph = trainer.search() == Search.GIVEN ? given : limits.required();
        return new LearningState(
                data.schema(), Stage.SEARCH, 0, 0, graph, Double.NEGATIVE_INFINITY, nodes, Double.POSITIVE_INFINITY);
    }

    private Census census() {
        return Memory.census(data, layout);
    }

    private double prior() {
        return trainer.parameters() == Parameters.BAYESIAN ? trainer.equivalentSampleSize() : 0;
    }

    /** The state after another. */
    public LearningState next(LearningState state) {
        return switch (state.stage()) {
            case SEARCH -> search(state);
            case ESTIMATE, DONE -> state;
        };
    }

    private LearningState search(LearningState state) {
        Memory memory = Memory.of(trainer, data, layout, run);
        Searches searches = new Searches(trainer, limits, memory, run);
        int[][] graph = state.graph();
        double score = state.score();
        int start = state.starts();
        int starts = searches.count();
        do {
            int[][] found = trainer.search() == Search.GIVEN
                    ? given
                    : trainer.search() == Search.TREE_AUGMENTED
                            ? searches.tree(target(), target())
                            : searches.search(start, graph);
            double its = searches.score(found);
            if (start == 0 || Growth.improves(its, score)) {
                graph = found;
                score = its;
            }
            start++;
        } while (start < starts && !memory.busy());
        int[][] best = graph;
        List<Node> nodes =
                run.map(layout.size(), c -> new Node(best[c], memory.learner().learn(c, best[c], prior())));
        boolean over = start >= starts;
        if (over && score > Double.NEGATIVE_INFINITY) run.report("score", searches.reported(), score);
        return new LearningState(
                state.schema(), over ? Stage.DONE : Stage.SEARCH, start, 0, graph, score, nodes, state.change());
    }
}
