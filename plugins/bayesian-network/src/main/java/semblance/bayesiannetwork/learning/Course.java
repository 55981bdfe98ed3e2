package semblance.bayesiannetwork.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.LearningState;
import semblance.bayesiannetwork.LearningState.Stage;
import semblance.bayesiannetwork.Node;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.Search;
import semblance.bayesiannetwork.Structure;
import semblance.bayesiannetwork.trees.ScoredNode;
import semblance.bayesiannetwork.trees.TreeNetworks;

/** The way from rows to a network, state by state. */
public final class Course {
    /** Iterations of EM in one step. */
    private static final int TOGETHER = 10;

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
        if (trainer.local().structure() == Structure.TREE)
            for (int c = 0; c < layout.size(); c++)
                if (layout.numeric(c))
                    throw new IllegalArgumentException("local.structure=tree is for categorical columns, but '"
                            + layout.name(c) + "' is numeric; make it categorical, or choose local.structure=table");
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
        Census census = Memory.census(data, layout);
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
        return new LearningState(data.schema(), Stage.SEARCH, 0, 0, graph, Double.NEGATIVE_INFINITY, nodes, 0, 0);
    }

    private double prior() {
        return trainer.parameters() == Parameters.BAYESIAN ? trainer.equivalentSampleSize() : 0;
    }

    /** The state after another. */
    public LearningState next(LearningState state) {
        return switch (state.stage()) {
            case SEARCH -> search(state);
            case ESTIMATE -> estimate(state);
            case DONE -> state;
        };
    }

    private LearningState search(LearningState state) {
        BayesianNetwork network = trainer.model(state);
        Memory memory = Memory.of(trainer, data, layout, network, run.seed().child(-1 - state.round()), run);
        boolean always = trainer.local().structure() == Structure.TREE;
        Optional<LocalTrees> early = always ? trees(memory) : Optional.empty();
        if (always && trainer.search() == Search.AUTO) return grown(state, early.orElseThrow());
        Searches searches = new Searches(trainer, limits, memory, state.round() > 0, run);
        int[][] best = state.graph();
        double score = state.score();
        int start = state.starts();
        do {
            int[][] found = found(searches, start, best);
            double its = searches.score(found);
            if (start == 0 || Growth.improves(its, score)) {
                best = found;
                score = its;
            }
            start++;
        } while (start < searches.count() && !memory.busy());
        if (score > Double.NEGATIVE_INFINITY) run.report("score", searches.reported(), score);
        if (start < searches.count())
            return with(state, Stage.SEARCH, start, state.round(), best, score, state.nodes());
        int[][] graph = best;
        Optional<LocalTrees> trees = always ? early : trees(memory);
        List<Node> nodes = run.map(layout.size(), c -> node(c, graph[c], memory, trees));
        if (!memory.gaps) return with(state, Stage.DONE, start, 0, graph, score, nodes);
        int round = state.round() + 1;
        if (trainer.search() != Search.GIVEN && round < trainer.rounds() && memory.filled())
            return with(state, Stage.SEARCH, 0, round, graph, score, nodes);
        return with(
                state,
                trainer.maximumIterations() > 0 ? Stage.ESTIMATE : Stage.DONE,
                start,
                round,
                graph,
                score,
                nodes);
    }

    /** What learns probability trees; empty if only tables are wanted, or possible. */
    private Optional<LocalTrees> trees(Memory memory) {
        Structure structure = trainer.local().structure();
        Optional<LocalTrees> trees =
                structure == Structure.TABLE || memory.gaps || trainer.parameters() != Parameters.BAYESIAN
                        ? Optional.empty()
                        : memory.held().filter(LocalTrees::suit).map(rows -> new LocalTrees(trainer, rows));
        if (structure == Structure.TREE && trees.isEmpty())
            throw new IllegalArgumentException("local.structure=tree needs complete rows that memory can hold; "
                    + (memory.gaps ? "fill the missing cells first, or " : "give more memory, or ")
                    + "choose local.structure=table");
        return trees;
    }

    private LearningState grown(LearningState state, LocalTrees trees) {
        List<ScoredNode> found = trees.search(limits, run);
        double score = found.stream().mapToDouble(ScoredNode::score).sum();
        run.report("score", 0, score);
        List<Node> nodes = TreeNetworks.nodes(found);
        return with(state, Stage.DONE, 1, 0, LocalTrees.graph(nodes), score, nodes);
    }

    /** A node with the parents that were found: a tree that may ask for fewer of them, or a table, as the score prefers. */
    private Node node(int column, int[] parents, Memory memory, Optional<LocalTrees> trees) {
        if (trees.isPresent() && parents.length > 0) {
            ScoredNode tree = trees.get().node(column, parents);
            if (trainer.local().structure() == Structure.TREE
                    || Growth.improves(tree.score(), memory.scores().score(column, parents))) return tree.node();
        }
        return memory.learner().learn(column, parents, prior());
    }

    private int[][] found(Searches searches, int number, int[][] start) {
        return switch (trainer.search()) {
            case GIVEN -> given;
            case TREE_AUGMENTED -> searches.tree(target(), target());
            default -> searches.search(number, start);
        };
    }

    private static LearningState with(
            LearningState state, Stage stage, int starts, int round, int[][] graph, double score, List<Node> nodes) {
        return new LearningState(state.schema(), stage, starts, round, graph, score, nodes, 0, 0);
    }

    private LearningState estimate(LearningState state) {
        Scales scales = Memory.census(data, layout).scales();
        List<Node> nodes = state.nodes();
        double before = state.logLikelihood();
        int iteration = state.iterations();
        boolean over = false;
        for (int i = 0; i < TOGETHER && !over; i++) {
            Expectation round = Expectation.of(data, layout, scales, nodes, prior());
            nodes = round.nodes();
            over = ++iteration >= trainer.maximumIterations()
                    || iteration > 1
                            && Math.abs(round.logLikelihood() - before) <= trainer.tolerance() * round.weight();
            before = round.logLikelihood();
            run.report("logLikelihood", iteration, before);
        }
        return new LearningState(
                state.schema(),
                over ? Stage.DONE : Stage.ESTIMATE,
                state.starts(),
                state.round(),
                state.graph(),
                state.score(),
                nodes,
                iteration,
                before);
    }
}
