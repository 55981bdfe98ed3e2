package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Arcs;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.LearningState;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;

/** What is known beforehand is kept to, and what cannot be is refused with words that help. */
class KnowledgeTest {
    private static final Table ROWS = Known.mixed(600, 1);

    private static BayesianNetworkTrainer trainer(Search search, List<String> graph, Arcs arcs) {
        return new BayesianNetworkTrainer(
                search,
                Score.BIC,
                2,
                20,
                graph,
                arcs,
                NumericParents.FORBID,
                Parameters.BAYESIAN,
                1,
                0.01,
                3,
                100,
                1e-6,
                Local.tables());
    }

    private static Arcs arcs(List<String> required, List<String> forbidden, List<String> tiers, int maximumParents) {
        return new Arcs(required, forbidden, tiers, maximumParents);
    }

    private static int[][] graph(Search search, Arcs arcs) {
        return PublishedGraphsTest.learned(trainer(search, List.of(), arcs), ROWS, 1)
                .graph();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "ORDER", "HILL_CLIMBING", "TABU", "PC_STABLE"})
    void everySearchKeepsToRequiredForbiddenAndTieredArcs(Search search) {
        int[][] free = graph(search, new Arcs());
        assertThat(free[4]).as("y depends on b").contains(1);
        if (search != Search.PC_STABLE) // without b, y seems not to depend on x
        assertThat(free[4]).as("y depends on x and b").containsExactly(1, 3);
        int[][] bound = graph(search, arcs(List.of("c->a"), List.of("x -> y", "y->x"), List.of("c", "a", "b|x|y"), 12));
        assertThat(bound[0]).containsExactly(2);
        assertThat(bound[2]).isEmpty();
        assertThat(bound[4]).doesNotContain(3);
        assertThat(bound[3]).doesNotContain(4);
        assertThat(bound[1]).contains(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "ORDER", "HILL_CLIMBING", "TABU"})
    void noColumnHasMoreParentsThanAllowed(Search search) {
        for (int[] parents : graph(search, arcs(List.of(), List.of(), List.of(), 1)))
            assertThat(parents).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aGivenGraphIsTaken() {
        LearningState state = PublishedGraphsTest.learned(
                trainer(Search.GIVEN, List.of("a->b", "c -> b", "b->x"), new Arcs()), ROWS, 1);
        assertThat(state.graph()).isDeepEqualTo(new int[][] {{}, {0, 2}, {}, {1}, {}});
        assertThat(state.nodes().get(1).parents()).containsExactly(0, 2);
    }

    @Test
    void noArcLeadsFromNumbersToLevels() {
        int[][] graph = graph(Search.AUTO, new Arcs());
        for (int level = 0; level < 3; level++) assertThat(graph[level]).doesNotContain(3, 4);
    }

    private static void refused(Search search, List<String> graph, Arcs arcs, String message) {
        BayesianNetworkTrainer trainer = trainer(search, graph, arcs);
        assertThatThrownBy(() -> trainer.start(Dataset.of(ROWS), Run.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatCannotBeIsRefused() {
        refused(
                Search.GIVEN,
                List.of("a->b", "b->c", "c->a"),
                new Arcs(),
                "graph has the cycle a -> b -> c -> a; leave out or turn one of these arcs");
        refused(
                Search.AUTO,
                List.of(),
                arcs(List.of("a->b", "b->a"), List.of(), List.of(), 12),
                "required has the cycle a -> b -> a; leave out or turn one of these arcs");
        refused(
                Search.AUTO,
                List.of(),
                arcs(List.of("a->z"), List.of(), List.of(), 12),
                "required has the arc a->z, but there is no column 'z'; the columns are a, b, c, x, y");
        refused(
                Search.AUTO,
                List.of(),
                arcs(List.of("a->b"), List.of("a -> b"), List.of(), 12),
                "the arc a -> b is both required and forbidden; leave it out of one of the two");
        refused(
                Search.AUTO,
                List.of(),
                arcs(List.of("a->b"), List.of(), List.of("b", "a"), 12),
                "the arc a->b is required, but tiers has 'a' in a later tier than 'b'; change one of the two");
        refused(
                Search.AUTO,
                List.of(),
                arcs(List.of(), List.of(), List.of("a|b", "c|a"), 12),
                "tiers has 'a' twice; leave it in one tier");
        refused(
                Search.AUTO,
                List.of(),
                arcs(List.of(), List.of(), List.of("a|q"), 12),
                "tiers has 'a|q', but there is no column 'q'; the columns are a, b, c, x, y");
        refused(
                Search.AUTO,
                List.of(),
                arcs(List.of("a->c", "b->c"), List.of(), List.of(), 1),
                "required gives 'c' 2 parents, but maximumParents is 1; raise it or leave out arcs");
        refused(
                Search.GIVEN,
                List.of("x->a"),
                new Arcs(),
                "graph has x->a, from a numeric to a categorical column; turn the arc, make the first column"
                        + " categorical, or set numericParents=logistic");
        refused(
                Search.AUTO,
                List.of(),
                arcs(List.of(), List.of("b->b"), List.of(), 12),
                "forbidden has b->b, from a column to itself; leave it out");
        refused(
                Search.TREE_AUGMENTED,
                List.of(),
                new Arcs(),
                "search=tree-augmented needs a categorical target, but none is named; name one, or choose another search");
    }

    @Test
    void badParametersAreRefusedAtOnce() {
        assertThatThrownBy(() -> arcs(List.of("a b"), List.of(), List.of(), 1))
                .hasMessage("required must hold arcs such as smoke->lung, got 'a b'");
        assertThatThrownBy(() -> arcs(List.of(), List.of(), List.of(), -1))
                .hasMessage("maximumParents must be at least 0, got -1");
        assertThatThrownBy(() -> trainer(Search.AUTO, List.of("a->b"), new Arcs()))
                .hasMessage("graph is taken with search=given only; to look for a graph with some arcs, name them in"
                        + " arcs.required");
        assertThatThrownBy(() -> trainer(Search.CHOW_LIU, List.of(), arcs(List.of("a->b"), List.of(), List.of(), 3)))
                .hasMessage("search=chow-liu takes no required, forbidden or tiered arcs; choose another search");
    }

    @Test
    void arcsOfOddNamesAreUnderstood() {
        Schema schema = Schema.of(new Column.Categorical("a->b", "0", "1"), new Column.Categorical("c|d", "0", "1"));
        Knowledge knowledge = new Knowledge(Layout.of(schema), false);
        assertThat(knowledge.graph("graph", List.of("a->b->c|d"))).isDeepEqualTo(new int[][] {{}, {0}});
        Limits limits = knowledge.limits(List.of(), List.of(), List.of("c|d", "a->b"), 3);
        assertThat(limits.allows(1, 0)).isTrue();
        assertThat(limits.allows(0, 1)).isFalse();
    }

    @Test
    void columnsThatCannotBeLearnedFromAreNamed() {
        Table empty = Table.of(
                Schema.of(new Column.Categorical("a", "0", "1"), new Column.Numeric("x")),
                List.of(new int[] {0, 1}, new double[] {Double.NaN, Double.NaN}));
        assertThatThrownBy(() -> new BayesianNetworkTrainer().fit(Dataset.of(empty), Run.of(1)))
                .hasMessage("column 'x' has no known cell; leave it out to learn a network");
        Table huge = Table.of(Schema.of(new Column.Numeric("x")), List.of(new double[] {1, 1e200}));
        assertThatThrownBy(() -> new BayesianNetworkTrainer().fit(Dataset.of(huge), Run.of(1)))
                .hasMessage(
                        "column 'x' has the value 1.0E200, whose square is no finite number; measure it in a larger unit");
        Table none = ROWS.slice(0, 0);
        assertThatThrownBy(() -> new BayesianNetworkTrainer().fit(Dataset.of(none), Run.of(1)))
                .hasMessage("there is no row of weight above 0 to learn from");
    }

    @Test
    void aColumnOfOneLevelIsKeptWithAWarning() {
        Schema schema =
                Schema.of(new Column.Categorical("a", "0", "1"), new Column.Categorical("one", "only", "never"));
        Table rows = Table.of(schema, List.of(new int[] {0, 1, 1, 0, 1}, new int[5]));
        List<String> warnings = new ArrayList<>();
        Run run = new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        };
        var network = new BayesianNetworkTrainer().fit(Dataset.of(rows), run);
        assertThat(warnings).containsExactly("column 'one' has one value; nothing can depend on it");
        assertThat(network.nodes().get(0).parents()).isEmpty();
        assertThat(network.nodes().get(1).parents()).isEmpty();
    }

    @Test
    void tablesThatNoModelCouldHoldAreRefused() {
        List<Column> columns = new ArrayList<>();
        List<java.io.Serializable> arrays = new ArrayList<>();
        List<String> arcs = new ArrayList<>();
        for (int c = 0; c < 24; c++) {
            columns.add(new Column.Categorical("c" + c, "0", "1"));
            arrays.add(new int[] {0, 1, 0});
            if (c > 0) arcs.add("c" + c + "->c0");
        }
        Table rows = Table.of(new Schema(columns, "", ""), arrays);
        assertThatThrownBy(() -> trainer(Search.GIVEN, arcs, new Arcs()).fit(Dataset.of(rows), Run.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the table of 'c0' given [c1, ")
                .hasMessageEndingWith("has 1.68e+07 cells, more than 4194304; give it fewer parents or merge levels");
    }
}
