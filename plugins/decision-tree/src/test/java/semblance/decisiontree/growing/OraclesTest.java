package semblance.decisiontree.growing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Figures that were published, or computed by other programs. */
class OraclesTest {
    private static Grown grow(Table table, Growth growth) {
        return grow(rows(table), table, growth);
    }

    private static Rows rows(Table table) {
        int[] columns = IntStream.range(0, table.schema().columns().size())
                .filter(c -> c != target(table))
                .toArray();
        Dataset data = Dataset.of(table);
        return Rows.of(data, Cuts.of(data, columns, 255), target(table));
    }

    private static int target(Table table) {
        return table.schema().indexOf(table.schema().target());
    }

    private static Grown grow(Rows rows, Table table, Growth growth) {
        return new Grower(rows, target(table), growth).grow(new Seed(1), Run.of(1));
    }

    private static Growth depth(Criterion criterion, int depth) {
        return new Growth(criterion, depth, 1, 2, 0, 0, false, Categories.SUBSETS, Missing.LEARNED);
    }

    @Test
    void irisByGini() {
        Table iris = Published.numbers("tabular/iris.csv", 0, 4);
        Rows rows = rows(iris);
        Grown stump = grow(rows, iris, depth(Criterion.GINI, 2));
        Trees tree = stump.tree();
        assertThat(stump.impurities()[0]).isCloseTo(2 / 3.0, within(1e-12));
        double first = rows.cuts().threshold(tree.column(0), tree.code(0));
        assertThat(first).isCloseTo(tree.column(0) == 2 ? 2.45 : 0.8, within(1e-9));
        int rest = tree.leaf(1) ? 2 : 1;
        assertThat(tree.column(rest)).isEqualTo(3);
        assertThat(rows.cuts().threshold(3, tree.code(rest))).isCloseTo(1.75, within(1e-9));
        assertThat(stump.weights()[tree.left(rest)]).isEqualTo(54);
        assertThat(stump.weights()[tree.right(rest)]).isEqualTo(46);
        assertThat(stump.impurities()[tree.left(rest)]).isCloseTo(0.168038, within(1e-6));
        assertThat(stump.impurities()[tree.right(rest)]).isCloseTo(0.042533, within(1e-6));
        assertThat(right(stump, (Target.Classes) rows.target(4))).isCloseTo(0.96 * 150, within(1e-9));

        Grown full = grow(iris, new Growth(Criterion.GINI));
        assertThat(full.tree().nodes()).hasSize(17);
        assertThat(full.tree().leaves()).isEqualTo(9);
        assertThat(depth(full.tree(), 0)).isEqualTo(5);
        assertThat(grow(iris, new Growth(Criterion.ENTROPY)).impurities()[0]).isCloseTo(1.584963, within(1e-6));
    }

    private static int depth(Trees tree, int node) {
        return tree.leaf(node) ? 0 : 1 + Math.max(depth(tree, tree.left(node)), depth(tree, tree.right(node)));
    }

    private static double right(Grown grown, Target.Classes target) {
        return Arrays.stream(grown.leaves())
                .mapToDouble(
                        leaf -> Arrays.stream(grown.classes(leaf, target)).max().orElseThrow())
                .sum();
    }

    @Test
    void breastCancerStump() {
        Table cancer = Published.numbers("tabular/wdbc.csv", 1, 1);
        Rows rows = rows(cancer);
        Grown stump = grow(rows, cancer, depth(Criterion.GINI, 1));
        assertThat(stump.impurities()[0]).isCloseTo(0.467530, within(1e-6));
        int column = rows.cuts().columns()[stump.tree().column(0)];
        assertThat(cancer.schema().columns().get(column).name()).isEqualTo("radius_worst");
        assertThat(rows.cuts().threshold(stump.tree().column(0), stump.tree().code(0)))
                .isCloseTo(16.795, within(1e-9));
        assertThat(stump.impurities()[1]).isCloseTo(0.158980, within(1e-6));
        assertThat(stump.impurities()[2]).isCloseTo(0.109086, within(1e-6));
        assertThat(stump.weights()).containsExactly(569, 379, 190);
    }

    @Test
    void playTennis() {
        Table tennis = Published.levels("arff/weather.nominal.arff");
        double[] gains = {0.246750, 0.029223, 0.151836, 0.048127};
        double[] ratios = {0.156428, 0.018773, 0.151836, 0.048849};
        Dataset data = Dataset.of(tennis);
        for (int c = 0; c < 4; c++)
            for (boolean ratio : List.of(false, true)) {
                Rows one = Rows.of(data, Cuts.of(data, new int[] {c}, 255), 4);
                Growth growth = new Growth(
                        ratio ? Criterion.GAIN_RATIO : Criterion.ENTROPY,
                        1,
                        1,
                        2,
                        0,
                        0,
                        false,
                        Categories.MULTIWAY,
                        Missing.LEARNED);
                Grower grower = new Grower(one, 4, growth);
                Grown grown = grower.grow(new Seed(1), Run.of(1));
                assertThat(grown.impurities()[0]).isCloseTo(0.940286, within(1e-6));
                assertThat(grown.gains()[0] / 14).isCloseTo(gains[c], within(1e-6));
                assertThat(grown.tree().leaves()).isEqualTo(one.cuts().codes(0));
                int[] counts = new int[one.size()];
                Arrays.fill(counts, 1);
                Split split = new Split();
                grower.scratch().search.run(grower.sample(counts), 0, one.size(), 0, new Draws(0), split);
                assertThat(ratio ? split.score : split.score / 14)
                        .isCloseTo(ratio ? ratios[c] : gains[c], within(1e-6));
            }
        Grown all = grow(
                tennis, new Growth(Criterion.GAIN_RATIO, 0, 1, 2, 0, 0, false, Categories.MULTIWAY, Missing.LEARNED));
        assertThat(all.tree().column(0)).isZero();
        assertThat(all.tree().continues(1) || all.tree().continues(all.tree().right(0)))
                .isTrue();
        assertThat(all.tree().leaves()).isEqualTo(5);
    }
}
