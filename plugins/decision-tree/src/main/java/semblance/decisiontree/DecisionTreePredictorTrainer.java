package semblance.decisiontree;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.train.Run;
import semblance.api.train.Trainer;
import semblance.decisiontree.growing.Criterion;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Growth;
import semblance.decisiontree.growing.Missing;
import semblance.decisiontree.growing.Rows;
import semblance.decisiontree.growing.Target;

/**
 * Learns a tree that predicts the target, by CART (Breiman et al. 1984), ID3 (Quinlan 1986) or C4.5 (Quinlan 1993). Rows
 * whose target is missing are left out.
 */
@Help("decision tree for the target alone: CART, ID3 or C4.5, with pruning")
public record DecisionTreePredictorTrainer(
        @Help("cart, id3 (levels only) or c45") Algorithm algorithm,

        @Help("what splits lower: usual for the algorithm's own, gini, entropy, gain-ratio, variance or absolute-error")
        Measure criterion,

        @Help("most splits on the way to a leaf; 0 for no limit")
        int maxDepth,

        @Help("least weight of the rows on either side of a split, at least 0")
        double minLeaf,

        @Help("least weight of the rows of a node that is split, at least 0")
        double minSplit,

        @Help("least decrease of the impurity, times the node's share of the rows, at least 0")
        double minImpurityDecrease,

        @Help("where missing cells go: usual for the algorithm's own, learned (the better side) or shared (all sides)")
        Gaps missing,

        @Help("rows added to each level in every leaf, at least 0; 1 is Laplace's rule")
        double smoothing,

        @Help("how often rows of some levels of the target count, as level:weight, or balanced for equal sums")
        List<String> classWeights,

        @Help("none, cost-complexity, reduced-error or error-based")
        Trimming pruning,

        @Help("impurity that each leaf must save under cost-complexity, at least 0; not used if folds is above 0")
        double alpha,

        @Help("folds to choose alpha by, or of which one is held out to reduce errors; 0 or at least 2")
        int folds,

        @Help("whether the simplest tree within one standard error of the best is taken")
        boolean oneStandardError,

        @Help("groups of numbers that splits can tell apart in data of over 20,000 different rows, 2 to 65534")
        int bins)
        implements Trainer<TreePredictor> {

    /** A tree of CART without limits and without pruning. */
    public DecisionTreePredictorTrainer() {
        this(Algorithm.CART, Measure.USUAL, 0, 1, 2, 0, Gaps.USUAL, 1, List.of(), Trimming.NONE, 0, 10, false, 255);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public DecisionTreePredictorTrainer {
        classWeights = List.copyOf(classWeights);
        Demand.atLeast("maxDepth", maxDepth, 0);
        Demand.atLeast("minLeaf", minLeaf, 0);
        Demand.atLeast("minSplit", minSplit, 0);
        Demand.atLeast("minImpurityDecrease", minImpurityDecrease, 0);
        Demand.atLeast("smoothing", smoothing, 0);
        Demand.atLeast("alpha", alpha, 0);
        if (folds != 0 && folds < 2) throw new IllegalArgumentException("folds must be 0 or at least 2, got " + folds);
        if (folds == 0 && pruning == Trimming.REDUCED_ERROR)
            throw new IllegalArgumentException("folds must be at least 2 with pruning=reduced-error, got 0");
        Demand.between("bins", bins, 2, 65534);
    }

    @Override
    public String name() {
        return "decision-tree-predictor";
    }

    @Override
    public TreePredictor fit(Dataset data, Run run) {
        Schema schema = data.schema();
        int target = target(schema);
        Columns.demandPlain(schema);
        int[] others = IntStream.range(0, schema.columns().size())
                .filter(c -> c != target)
                .toArray();
        Cuts cuts = Cuts.of(data, others, bins, run);
        Rows rows = Rows.of(data, cuts, run, target);
        run.report("rows", 0, Arrays.stream(rows.weights()).sum());
        Learning.demandKnown(schema, rows, target);
        Target values = rows.target(target);
        double[] weights = ClassWeights.of(classWeights, schema.columns().get(target), values, rows.weights());
        Growth growth = new Growth(
                criterion.criterion(algorithm, values instanceof Target.Classes),
                maxDepth,
                minLeaf,
                minSplit,
                minImpurityDecrease,
                0,
                false,
                algorithm.categories(),
                missing.missing(algorithm));
        Learned learned = new Learned(cuts, rows.codes(), weights, rows.hashes(), values, growth);
        return model(schema, learned, run);
    }

    /** @throws IllegalArgumentException if there is no target, or one that the algorithm is not for */
    private int target(Schema schema) {
        if (schema.target().isEmpty())
            throw new IllegalArgumentException("the rows have no target; name the column to be predicted, one of "
                    + String.join(", ", schema.names()));
        Column target = schema.column(schema.target());
        if (!(target instanceof Column.Numeric || target instanceof Column.Categorical))
            throw new IllegalArgumentException("column '" + target.name()
                    + "' has neither numbers nor levels, so a tree cannot predict it; choose another target");
        boolean levels = target instanceof Column.Categorical;
        Criterion lowered = criterion.criterion(algorithm, levels);
        if (lowered.classes() != levels)
            throw new IllegalArgumentException("column '" + target.name() + "' has " + (levels ? "levels" : "numbers")
                    + ", and " + algorithm.word() + " with criterion="
                    + criterion.name().toLowerCase(Locale.ROOT).replace('_', '-') + " is for targets of "
                    + (levels ? "numbers" : "levels"));
        if (pruning == Trimming.ERROR_BASED && !levels)
            throw new IllegalArgumentException("column '" + target.name()
                    + "' has numbers, and pruning=error-based counts wrong levels; use cost-complexity");
        if (algorithm == Algorithm.ID3)
            for (Column column : schema.columns())
                if (column instanceof Column.Numeric)
                    throw new IllegalArgumentException(
                            "column '" + column.name() + "': id3 tests levels only; use cart or c45");
        return schema.indexOf(target.name());
    }

    private TreePredictor model(Schema schema, Learned learned, Run run) {
        boolean hold = pruning == Trimming.REDUCED_ERROR;
        Grown grown = learned.grow(0, hold ? folds : 0, run);
        if (grown.order().length == 0) { // all rows are in the fold that was to be held out
            hold = false;
            grown = learned.grow(0, 0, run);
        }
        double[] alphas = new double[0];
        double cost = 0;
        if (pruning == Trimming.COST_COMPLEXITY) {
            Pruning prune = new Pruning(grown);
            alphas = prune.alphas();
            cost = folds > 0 ? Validation.choose(learned, alphas, folds, oneStandardError, run) : alpha;
            grown = grown.prune(prune.cut(cost));
            run.report("alpha", 0, cost);
        } else if (hold) {
            Answers answers = new Answers(grown, learned.target());
            grown = grown.prune(Held.reduced(grown, answers, learned, learned.held(0, folds)));
        } else if (pruning == Trimming.ERROR_BASED) {
            grown = grown.prune(Held.feared(grown, new Answers(grown, learned.target())));
        }
        run.report("leaves", 0, grown.tree().leaves());
        Answers answers = new Answers(grown, learned.target());
        int[] leaves = grown.leaves();
        int width = answers.classes > 0 ? answers.classes : 2;
        double[] each = new double[leaves.length * width];
        double[] weights = new double[leaves.length];
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            weights[leaf] = answers.weight(leaves[leaf]);
            for (int k = 0; k < width; k++) each[leaf * width + k] = answer(answers, leaves[leaf], k);
        }
        return new TreePredictor(
                schema,
                learned.cuts(),
                grown.tree(),
                learned.growth().missing() == Missing.SHARED,
                weights,
                each,
                learned.gaps(),
                Learning.importance(
                        schema,
                        learned.cuts(),
                        grown,
                        IntStream.range(0, learned.cuts().size()).toArray()),
                alphas,
                cost);
    }

    private double answer(Answers answers, int node, int k) {
        if (answers.classes == 0) return k == 0 ? answers.mean(node) : answers.deviation(node);
        return (answers.level(node, k) + smoothing) / (answers.weight(node) + smoothing * answers.classes);
    }
}
