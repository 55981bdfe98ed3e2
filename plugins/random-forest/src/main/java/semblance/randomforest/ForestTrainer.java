package semblance.randomforest;

import java.util.List;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.train.Run;
import semblance.api.train.Trainer;

/**
 * Learns a forest that predicts the target: each tree from rows drawn anew, and each node from the best of a few columns
 * drawn anew (Breiman 2001, "Random forests"). With {@code splits=random replacement=false} these are extremely randomised
 * trees (Geurts, Ernst and Wehenkel 2006). Missing cells go to the side where they lower the impurity most; levels are split
 * in two sets.
 */
@Help("random forest that predicts the target, by bagging; also extremely randomised trees")
public record ForestTrainer(
        @Help("number of trees, at least 1") int trees,

        @Help("columns drawn for each split, at least 0; 0 is the root of their number for levels, a third for numbers")
        int candidates,

        @Help("most splits on the way to a leaf, at least 0; 0 is without limit")
        int maxDepth,

        @Help("rows on either side of a split, at least 1") double minLeaf,

        @Help("how a column is cut: best, or random for extremely randomised trees")
        Splits splits,

        @Help("rows drawn for each tree, as a share of all; above 0, at most 1 without replacement")
        double sampleFraction,

        @Help("whether a row is drawn more than once; without, and with all rows, there is no out-of-bag estimate")
        boolean replacement,

        @Help("how much rows of each level of the target count, in the order of the levels; empty for 1 each")
        List<Double> classWeights,

        @Help("importance of columns: none, impurity or permutation, which takes longer")
        Importance importance,

        @Help("whether the out-of-bag estimate is made") boolean outOfBag,

        @Help("whether leaves keep their values, for the question 'quantiles'")
        boolean quantiles)
        implements Trainer<Forest> {

    /** 500 trees, as deep as they go, from as many rows as there are, drawn with replacement. */
    public ForestTrainer() {
        this(500, 0, 0, 1, Splits.BEST, 1, true, List.of(), Importance.IMPURITY, true, false);
    }

    /** @throws IllegalArgumentException if a value is out of its range */
    public ForestTrainer {
        classWeights = List.copyOf(classWeights);
        if (trees < 1) throw new IllegalArgumentException("trees must be at least 1, got " + trees);
        if (candidates < 0) throw new IllegalArgumentException("candidates must be at least 0, got " + candidates);
        if (maxDepth < 0) throw new IllegalArgumentException("maxDepth must be at least 0, got " + maxDepth);
        if (!(minLeaf >= 1 && minLeaf < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("minLeaf must be at least 1, got " + minLeaf);
        if (!(sampleFraction > 0 && sampleFraction <= (replacement ? 100 : 1)))
            throw new IllegalArgumentException("sampleFraction must be above 0 and at most "
                    + (replacement ? "100" : "1 without replacement") + ", got " + sampleFraction);
        for (double weight : classWeights)
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException("classWeights must be finite and at least 0, got " + classWeights);
        if (!classWeights.isEmpty() && classWeights.stream().allMatch(weight -> weight == 0))
            throw new IllegalArgumentException("classWeights must not all be 0, got " + classWeights);
        if (importance == Importance.PERMUTATION && !replacement && sampleFraction == 1)
            throw new IllegalArgumentException(
                    "importance=permutation needs rows out of the bag, and every tree is grown"
                            + " from all; set replacement=true or sampleFraction below 1");
    }

    /** That many trees, and otherwise the defaults. */
    public ForestTrainer(int trees) {
        this(trees, 0, 0, 1, Splits.BEST, 1, true, List.of(), Importance.IMPURITY, true, false);
    }

    @Override
    public String name() {
        return "random-forest-predictor";
    }

    @Override
    public Forest fit(Dataset data, Run run) {
        return new Planting(this, Examples.of(data, classWeights, run), run).forest();
    }
}
