package semblance.decisiontree.growing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** The first split is the best of all that there are, tried one by one by the definition of the impurity. */
class BestSplitTest {
    @ParameterizedTest
    @CsvSource({
        "GINI, 2, 8, 0, 60",
        "GINI, 2, 8, .2, 60",
        "GINI, 3, 7, .2, 60",
        "GINI, 5, 7, 0, 300",
        "GINI, 40, 6, .1, 200",
        "ENTROPY, 35, 6, 0, 200",
        "ENTROPY, 2, 8, .2, 60",
        "ENTROPY, 4, 7, .1, 90",
        "VARIANCE, 2, 8, 0, 60",
        "VARIANCE, 2, 8, .2, 60",
        "VARIANCE, 2, 9, .1, 700",
        "GINI, 2, 9, .1, 700",
        "GINI, 4, 6, .1, 700",
        "GINI, 2, 5, .5, 8",
        "VARIANCE, 2, 4, .5, 7",
        "ABSOLUTE_ERROR, 2, 6, 0, 40",
        "ABSOLUTE_ERROR, 2, 6, .2, 40"
    })
    void isTheBestOfAll(Criterion criterion, int classes, int levels, double missing, int size) {
        for (int seed = 0; seed < 6; seed++) {
            Table table = Examples.mixed(size, classes, levels, missing, seed);
            double[] weights = new double[size];
            for (int r = 0; r < size; r++) weights[r] = seed % 2 == 0 ? 1 : 0.5 + r % 3;
            Rows rows = Examples.rows(Dataset.of(table.withWeights(weights)));
            for (int column = 0; column < 4; column++) {
                Grower grower = new Grower(
                        rows.cuts(),
                        rows.codes(),
                        rows.weights(),
                        rows.target(Examples.target(criterion)),
                        new int[] {column},
                        new Growth(criterion, 1, 0, 0, 0, 0, false, Categories.SUBSETS, Missing.LEARNED));
                Grown grown = grower.grow(new Seed(1), Run.of(1));
                double best = best(rows, criterion, column);
                assertThat(grown.gains()[0])
                        .as("column %d, seed %d", column, seed)
                        .isCloseTo(best, within(1e-9 * Math.max(1, best)));
                if (grown.tree().leaf(0)) continue;
                double after = grown.impurities()[1] * grown.weights()[1]
                        + grown.impurities()[grown.tree().right(0)]
                                * grown.weights()[grown.tree().right(0)];
                assertThat(grown.impurities()[0] * grown.weights()[0] - after)
                        .isCloseTo(best, within(1e-9 * Math.max(1, best)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GINI, 2, 3, 12000",
        "GINI, 3, 0, 20000",
        "GINI, 3, 5, 12000",
        "GINI, 7, 25, 2000",
        "GINI, 40, 5, 9000",
        "ENTROPY, 3, 5, 9000",
        "VARIANCE, 2, 5, 12000",
        "VARIANCE, 2, 60, 3000"
    })
    void ofEachNodeIsTheBestOfAllColumns(Criterion criterion, int classes, int numbers, int size) {
        Table table = Examples.flagged(size, numbers, classes, 3);
        double[] weights = new double[size];
        for (int r = 0; r < size; r++) weights[r] = 0.1 + r % 7 / 3.0;
        int columns = 10 + numbers;
        Dataset data = Dataset.of(table.withWeights(weights));
        Cuts cuts = Cuts.of(data, IntStream.range(0, columns).toArray(), 100, 100, 100, Run.of(0));
        int target = criterion.classes() ? columns : columns + 1;
        Rows rows = Rows.of(data, cuts, target);
        for (double least : new double[] {0, 4}) {
            Growth growth = new Growth(criterion, 0, least, 0, 0, 0, false, Categories.SUBSETS, Missing.LEARNED);
            Grown grown = new Grower(rows, target, growth).grow(new Seed(5), Run.of(0));
            double all = grown.impurities()[0] * grown.weights()[0];
            for (int i = 0; i < grown.gains().length; i++) {
                if (grown.tree().leaf(i) && grown.impurities()[i] < 1e-9) continue;
                int[] some = Arrays.copyOfRange(grown.order(), grown.from()[i], grown.to()[i]);
                double best = 0;
                for (int column = 0; column < columns; column++)
                    best = Math.max(best, best(rows, some, rows.target(target), criterion, column, least));
                assertThat(grown.gains()[i]).as("node %d", i).isCloseTo(best, within(1e-9 * all));
            }
        }
    }

    /** The largest decrease of weighted impurity over all cuts of a column in some rows of which no cell is missing. */
    private static double best(Rows rows, int[] some, Target target, Criterion criterion, int column, double least) {
        int width = target instanceof Target.Classes levels ? levels.classes() : 2;
        double[][] sums = new double[rows.cuts().codes(column) + 1][width];
        double[] right = new double[width];
        for (int r : some) {
            double weight = rows.weights()[r];
            double[] sum = sums[rows.codes().at(column, r)];
            if (target instanceof Target.Classes levels) {
                sum[levels.codes()[r]] += weight;
                right[levels.codes()[r]] += weight;
            } else {
                double moment = weight * ((Target.Numbers) target).values()[r];
                sum[0] += weight;
                sum[1] += moment;
                right[0] += weight;
                right[1] += moment;
            }
        }
        double[] left = new double[width];
        double all = cost(criterion, right);
        double best = 0;
        for (double[] sum : sums) {
            for (int k = 0; k < width; k++) {
                left[k] += sum[k];
                right[k] -= sum[k];
            }
            if (weight(criterion, left) < Math.max(1e-6, least) || weight(criterion, right) < Math.max(1e-6, least))
                continue;
            best = Math.max(best, all - cost(criterion, left) - cost(criterion, right));
        }
        return best;
    }

    private static double weight(Criterion criterion, double[] sums) {
        return criterion.classes() ? Arrays.stream(sums).sum() : sums[0];
    }

    /** The weighted impurity; of numbers less the sum of squares. */
    private static double cost(Criterion criterion, double[] sums) {
        double weight = weight(criterion, sums);
        if (criterion == Criterion.VARIANCE) return -sums[1] * sums[1] / weight;
        double cost = 0;
        for (double sum : sums) {
            double p = Math.max(0, sum / weight);
            cost += criterion == Criterion.GINI ? p * (1 - p) : p > 0 ? -p * Math.log(p) / Math.log(2) : 0;
        }
        return cost * weight;
    }

    /** The largest decrease of weighted impurity over all subsets of the codes, or all cuts with missing on either side. */
    private static double best(Rows rows, Criterion criterion, int column) {
        int codes = rows.cuts().codes(column) + 1;
        double all = impurity(rows, criterion, r -> true);
        double best = 0;
        if (rows.cuts().ordered()[column]) {
            for (int cut = 0; cut < codes; cut++)
                for (boolean missing : new boolean[] {false, true}) {
                    int most = cut;
                    IntPredicate left = r -> {
                        int code = rows.codes().at(column, r);
                        return code == 0 ? missing : code <= most;
                    };
                    best = Math.max(
                            best, all - impurity(rows, criterion, left) - impurity(rows, criterion, left.negate()));
                }
            return best;
        }
        boolean missing =
                IntStream.range(0, rows.size()).anyMatch(r -> rows.codes().at(column, r) == 0);
        for (int set = 0; set < 1 << codes - 1; set++) {
            int some = set << (missing ? 0 : 1);
            IntPredicate left = r -> (some >> rows.codes().at(column, r) & 1) != 0;
            best = Math.max(best, all - impurity(rows, criterion, left) - impurity(rows, criterion, left.negate()));
        }
        return best;
    }

    private static double impurity(Rows rows, Criterion criterion, IntPredicate some) {
        int[] chosen = IntStream.range(0, rows.size()).filter(some).toArray();
        double weight =
                Arrays.stream(chosen).mapToDouble(r -> rows.weights()[r]).sum();
        if (chosen.length == 0) return 0;
        if (rows.target(Examples.target(criterion)) instanceof Target.Classes levels) {
            double[] shares = new double[levels.classes()];
            for (int r : chosen) shares[levels.codes()[r]] += rows.weights()[r] / weight;
            double impurity = 0;
            for (double p : shares)
                impurity += criterion == Criterion.GINI ? p * (1 - p) : p > 0 ? -p * Math.log(p) / Math.log(2) : 0;
            return impurity * weight;
        }
        double[] values = ((Target.Numbers) rows.target(Examples.NUMBER)).values();
        if (criterion == Criterion.VARIANCE) {
            double mean = Arrays.stream(chosen)
                            .mapToDouble(r -> rows.weights()[r] * values[r])
                            .sum()
                    / weight;
            return Arrays.stream(chosen)
                    .mapToDouble(r -> rows.weights()[r] * (values[r] - mean) * (values[r] - mean))
                    .sum();
        }
        return Arrays.stream(chosen) // the median is one of the values
                .mapToDouble(m -> Arrays.stream(chosen)
                        .mapToDouble(r -> rows.weights()[r] * Math.abs(values[r] - values[m]))
                        .sum())
                .min()
                .orElseThrow();
    }
}
