package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Arcs;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.Distribution;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.ProbabilityTree;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;
import semblance.bayesiannetwork.Structure;

/** Tables where every configuration matters, trees where a parent matters in some contexts only. */
class LocalStructureTest {
    private static final Schema SCHEMA = Schema.of(
            new Column.Categorical("a", "0", "1"),
            new Column.Categorical("b", "0", "1", "2"),
            new Column.Categorical("c", "0", "1", "2"),
            new Column.Categorical("child", "0", "1"));

    /** The child asks for b only where a is 0, and for c only where b is not 0 then. */
    private static Table contexts() {
        RandomGenerator random = new Seed(11).random();
        int[][] codes = new int[4][3000];
        for (int r = 0; r < 3000; r++) {
            codes[0][r] = random.nextInt(2);
            codes[1][r] = random.nextInt(3);
            codes[2][r] = random.nextInt(3);
            double yes = codes[0][r] == 1 ? 0.5 : codes[1][r] == 0 ? 0.95 : codes[2][r] == 0 ? 0.05 : 0.5;
            codes[3][r] = random.nextDouble() < yes ? 1 : 0;
        }
        return Table.of(SCHEMA, List.of(codes));
    }

    private static BayesianNetworkTrainer trainer(
            Search search, List<String> graph, Parameters parameters, Local local) {
        return new BayesianNetworkTrainer(
                search,
                Score.BIC,
                2,
                20,
                graph,
                new Arcs(),
                NumericParents.FORBID,
                parameters,
                1,
                0.01,
                3,
                100,
                1e-6,
                local);
    }

    private static Distribution child(Structure structure) {
        BayesianNetwork network = trainer(
                        Search.GIVEN,
                        List.of("a->child", "b->child", "c->child"),
                        Parameters.BAYESIAN,
                        new Local(structure, 1, 1, 1))
                .fit(Dataset.of(contexts()), Run.of(1));
        return network.nodes().get(3).distribution();
    }

    @Test
    void theScorePrefersATreeWhereParentsMatterInSomeContexts() {
        assertThat(child(Structure.AUTO)).isInstanceOf(ProbabilityTree.class);
        assertThat(child(Structure.TABLE)).isInstanceOf(ProbabilityTable.class);
        assertThat(child(Structure.TREE)).isInstanceOf(ProbabilityTree.class);
    }

    @Test
    void treesExplainUnseenRowsBetterThanTablesWhereContextsMatter() {
        Table train = contexts().slice(0, 400);
        Table test = contexts().slice(400, 3000);
        double[] means = new double[2];
        for (int i = 0; i < 2; i++) {
            Structure structure = i == 0 ? Structure.TABLE : Structure.TREE;
            BayesianNetwork network = trainer(
                            Search.GIVEN,
                            List.of("a->child", "b->child", "c->child"),
                            Parameters.BAYESIAN,
                            new Local(structure, 1, 1, 1))
                    .fit(Dataset.of(train), Run.of(1));
            for (double logDensity : network.logDensity(test)) means[i] += logDensity / test.rows();
        }
        assertThat(means[1]).isGreaterThan(means[0]);
    }

    @Test
    void graphAndTreesAreLearnedTogether() {
        BayesianNetwork network = trainer(
                        Search.AUTO, List.of(), Parameters.BAYESIAN, new Local(Structure.TREE, 1, 1, 1))
                .fit(Dataset.of(contexts()), Run.of(1));
        assertThat(network.nodes()).allMatch(node -> node.distribution() instanceof ProbabilityTree);
        assertThat(network.nodes().stream()
                        .mapToInt(node -> node.parents().length)
                        .sum())
                .isBetween(2, 6);
    }

    @Test
    void whatTreesCannotDoIsNamed() {
        Local tree = new Local(Structure.TREE, 1, 1, 1);
        assertThatThrownBy(() -> trainer(Search.TABU, List.of(), Parameters.BAYESIAN, tree))
                .hasMessage("local.structure=tree has a search of its own; leave search=auto, or give a graph with"
                        + " search=given");
        assertThatThrownBy(() -> trainer(Search.AUTO, List.of(), Parameters.MAXIMUM_LIKELIHOOD, tree))
                .hasMessage("local.structure=tree smooths the probabilities of its leaves; choose parameters=bayesian");
        Table numbers = Table.of(Schema.of(new Column.Numeric("age")), List.of(new double[] {1, 2, 3}));
        assertThatThrownBy(() -> trainer(Search.AUTO, List.of(), Parameters.BAYESIAN, tree)
                        .fit(Dataset.of(numbers), Run.of(1)))
                .hasMessage(
                        "local.structure=tree is for categorical columns, but 'age' is numeric; make it categorical, or"
                                + " choose local.structure=table");
        Table gaps = Table.of(
                Schema.of(new Column.Categorical("a", "0", "1"), new Column.Categorical("b", "0", "1")),
                List.of(new int[] {0, 1, -1}, new int[] {1, 0, 1}));
        assertThatThrownBy(() -> trainer(Search.AUTO, List.of(), Parameters.BAYESIAN, tree)
                        .fit(Dataset.of(gaps), Run.of(1)))
                .hasMessage(
                        "local.structure=tree needs complete rows that memory can hold; fill the missing cells first, or"
                                + " choose local.structure=table");
        assertThatThrownBy(() -> new Local(Structure.AUTO, 2, 1, 1))
                .hasMessage("kappa must be above 0 and at most 1, got 2.0");
    }
}
