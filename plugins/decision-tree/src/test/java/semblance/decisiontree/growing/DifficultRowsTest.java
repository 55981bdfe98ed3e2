package semblance.decisiontree.growing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Rows at the edges of what there can be: a clear tree or a clear error, never NaN. */
class DifficultRowsTest {
    private static Table numbers(double[]... columns) {
        return Table.of(
                new Schema(
                        IntStream.range(0, columns.length)
                                .mapToObj(c -> (Column) new Column.Numeric("x" + c))
                                .toList(),
                        "",
                        ""),
                List.of(columns));
    }

    private static Grown grow(Table table, Criterion criterion, int target) {
        Dataset data = Dataset.of(table);
        int[] columns = IntStream.range(0, table.schema().columns().size())
                .filter(c -> c != target)
                .toArray();
        Rows rows = Rows.of(data, Cuts.of(data, columns, 255), target);
        return new Grower(rows, target, new Growth(criterion)).grow(new Seed(1), Run.of(1));
    }

    private static void isOneLeaf(Grown grown) {
        assertThat(grown.tree().nodes()).containsExactly(Trees.LEAF);
        assertThat(grown.impurities()[0]).isNotNaN();
    }

    @Test
    void noRowsAtAllAreOneLeaf() {
        isOneLeaf(grow(numbers(new double[0], new double[0]), Criterion.VARIANCE, 1));
    }

    @Test
    void oneRowIsOneLeaf() {
        isOneLeaf(grow(numbers(new double[] {1}, new double[] {2}), Criterion.VARIANCE, 1));
    }

    @Test
    void aTargetThatIsMissingEverywhereIsOneLeafWithoutRows() {
        double[] missing = {Double.NaN, Double.NaN};
        Grown grown = grow(numbers(new double[] {1, 2}, missing), Criterion.VARIANCE, 1);
        isOneLeaf(grown);
        assertThat(grown.order()).isEmpty();
        assertThat(grown.weights()).containsExactly(0);
    }

    @Test
    void aConstantTargetOrColumnIsOneLeaf() {
        double[] constant = {3, 3, 3, 3};
        double[] some = {1, 2, 3, 4};
        isOneLeaf(grow(numbers(some, constant), Criterion.VARIANCE, 1));
        isOneLeaf(grow(numbers(constant, some), Criterion.VARIANCE, 1));
        double[] missing = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        isOneLeaf(grow(numbers(missing, some), Criterion.VARIANCE, 1));
    }

    @Test
    void beingMissingAloneCanBeASplit() {
        double[] some = {5, Double.NaN, 5, Double.NaN};
        double[] target = {1, 0, 1, 0};
        Grown grown = grow(numbers(some, target), Criterion.VARIANCE, 1);
        assertThat(grown.tree().leaves()).isEqualTo(2);
        assertThat(grown.impurities()).containsExactly(0.25, 0, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Criterion.class,
            names = {"VARIANCE", "ABSOLUTE_ERROR"})
    void numbersOfAnySize(Criterion criterion) {
        double[] some = {-1e300, 1e-300, 0, 1e300, Double.MAX_VALUE, -Double.MAX_VALUE};
        double[] target = {1e300, -1e300, 1e300, -1e300, Double.MAX_VALUE, -Double.MAX_VALUE};
        Table table = numbers(some, target);
        Grown grown = grow(table, criterion, 1);
        assertThat(grown.tree().leaves())
                .isEqualTo(4); // in the order of the column, equal targets are neighbours twice
        for (int leaf : grown.leaves()) assertThat(grown.impurities()[leaf]).isZero();
        for (double[] values : List.of(grown.weights(), grown.gains(), grown.impurities()))
            for (double value : values) assertThat(value).isNotNaN();
        Target.Numbers numbers = new Target.Numbers(target);
        for (int leaf : grown.leaves()) assertThat(grown.mean(leaf, numbers)).isFinite();
    }

    @Test
    void valuesThatOnlyRoundingTellsApart() {
        double[] some = {1, Math.nextUp(1.0), 0, Double.MIN_VALUE, -0.0};
        double[] target = {0, 1, 2, 3, 2};
        Grown grown = grow(numbers(some, target), Criterion.VARIANCE, 1);
        assertThat(grown.tree().leaves()).isEqualTo(4); // both zeros are one value
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void tenThousandLevels(Criterion criterion) {
        int levels = 10_000;
        int size = criterion == Criterion.ABSOLUTE_ERROR ? 15_000 : 40_000;
        RandomGenerator random = new Seed(3).random();
        int[] level = random.ints(size, 0, levels).toArray();
        int[] target = Arrays.stream(level).map(l -> l * 31 % levels % 7).toArray();
        int[] many = Arrays.stream(level).map(l -> l * 31 % levels).toArray();
        double[] number = Arrays.stream(target).mapToDouble(t -> t).toArray();
        Table table = Table.of(
                Schema.of(
                        new Column.Categorical("c", Examples.names(levels), false),
                        new Column.Categorical("few", Examples.names(7), false),
                        new Column.Categorical("many", Examples.names(levels), false),
                        new Column.Numeric("z")),
                List.of(level, target, many, number));
        Dataset data = Dataset.of(table);
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            for (int to : criterion.classes() ? new int[] {1, 2} : new int[] {3})
                for (Categories categories : Categories.values()) {
                    Rows rows = Rows.of(data, Cuts.of(data, new int[] {0}, 255), to);
                    Growth growth = new Growth(criterion, 6, 1, 2, 0, 0, false, categories, Missing.LEARNED);
                    Grown grown = new Grower(rows, to, growth).grow(new Seed(1), Run.of(1));
                    assertThat(grown.tree().leaves()).isGreaterThan(5);
                    if (to != 2 || categories == Categories.MULTIWAY)
                        for (int leaf : grown.leaves())
                            assertThat(grown.impurities()[leaf]).isCloseTo(0, within(1e-9));
                }
        });
    }

    @Test
    void aDeepChainOfNodes() {
        int size = 3000; // each split takes one row off, so the tree is as deep as there are rows
        double[] some = IntStream.range(0, size).mapToDouble(i -> i).toArray();
        double[] target =
                IntStream.range(0, size).mapToDouble(i -> Math.pow(1.2, i)).toArray();
        Grown grown = grow(numbers(some, target), Criterion.VARIANCE, 1);
        assertThat(grown.tree().leaves()).isGreaterThan(100);
        for (double impurity : grown.impurities()) assertThat(impurity).isNotNaN();
    }

    @Test
    void errorsSayWhatWasExpected() {
        Table table = Examples.mixed(20, 2, 3, 0, 1);
        Dataset data = Dataset.of(table);
        Rows rows = Examples.rows(table);
        assertThatThrownBy(() -> new Grower(rows, Examples.NUMBER, new Growth(Criterion.GINI)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the criterion GINI is for levels, and the target has numbers");
        assertThatThrownBy(() -> rows.target(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 1 was not read as a target; these were: [4, 5]");
        assertThatThrownBy(() -> Cuts.of(data, new int[] {0}, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bins must be from 2 to 65534, got 1");
        assertThatThrownBy(() ->
                        new Growth(Criterion.GINI, 0, Double.NaN, 2, 0, 0, false, Categories.SUBSETS, Missing.LEARNED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leafWeight must be at least 0, got NaN");
        Table text = Table.of(Schema.of(new Column.Text("t")), List.of((java.io.Serializable) new String[] {"a"}));
        assertThatThrownBy(() -> Cuts.of(Dataset.of(text), new int[] {0}, 255))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 't' has neither numbers nor levels; leave it out");
        assertThatThrownBy(() -> new Cuts(new int[] {2}, new double[1][0], new int[] {70000}, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 3 has 70000 levels; a tree takes at most 65534");
    }
}
