package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.LogisticRegression;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;

/** Numbers as parents of levels, where that is asked for. */
class LogisticParentsTest {
    private static BayesianNetworkTrainer given(String... arcs) {
        return trainer(Search.GIVEN, List.of(arcs), new Arcs(), NumericParents.LOGISTIC);
    }

    private static BayesianNetworkTrainer trainer(
            Search search, List<String> graph, Arcs arcs, NumericParents numericParents) {
        return new BayesianNetworkTrainer(
                search,
                Score.BIC,
                1,
                20,
                graph,
                arcs,
                numericParents,
                Parameters.BAYESIAN,
                1,
                0.01,
                3,
                100,
                1e-6,
                Local.tables());
    }

    /** A number x, and levels of which the log odds are 1 + 2x for the second and -1 - x / 2 for the third. */
    private static Table rows(int rows) {
        RandomGenerator random = new Seed(8).random();
        double[] x = new double[rows];
        int[] level = new int[rows];
        for (int r = 0; r < rows; r++) {
            x[r] = 10 + 3 * random.nextGaussian();
            double z = (x[r] - 10) / 3;
            double second = Math.exp(1 + 2 * z);
            double third = Math.exp(-1 - z / 2);
            double u = random.nextDouble() * (1 + second + third);
            level[r] = u < 1 ? 0 : u < 1 + second ? 1 : 2;
        }
        return Table.of(
                Schema.of(new Column.Numeric("x"), new Column.Categorical("l", "0", "1", "2")), List.of(x, level));
    }

    @Test
    void coefficientsAreRecovered() {
        BayesianNetwork network = given("x->l").fit(Dataset.of(rows(20_000)), Run.of(1));
        double[] found = ((LogisticRegression) network.nodes().get(1).distribution()).coefficients();
        assertThat(found[0]).isZero();
        assertThat(found[1]).isZero();
        assertThat(found[2] + 10 * found[3]).isCloseTo(1, within(0.1));
        assertThat(3 * found[3]).isCloseTo(2, within(0.1));
        assertThat(found[4] + 10 * found[5]).isCloseTo(-1, within(0.15));
        assertThat(3 * found[5]).isCloseTo(-0.5, within(0.15));
    }

    @Test
    void theLikeliestCoefficientsMatchTheShares() {
        // at the maximum, expected counts are the counts (the prior shifts them by less than a hundredth)
        Table rows = rows(2000);
        BayesianNetwork network = given("x->l").fit(Dataset.of(rows), Run.of(1));
        double[] found = ((LogisticRegression) network.nodes().get(1).distribution()).coefficients();
        double[] gap = new double[3];
        for (int r = 0; r < rows.rows(); r++) {
            double x = rows.numbers(0)[r];
            double sum = 0;
            for (int k = 0; k < 3; k++) sum += Math.exp(found[2 * k] + found[2 * k + 1] * x);
            for (int k = 0; k < 3; k++)
                gap[k] += (rows.codes(1)[r] == k ? 1 : 0) - Math.exp(found[2 * k] + found[2 * k + 1] * x) / sum;
        }
        for (double each : gap) assertThat(each).isCloseTo(0, within(0.05));
    }

    @Test
    void aNumberThatTellsLevelsApartHasFiniteCoefficients() {
        Table rows = Table.of(
                Schema.of(new Column.Numeric("x"), new Column.Categorical("l", "0", "1")),
                List.of(new double[] {1, 2, 3, 7, 8, 9}, new int[] {0, 0, 0, 1, 1, 1}));
        BayesianNetwork network = given("x->l").fit(Dataset.of(rows), Run.of(1));
        for (double coefficient : ((LogisticRegression) network.nodes().get(1).distribution()).coefficients())
            assertThat(coefficient).isFinite();
    }

    @Test
    void numbersBecomeParentsOnlyWhereThatIsAskedFor() {
        Table rows = rows(1000);
        Arcs causes = new Arcs(List.of(), List.of(), List.of("x", "l"), 12);
        BayesianNetwork network =
                trainer(Search.AUTO, List.of(), causes, NumericParents.LOGISTIC).fit(Dataset.of(rows), Run.of(1));
        assertThat(network.nodes().get(1).parents()).containsExactly(0);
        assertThat(network.exact()).isFalse();
        BayesianNetwork plain =
                trainer(Search.AUTO, List.of(), causes, NumericParents.FORBID).fit(Dataset.of(rows), Run.of(1));
        assertThat(plain.nodes().get(1).parents()).isEmpty();
        assertThat(plain.exact()).isTrue();
    }

    @Test
    void missingCellsAreFilledForRegressionsToo() {
        Table rows = Known.holes(rows(600), 0.1, 9);
        Arcs causes = new Arcs(List.of(), List.of(), List.of("x", "l"), 12);
        BayesianNetwork network =
                trainer(Search.AUTO, List.of(), causes, NumericParents.LOGISTIC).fit(Dataset.of(rows), Run.of(1));
        assertThat(network.nodes().get(1).parents()).containsExactly(0);
        double[] found = ((LogisticRegression) network.nodes().get(1).distribution()).coefficients();
        assertThat(3 * found[3]).isCloseTo(2, within(0.5));
    }
}
