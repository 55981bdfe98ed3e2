package semblance.decisiontree.growing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
            Rows rows = Examples.rows(semblance.api.data.Dataset.of(table.withWeights(weights)));
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
