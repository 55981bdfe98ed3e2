package semblance.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.exchange.ModelSink;
import semblance.api.train.Run;

/** Rules, pictures and importance, word for word. */
class ShownTest {
    private static final Table PETALS = petals();

    /** Three kinds, of which width alone tells the first and length the others; colour tells nothing. */
    private static Table petals() {
        double[] width = IntStream.range(0, 60)
                .mapToDouble(r -> r < 20 ? 0.1 + r % 4 * 0.1 : 1.2 + r % 3 * 0.1)
                .toArray();
        double[] length = IntStream.range(0, 60)
                .mapToDouble(r -> r < 40 ? 3 + r % 5 : 12 + r % 5)
                .toArray();
        int[] color = IntStream.range(0, 60).map(r -> r % 2).toArray();
        int[] kind = IntStream.range(0, 60).map(r -> r / 20).toArray();
        return Table.of(
                new Schema(
                        List.of(
                                new Column.Numeric("width"),
                                new Column.Numeric("length", Kind.INTEGER),
                                new Column.Categorical("color", "red", "blue"),
                                new Column.Categorical("kind", "one", "two \"2\"", "three")),
                        "kind",
                        ""),
                List.of(width, length, color, kind));
    }

    private static TreePredictor tree(Table rows) {
        return new DecisionTreePredictorTrainer().fit(Dataset.of(rows), Run.of(1));
    }

    private static String write(ModelSink<TreeModel> sink, TreeModel model) {
        Memory to = new Memory();
        try {
            sink.write(model, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return to.text();
    }

    @Test
    void rulesNameEachColumnOnce() {
        assertThat(write(new RulesSink(), tree(PETALS))).isEqualTo("""
                        if width <= 0.8 then kind is one with probability 0.913043 (weight 20)
                        if width > 0.8 and length <= 9 then kind is two "2" with probability 0.913043 (weight 20)
                        if width > 0.8 and length > 9 then kind is three with probability 0.913043 (weight 20)
                        """);
    }

    @Test
    void picturesAreInTheLanguageOfGraphviz() {
        assertThat(write(new DotSink(), tree(PETALS))).isEqualTo("""
                        digraph tree {
                          label="kind"
                          node [shape=box, style=rounded, fontname="Helvetica"]
                          edge [fontname="Helvetica"]
                          n0 [label="width <= 0.8\\nweight 60"]
                          n1 [label="one (0.913043)\\nweight 20", style="rounded,filled"]
                          n2 [label="length <= 9\\nweight 40"]
                          n3 [label="two \\"2\\" (0.913043)\\nweight 20", style="rounded,filled"]
                          n4 [label="three (0.913043)\\nweight 20", style="rounded,filled"]
                          n2 -> n3 [label="yes"]
                          n2 -> n4 [label="no"]
                          n0 -> n1 [label="yes"]
                          n0 -> n2 [label="no"]
                        }
                        """);
        assertThat(write(new DotSink("", 1), tree(PETALS)))
                .contains("n2 [label=\"...\\nweight 40\"]")
                .doesNotContain("n3");
    }

    @Test
    void rulesOfAChainAreThoseOfAnyColumn() {
        DecisionTree chain = new DecisionTreeTrainer().fit(Dataset.of(PETALS), Run.of(1));
        assertThat(write(new RulesSink("width"), chain)).startsWith("if always then width is about ");
        assertThat(write(new RulesSink(), chain)).startsWith("if width <= 0.8 then kind is one with probability 0.9");
    }

    @Test
    void setsOfLevelsAndMissingCellsAreInWords() {
        int[] color = IntStream.range(0, 90).map(r -> r % 9 == 8 ? -1 : r % 4).toArray();
        double[] price = IntStream.range(0, 90)
                .mapToDouble(r -> color[r] < 0 ? 20 : color[r] % 2 * 10)
                .toArray();
        Table rows = Table.of(
                new Schema(
                        List.of(
                                new Column.Categorical("color", "red", "green", "blue", "grey"),
                                new Column.Numeric("price")),
                        "price",
                        ""),
                List.of(color, price));
        assertThat(write(new RulesSink(), tree(rows)))
                .contains("color is missing then price is about 20 with deviation 0 (weight 10)")
                .contains("color is one of 'red', 'blue' then price is about 0 with deviation 0 (weight 40)");
    }

    @Test
    void rulesAreAskedAsRows() {
        Table rules = new RulesQuestion()
                .ask(tree(PETALS), Dataset.of(PETALS.slice(0, 0)), Run.of(1))
                .partition(0)
                .findFirst()
                .orElseThrow();
        assertThat(rules.texts(0))
                .containsExactly("width <= 0.8", "width > 0.8 and length <= 9", "width > 0.8 and length > 9");
        assertThat(rules.numbers(1)).containsExactly(20, 20, 20);
        assertThat(rules.texts(2)).containsExactly("one", "two \"2\"", "three");
    }

    @Test
    void importanceIsTheShareOfImpurityAndWhatShufflingCosts() {
        TreePredictor tree = tree(PETALS);
        assertThat(tree.importance().stream().mapToDouble(Importance::share).sum())
                .isCloseTo(1, within(1e-12));
        assertThat(tree.importance().get(0)).isEqualTo(new Importance("width", 0.5));
        assertThat(tree.importance().get(2)).isEqualTo(new Importance("color", 0));
        Table answer = new ImportanceQuestion(20)
                .ask(tree, Dataset.of(PETALS), Run.of(1))
                .partition(0)
                .findFirst()
                .orElseThrow();
        int color = Arrays.asList(answer.texts(0)).indexOf("color");
        assertThat(answer.numbers(2)[color]).isZero();
        assertThat(answer.numbers(3)[color]).isZero();
        int width = Arrays.asList(answer.texts(0)).indexOf("width");
        // of the 40 others a third gets a narrow width: 2/9; of the 20 narrow two thirds get a wide one: 2/9
        assertThat(answer.numbers(2)[width]).isCloseTo(4 / 9.0, within(0.06));
    }

    @Test
    void wrongColumnsAreRefused() {
        assertThatThrownBy(() -> write(new RulesSink("width"), tree(PETALS)))
                .hasMessage("column must be 'kind', which this tree predicts, or empty, got 'width'");
        assertThatThrownBy(() -> write(new RulesSink("nobody"), tree(PETALS)))
                .hasMessage("no column 'nobody'; the columns are width, length, color, kind");
        assertThatThrownBy(() -> new ImportanceQuestion(0)).hasMessage("repeats must be at least 1, got 0");
        assertThatThrownBy(() -> new DotSink("", -1)).hasMessage("depth must be at least 0, got -1");
        Table unknown = Data.without(PETALS, 3);
        assertThatThrownBy(() -> new ImportanceQuestion().ask(tree(PETALS), Dataset.of(unknown), Run.of(1)))
                .hasMessage("no rows with a known 'kind' and a weight above 0; give rows that have some");
    }
}
