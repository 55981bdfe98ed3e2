package semblance.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Criterion;

/** Rows and parameters that are hard to learn from: a clear answer or a clear refusal, never NaN. */
class BadInputTest {
    private static final Column X = new Column.Numeric("x");
    private static final Column KIND = new Column.Categorical("kind", "a", "b", "c");

    private static Table table(String target, List<Column> columns, Serializable... arrays) {
        return Table.of(new Schema(columns, target, ""), List.of(arrays));
    }

    private static TreePredictor predictor(Table rows) {
        return new DecisionTreePredictorTrainer().fit(Dataset.of(rows), Run.of(1));
    }

    private static DecisionTree chain(Table rows) {
        return new DecisionTreeTrainer().fit(Dataset.of(rows), Run.of(1));
    }

    private static DecisionTreePredictorTrainer algorithm(Algorithm algorithm, Measure measure, Trimming pruning) {
        return new DecisionTreePredictorTrainer(
                algorithm, measure, 0, 1, 2, 0, Gaps.USUAL, 1, List.of(), pruning, 0, 10, false, 255);
    }

    private static DecisionTreePredictorTrainer weighted(String... weights) {
        return new DecisionTreePredictorTrainer(
                Algorithm.CART,
                Measure.USUAL,
                0,
                1,
                2,
                0,
                Gaps.USUAL,
                0,
                List.of(weights),
                Trimming.NONE,
                0,
                0,
                false,
                255);
    }

    @Test
    void targetsThatCannotBePredicted() {
        Table some = table("", List.of(X, KIND), new double[] {1, 2}, new int[] {0, 1});
        assertThatThrownBy(() -> predictor(some))
                .hasMessage("the rows have no target; name the column to be predicted, one of x, kind");
        Table missing = table("kind", List.of(X, KIND), new double[] {1, 2}, new int[] {-1, -1});
        assertThatThrownBy(() -> predictor(missing))
                .hasMessage("column 'kind' has no known cell; leave the column out");
        Table text = table("note", List.of(X, new Column.Text("note")), new double[] {1}, new String[] {"a"});
        assertThatThrownBy(() -> predictor(text))
                .hasMessage(
                        "column 'note' has neither numbers nor levels, so a tree cannot predict it; choose another target");
        Table other = table("x", List.of(X, new Column.Text("note")), new double[] {1}, new String[] {"a"});
        assertThatThrownBy(() -> predictor(other))
                .hasMessage("column 'note': a tree tests numbers and levels only; leave the column out or encode it");
        assertThatThrownBy(() -> chain(other))
                .hasMessage("column 'note': a tree tests numbers and levels only; leave the column out or encode it");
        Table weightless = table("kind", List.of(X, KIND), new double[] {1, 2}, new int[] {0, 1})
                .withWeights(new double[2]);
        assertThatThrownBy(() -> predictor(weightless)).hasMessage("there are no rows of a weight above 0");
        assertThatThrownBy(() -> chain(weightless)).hasMessage("there are no rows of a weight above 0");
        assertThatThrownBy(() -> predictor(weightless.slice(0, 0))).hasMessage("there are no rows of a weight above 0");
        assertThatThrownBy(() -> chain(missing)).hasMessage("column 'kind' has no known cell; leave the column out");
    }

    @Test
    void algorithmsAndMeasuresThatDoNotFitTheTarget() {
        Table levels = table("kind", List.of(X, KIND), new double[] {1, 2}, new int[] {0, 1});
        Table numbers = table("x", List.of(X, KIND), new double[] {1, 2}, new int[] {0, 1});
        assertThatThrownBy(() ->
                        algorithm(Algorithm.ID3, Measure.USUAL, Trimming.NONE).fit(Dataset.of(levels), Run.of(1)))
                .hasMessage("column 'x': id3 tests levels only; use cart or c45");
        assertThatThrownBy(() ->
                        algorithm(Algorithm.C45, Measure.USUAL, Trimming.NONE).fit(Dataset.of(numbers), Run.of(1)))
                .hasMessage("column 'x' has numbers, and c45 with criterion=usual is for targets of levels");
        assertThatThrownBy(() -> algorithm(Algorithm.CART, Measure.ABSOLUTE_ERROR, Trimming.NONE)
                        .fit(Dataset.of(levels), Run.of(1)))
                .hasMessage(
                        "column 'kind' has levels, and cart with criterion=absolute-error is for targets of numbers");
        assertThatThrownBy(() -> algorithm(Algorithm.CART, Measure.USUAL, Trimming.ERROR_BASED)
                        .fit(Dataset.of(numbers), Run.of(1)))
                .hasMessage("column 'x' has numbers, and pruning=error-based counts wrong levels; use cost-complexity");
    }

    @Test
    void parametersOutOfTheirRange() {
        assertThatThrownBy(
                        () -> new DecisionTreeTrainer(List.of(), Visit.SCHEMA, Criterion.GINI, -1, 10, 20, 0, 1, 255))
                .hasMessage("maxDepth must be at least 0, got -1");
        assertThatThrownBy(() -> new DecisionTreeTrainer(List.of(), Visit.SCHEMA, Criterion.GINI, 0, 0, 20, 0, 1, 255))
                .hasMessage("minLeaf must be above 0, got 0");
        assertThatThrownBy(
                        () -> new DecisionTreeTrainer(List.of(), Visit.SCHEMA, Criterion.VARIANCE, 0, 1, 20, 0, 1, 255))
                .hasMessage("criterion must be gini, entropy or gain-ratio, got variance");
        assertThatThrownBy(() -> new DecisionTreeTrainer(List.of(), Visit.SCHEMA, Criterion.GINI, 0, 1, 2, 0, 0, 255))
                .hasMessage("smoothing must be above 0, got 0");
        assertThatThrownBy(() ->
                        new DecisionTreeTrainer(List.of("a", "a"), Visit.SCHEMA, Criterion.GINI, 0, 1, 2, 0, 1, 255))
                .hasMessage("order must name each column once, got [a, a]");
        assertThatThrownBy(() -> new DecisionTreeTrainer(List.of(), Visit.SCHEMA, Criterion.GINI, 0, 1, 2, 0, 1, 1))
                .hasMessage("bins must be from 2 to 65534, got 1");
        assertThatThrownBy(() -> PublishedTreesTest.trainer(0, Double.NaN, Trimming.NONE, 0, 0))
                .hasMessage("minLeaf must be at least 0, got NaN");
        assertThatThrownBy(() -> PublishedTreesTest.trainer(0, 1, Trimming.NONE, 0, 1))
                .hasMessage("folds must be 0 or at least 2, got 1");
        assertThatThrownBy(() -> PublishedTreesTest.trainer(0, 1, Trimming.REDUCED_ERROR, 0, 0))
                .hasMessage("folds must be at least 2 with pruning=reduced-error, got 0");
        Table rows = table("kind", List.of(X, KIND), new double[] {1, 2}, new int[] {0, 1});
        assertThatThrownBy(() -> new DecisionTreeTrainer(List.of("y"), Visit.SCHEMA, Criterion.GINI, 0, 1, 2, 0, 1, 255)
                        .fit(Dataset.of(rows), Run.of(1)))
                .hasMessage("no column 'y'; the columns are x, kind");
    }

    @Test
    void classWeightsThatNameNoLevel() {
        Table rows = table("kind", List.of(X, KIND), new double[] {1, 2}, new int[] {0, 1});
        assertThatThrownBy(() -> weighted("d:2").fit(Dataset.of(rows), Run.of(1)))
                .hasMessage("classWeights must name levels of 'kind', as in level:2, or be balanced, got 'd:2';"
                        + " its levels are a, b, c");
        assertThatThrownBy(() -> weighted("a:0").fit(Dataset.of(rows), Run.of(1)))
                .hasMessage("the class weight of 'a' must be above 0, got 0");
        assertThatThrownBy(() -> weighted("a:much").fit(Dataset.of(rows), Run.of(1)))
                .hasMessage("the class weight of 'a' must be above 0, got NaN");
        Table numbers = table("x", List.of(X, KIND), new double[] {1, 2}, new int[] {0, 1});
        assertThatThrownBy(() -> weighted("balanced").fit(Dataset.of(numbers), Run.of(1)))
                .hasMessage("column 'x' has numbers, and classWeights are for levels");
    }

    @Test
    void classWeightsCountAsWeightsOfRows() {
        double[] x = new double[100];
        int[] kind = IntStream.range(0, 100).map(r -> r < 80 ? 0 : 1).toArray();
        Table rows = table("kind", List.of(X, KIND), x, kind);
        double[][] plain = levels(weighted().fit(Dataset.of(rows), Run.of(1)), rows);
        double[][] twice = levels(weighted("b:2").fit(Dataset.of(rows), Run.of(1)), rows);
        double[][] balanced = levels(weighted("balanced").fit(Dataset.of(rows), Run.of(1)), rows);
        assertThat(plain[1][0]).isCloseTo(0.2, within(1e-12));
        assertThat(twice[1][0]).isCloseTo(40 / 120.0, within(1e-12));
        assertThat(balanced[1][0]).isCloseTo(0.5, within(1e-12));
        assertThat(balanced[2][0]).isZero();
    }

    private static double[][] levels(TreePredictor model, Table rows) {
        return ((Prediction.Levels) model.predict(rows, "kind")).probabilities();
    }

    @Test
    void constantTargetsAndColumnsMakeOneLeaf() {
        Table rows = table("kind", List.of(X, KIND), new double[] {7, 7, 7, 7}, new int[] {1, 1, 1, 1});
        TreePredictor one = predictor(rows);
        assertThat(one.weights()).containsExactly(4);
        assertThat(levels(one, rows)[1][0]).isCloseTo(5 / 7.0, within(1e-12));
        DecisionTree chain = chain(rows);
        assertThat(Arrays.stream(chain.logDensity(rows))).allMatch(Double::isFinite);
        assertThat(chain.sample(20, new Seed(1).random()).numbers(0)).isNotEmpty();
        Prediction.Numbers number = (Prediction.Numbers) chain.predict(rows, "x");
        assertThat(number.means()[0]).isCloseTo(7, within(0.01));
        assertThat(number.deviations()[0]).isBetween(0.0, 0.01);
        Table whole = table("", List.of(new Column.Numeric("n", Kind.INTEGER)), (Serializable) new double[] {3, 3, 3});
        assertThat(Math.exp(chain(whole).logDensity(whole)[0])).isBetween(0.5, 1.0);
    }

    @Test
    void levelsThatNoRowHasArePossible() {
        Table rows = table("kind", List.of(X, KIND), new double[] {1, 2, 3, 4}, new int[] {0, 1, 0, 1});
        Table unseen = Data.with(rows, 1, new int[] {2, 2, 2, 2});
        assertThat(Arrays.stream(chain(rows).logDensity(unseen))).allMatch(Double::isFinite);
        assertThat(levels(predictor(rows), unseen)[2][0]).isCloseTo(1 / 5.0, within(0.05));
        Table swapped = table("x", List.of(X, KIND), rows.numbers(0), rows.codes(1));
        Prediction.Numbers numbers =
                (Prediction.Numbers) predictor(swapped).predict(Data.with(swapped, 1, new int[] {2, 2, -1, -1}), "x");
        assertThat(Arrays.stream(numbers.means())).allMatch(Double::isFinite);
    }

    @Test
    void evidenceOfProbabilityZeroNamesItsColumn() {
        DecisionTree chain = chain(table("kind", List.of(X, KIND), new double[] {1, 2, 3, 4}, new int[] {0, 1, 0, 1}));
        assertThatThrownBy(() -> chain.given(Evidence.of(new Evidence.OneOf("kind", List.of("a"))))
                        .given(Evidence.of(new Evidence.OneOf("kind", List.of("b")))))
                .hasMessage("column 'kind': evidence of probability 0: OneOf[column=kind, levels=[b]]");
        assertThatThrownBy(() -> chain.given(Evidence.of(new Evidence.Range("x", 1e300, 1.1e300))))
                .hasMessage("column 'x': evidence of probability 0: Range[column=x, low=1.0E300, high=1.1E300]");
        assertThatThrownBy(() -> chain.given(Evidence.of(new Evidence.Range("x", 0, 2)))
                        .given(Evidence.of(new Evidence.Range("x", 3, 4))))
                .hasMessage("column 'x': evidence of probability 0: Range[column=x, low=3.0, high=4.0]");
        Table whole = table("", List.of(new Column.Numeric("n", Kind.INTEGER)), (Serializable) new double[] {3, 4, 5});
        assertThatThrownBy(() -> chain(whole).given(Evidence.of(new Evidence.Range("n", 3.2, 3.8))))
                .hasMessage("column 'n': evidence of probability 0: Range[column=n, low=3.2, high=3.8]");
    }

    @Test
    void aTreePredictsItsTargetAlone() {
        Table rows = table("kind", List.of(X, KIND), new double[] {1, 2}, new int[] {0, 1});
        assertThatThrownBy(() -> predictor(rows).predict(rows, "x"))
                .hasMessage("this tree predicts 'kind' alone, not 'x'");
    }

    @Test
    void hugeNumbersAreLearnedFrom() {
        double[] x = IntStream.range(0, 200)
                .mapToDouble(r -> (r % 2 == 0 ? 1e300 : -1e300) * (1 + r / 1000.0))
                .toArray();
        int[] kind = IntStream.range(0, 200).map(r -> r % 2).toArray();
        Table rows = table("kind", List.of(X, KIND), x, kind);
        DecisionTree chain = chain(rows);
        assertThat(Arrays.stream(chain.logDensity(rows))).allMatch(Double::isFinite);
        assertThat(Arrays.stream(chain.sample(200, new Seed(1).random()).numbers(0)))
                .allMatch(Double::isFinite);
        Prediction.Numbers numbers = (Prediction.Numbers) chain.predict(rows, "x");
        assertThat(numbers.means()[0]).isGreaterThan(5e299);
        assertThat(numbers.means()[1]).isLessThan(-5e299);
    }
}
