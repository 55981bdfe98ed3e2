package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.bayesiannetwork.Arcs;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.ConditionalGaussian;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;

/** Distributions once the graph is known. */
class EstimatesTest {
    private static BayesianNetwork fit(Table rows, Parameters parameters, double equivalentSampleSize, String... arcs) {
        return new BayesianNetworkTrainer(
                        Search.GIVEN,
                        Score.BIC,
                        1,
                        0,
                        List.of(arcs),
                        new Arcs(),
                        NumericParents.FORBID,
                        parameters,
                        equivalentSampleSize,
                        0.01,
                        1,
                        100,
                        1e-6,
                        Local.tables())
                .fit(Dataset.of(rows), Run.of(1));
    }

    private static String[] arcs(Schema schema, String graph) {
        List<String> arcs = new ArrayList<>();
        int[][] parents = Samples.graph(schema, graph);
        for (int node = 0; node < parents.length; node++)
            for (int parent : parents[node])
                arcs.add(schema.names().get(parent) + "->" + schema.names().get(node));
        return arcs.toArray(String[]::new);
    }

    private static double sum(BayesianNetwork network, Table rows) {
        return Arrays.stream(network.logDensity(rows)).sum();
    }

    @Test
    void theLikeliestParametersHaveThePublishedLikelihood() {
        Table levels = Samples.read("learning-test.csv.gz");
        String[] graph = arcs(levels.schema(), PublishedScoresTest.LEARNING);
        assertThat(sum(fit(levels, Parameters.MAXIMUM_LIKELIHOOD, 1, graph), levels))
                .isCloseTo(-23832.131772, within(1e-6));
        Table numbers = Samples.read("gaussian-test.csv.gz");
        String[] arcs = arcs(numbers.schema(), PublishedScoresTest.GAUSSIAN);
        assertThat(sum(fit(numbers, Parameters.MAXIMUM_LIKELIHOOD, 1, arcs), numbers))
                .isCloseTo(-53131.915159, within(1e-5));
    }

    @Test
    void theGraphOfAMixedSampleIsFoundAndItsLikelihoodIsItsScore() {
        Table rows = Samples.read("clgaussian-test.csv.gz");
        BayesianNetworkTrainer trainer = PublishedGraphsTest.trainer(Search.AUTO, Score.BIC, new Arcs());
        int[][] found = PublishedGraphsTest.learned(trainer, rows, 1).graph();
        int[][] truth = Samples.graph(rows.schema(), "[A][B][C][H][D|A:H][F|B:C][E|B:D][G|A:D:E:F]");
        Scores scores = PublishedScoresTest.scores(rows, Score.BIC, 1);
        assertThat(PublishedScoresTest.sum(scores, found))
                .isGreaterThanOrEqualTo(PublishedScoresTest.sum(scores, truth) - 1e-6);
        String[] arcs = arcs(rows.schema(), "[A][B][C][H][D|A:H][F|B:C][E|B:D][G|A:D:E:F]");
        BayesianNetwork network = fit(rows, Parameters.MAXIMUM_LIKELIHOOD, 1, arcs);
        Rows held = Rows.of(Dataset.of(rows), Layout.of(rows.schema()));
        Scores likelihoods = new HeldScores(held, Scales.of(held), Criterion.likelihood(held.total), Run.of(1));
        assertThat(sum(network, rows)).isCloseTo(PublishedScoresTest.sum(likelihoods, truth), within(1e-4));
    }

    @Test
    void aDirichletPriorIsSpreadEvenlyOverTheTable() {
        Table rows = Table.of(
                Schema.of(new Column.Categorical("a", "0", "1"), new Column.Categorical("b", "0", "1", "2")),
                List.of(new int[] {0, 0, 0, 0}, new int[] {0, 0, 0, 1}));
        double[] table = ((ProbabilityTable)
                        fit(rows, Parameters.BAYESIAN, 6, "a->b").nodes().get(1).distribution())
                .probabilities();
        assertThat(table)
                .containsExactly(new double[] {4 / 7.0, 2 / 7.0, 1 / 7.0, 1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
        double[] likeliest = ((ProbabilityTable) fit(rows, Parameters.MAXIMUM_LIKELIHOOD, 6, "a->b")
                        .nodes()
                        .get(1)
                        .distribution())
                .probabilities();
        assertThat(likeliest).containsExactly(new double[] {0.75, 0.25, 0, 1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
    }

    @Test
    void theRegressionOfAConfigurationWithoutRowsIsThatOfAll() {
        double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] y = {2.1, 3.9, 6.2, 7.8, 10.1, 11.9, 14.2, 15.8};
        Table rows = Table.of(
                Schema.of(new Column.Categorical("a", "0", "1"), new Column.Numeric("x"), new Column.Numeric("y")),
                List.of(new int[8], x, y));
        for (Parameters parameters : Parameters.values()) {
            ConditionalGaussian found = (ConditionalGaussian)
                    fit(rows, parameters, 1, "a->y", "x->y").nodes().get(2).distribution();
            assertThat(found.coefficients()[2]).isCloseTo(found.coefficients()[0], within(1e-9));
            assertThat(found.coefficients()[3]).isCloseTo(found.coefficients()[1], within(1e-9));
            assertThat(found.variances()[1]).isCloseTo(found.variances()[0], within(1e-9));
            assertThat(found.coefficients()[1]).isCloseTo(1.98571429, within(1e-8)); // 83.4 / 42
        }
    }

    @Test
    void fewRowsOfAConfigurationAreDrawnTowardsAll() {
        Table rows = Known.mixed(400, 7);
        double[] likeliest = slopes(rows, Parameters.MAXIMUM_LIKELIHOOD, 1);
        double[] little = slopes(rows, Parameters.BAYESIAN, 10);
        double[] much = slopes(rows, Parameters.BAYESIAN, 1e6);
        for (int j = 0; j < 3; j++) {
            assertThat(Math.abs(little[j] - likeliest[j])).isLessThan(0.15);
            assertThat(much[j]).isCloseTo(much[0], within(1e-3));
        }
    }

    private static double[] slopes(Table rows, Parameters parameters, double equivalentSampleSize) {
        double[] all = ((ConditionalGaussian) fit(rows, parameters, equivalentSampleSize, "b->y", "x->y")
                        .nodes()
                        .get(4)
                        .distribution())
                .coefficients();
        return new double[] {all[1], all[3], all[5]};
    }

    @Test
    void tailsOfChiSquaredAreThoseOfTables() {
        assertThat(ChiSquared.above(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
        assertThat(ChiSquared.above(18.307038053275146, 10)).isCloseTo(0.05, within(1e-12));
        assertThat(ChiSquared.above(2, 2)).isCloseTo(Math.exp(-1), within(1e-14));
        assertThat(ChiSquared.above(300, 2)).isCloseTo(Math.exp(-150), within(1e-77));
        assertThat(ChiSquared.above(0, 3)).isEqualTo(1);
        assertThat(ChiSquared.beyond(1.959963984540054)).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void logarithmsOfTheGammaFunctionAreExact() {
        double log = 0;
        for (int n = 1; n < 200; n++) {
            assertThat(Logarithms.logGamma(n)).as("n = " + n).isCloseTo(log, within(1e-13 * Math.max(1, log)));
            log += Math.log(n);
        }
        assertThat(Logarithms.logGamma(0.5)).isCloseTo(Math.log(Math.PI) / 2, within(1e-14));
        assertThat(Logarithms.logGamma(1e-8)).isCloseTo(18.420680738180209, within(1e-12));
    }
}
