package semblance.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Criterion;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Grower;
import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Growth;
import semblance.decisiontree.growing.Rows;

/** Trees that follow noise are cut back to what is behind it. */
class TrimmingTest {
    private static final Table TRAIN = noisy(1500, 1);
    private static final Table TEST = noisy(3000, 2);

    /** Four boxes of two numbers, one label in five wrong, and a column that tells nothing. */
    private static Table noisy(int rows, long seed) {
        var random = new Seed(seed).random();
        double[] x = random.doubles(rows).toArray();
        double[] y = random.doubles(rows).toArray();
        double[] noise = random.doubles(rows).toArray();
        int[] kind = IntStream.range(0, rows)
                .map(r -> (x[r] > 0.4 == y[r] > 0.7 ? 0 : 1) ^ (random.nextInt(5) == 0 ? 1 : 0))
                .toArray();
        return Table.of(
                new Schema(
                        List.of(
                                new Column.Numeric("x"),
                                new Column.Numeric("y"),
                                new Column.Numeric("noise"),
                                new Column.Categorical("kind", "no", "yes")),
                        "kind",
                        ""),
                List.of(x, y, noise, kind));
    }

    private static TreePredictor fit(Trimming trimming, boolean oneStandardError, Algorithm algorithm) {
        return new DecisionTreePredictorTrainer(
                        algorithm,
                        Measure.USUAL,
                        0,
                        2,
                        4,
                        0,
                        Gaps.USUAL,
                        1,
                        List.of(),
                        trimming,
                        0,
                        5,
                        oneStandardError,
                        255)
                .fit(Dataset.of(TRAIN), Run.of(1));
    }

    @Test
    void everyWayOfPruningIsSimplerAndNoWorseThanNone() {
        TreePredictor full = fit(Trimming.NONE, false, Algorithm.CART);
        double before = PublishedTreesTest.accuracy(full, TEST);
        for (Trimming trimming : List.of(Trimming.COST_COMPLEXITY, Trimming.REDUCED_ERROR, Trimming.ERROR_BASED)) {
            TreePredictor pruned = fit(trimming, false, Algorithm.CART);
            assertThat(pruned.weights().length).isLessThan(full.weights().length * 3 / 4);
            assertThat(PublishedTreesTest.accuracy(pruned, TEST)).isGreaterThan(before);
        }
    }

    @Test
    void crossValidationFindsTheFourBoxes() {
        TreePredictor best = fit(Trimming.COST_COMPLEXITY, false, Algorithm.CART);
        TreePredictor simplest = fit(Trimming.COST_COMPLEXITY, true, Algorithm.CART);
        assertThat(simplest.weights().length).isBetween(4, best.weights().length);
        assertThat(simplest.alpha()).isGreaterThanOrEqualTo(best.alpha());
        assertThat(PublishedTreesTest.accuracy(simplest, TEST)).isGreaterThan(0.77); // 0.8 is the most there is
        assertThat(PublishedTreesTest.accuracy(fit(Trimming.ERROR_BASED, false, Algorithm.C45), TEST))
                .isGreaterThan(0.7);
    }

    @Test
    void theTreeForACostIsTheBestOfAllPrunedTrees() {
        Dataset data = Dataset.of(TRAIN.slice(0, 60));
        Grown grown = grown(data);
        Pruning pruning = new Pruning(grown);
        double[] alphas = pruning.alphas();
        assertThat(alphas).isSorted().hasSizeGreaterThan(2);
        int before = Integer.MAX_VALUE;
        for (double alpha : alphas) {
            Grown best = grown.prune(pruning.cut(alpha));
            assertThat(cost(best, grown, alpha)).isCloseTo(least(grown, 0, alpha), within(1e-12));
            assertThat(best.tree().leaves()).isLessThan(before);
            before = best.tree().leaves();
        }
        assertThat(before).isEqualTo(1);
    }

    private static Grown grown(Dataset data) {
        var cuts = Cuts.of(data, new int[] {0, 1, 2}, 255);
        var rows = Rows.of(data, cuts, 3);
        return new Grower(rows, 3, new Growth(Criterion.GINI)).grow(new Seed(1), Run.of(1));
    }

    private static double cost(Grown some, Grown full, double alpha) {
        return Arrays.stream(some.leaves())
                .mapToDouble(leaf -> some.impurities()[leaf] * some.weights()[leaf] / full.weights()[0] + alpha)
                .sum();
    }

    private static double least(Grown grown, int node, double alpha) {
        double alone = grown.impurities()[node] * grown.weights()[node] / grown.weights()[0] + alpha;
        if (grown.tree().leaf(node)) return alone;
        return Math.min(
                alone,
                least(grown, grown.tree().left(node), alpha)
                        + least(grown, grown.tree().right(node), alpha));
    }

    @Test
    void theOrderOfRowsDoesNotChangeTheChoice() {
        int[] backwards =
                IntStream.range(0, TRAIN.rows()).map(r -> TRAIN.rows() - 1 - r).toArray();
        List<Serializable> arrays = IntStream.range(0, 4)
                .mapToObj(c -> Joined.pick(TRAIN.array(c), backwards))
                .toList();
        for (Trimming trimming : List.of(Trimming.COST_COMPLEXITY, Trimming.REDUCED_ERROR)) {
            DecisionTreePredictorTrainer trainer = PublishedTreesTest.trainer(0, 2, trimming, 0, 5);
            TreePredictor one = trainer.fit(Dataset.of(TRAIN), Run.of(1));
            TreePredictor other = trainer.fit(Dataset.of(Table.of(TRAIN.schema(), arrays)), Run.of(1));
            assertThat(other.tree().nodes()).isEqualTo(one.tree().nodes());
            assertThat(other.alpha()).isCloseTo(one.alpha(), within(1e-9));
        }
    }

    @Test
    void numbersArePrunedBySquaredErrors() {
        var random = new Seed(3).random();
        double[] x = random.doubles(800).toArray();
        double[] y = Arrays.stream(x)
                .map(v -> (v > 0.5 ? 4 : 0) + random.nextGaussian())
                .toArray();
        Table rows =
                Table.of(new Schema(List.of(new Column.Numeric("x"), new Column.Numeric("y")), "y", ""), List.of(x, y));
        int full = PublishedTreesTest.trainer(0, 2, Trimming.NONE, 0, 0)
                .fit(Dataset.of(rows), Run.of(1))
                .weights()
                .length;
        for (Trimming trimming : List.of(Trimming.COST_COMPLEXITY, Trimming.REDUCED_ERROR)) {
            TreePredictor tree =
                    PublishedTreesTest.trainer(0, 2, trimming, 0, 5).fit(Dataset.of(rows), Run.of(1));
            assertThat(tree.weights().length).isBetween(2, full / 3);
            Table ends = Data.with(rows.slice(0, 2), 0, new double[] {0.2, 0.8});
            double[] means = ((Prediction.Numbers) tree.predict(ends, "y")).means();
            assertThat(means[0]).isCloseTo(0, within(1.2));
            assertThat(means[1]).isCloseTo(4, within(1.2));
        }
    }

    @Test
    void missingCellsGoBothWaysInC45() {
        Table rows = Data.with(
                TRAIN,
                0,
                Arrays.stream(TRAIN.numbers(0))
                        .map(v -> v > 0.9 ? Double.NaN : v)
                        .toArray());
        TreePredictor tree = new DecisionTreePredictorTrainer(
                        Algorithm.C45,
                        Measure.USUAL,
                        3,
                        2,
                        4,
                        0,
                        Gaps.USUAL,
                        0,
                        List.of(),
                        Trimming.NONE,
                        0,
                        0,
                        false,
                        255)
                .fit(Dataset.of(rows), Run.of(1));
        assertThat(Arrays.stream(tree.weights()).sum()).isCloseTo(1500, within(1e-6));
        Table gap = Data.without(TRAIN.slice(0, 1), 0);
        double[] total = tree.tree().totals(tree.weights());
        double[] expected = new double[2];
        shares(tree, gap, 0, 1, total, expected);
        double[][] found = ((Prediction.Levels) tree.predict(gap, "kind")).probabilities();
        assertThat(found[0][0]).isCloseTo(expected[0], within(1e-12));
        assertThat(found[1][0]).isCloseTo(expected[1], within(1e-12));
    }

    private static void shares(TreePredictor model, Table row, int node, double share, double[] total, double[] into) {
        var tree = model.tree();
        if (tree.leaf(node)) {
            for (int k = 0; k < 2; k++) into[k] += share * model.answers()[tree.number(node) * 2 + k];
            return;
        }
        int code = model.cuts().encode(row).at(tree.column(node), 0);
        double left = total[tree.left(node)] / (total[tree.left(node)] + total[tree.right(node)]);
        double part = code == 0 ? left : tree.left(node, code) ? 1 : 0;
        if (part > 0) shares(model, row, tree.left(node), share * part, total, into);
        if (part < 1) shares(model, row, tree.right(node), share * (1 - part), total, into);
    }
}
