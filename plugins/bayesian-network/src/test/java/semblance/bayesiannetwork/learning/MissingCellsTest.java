package semblance.bayesiannetwork.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import semblance.bayesiannetwork.LearningState;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.ProbabilityTable;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;

/** Rows with missing cells: the graph is found all the same, and the parameters are those of EM. */
class MissingCellsTest {
    private static BayesianNetworkTrainer given(String... arcs) {
        return new BayesianNetworkTrainer(
                Search.GIVEN,
                Score.BIC,
                1,
                0,
                List.of(arcs),
                new Arcs(),
                NumericParents.FORBID,
                Parameters.MAXIMUM_LIKELIHOOD,
                1,
                0.01,
                1,
                2000,
                0,
                Local.tables());
    }

    @Test
    void oneMissingColumnHasTheLikeliestParametersInClosedForm() {
        // b is missing in rows 5 to 8 of a = 0: its share given a is that of the rows that know it
        Table rows = Table.of(
                Schema.of(new Column.Categorical("a", "0", "1"), new Column.Categorical("b", "0", "1")),
                List.of(new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1}, new int[] {0, 0, 0, 1, -1, -1, -1, -1, 1, 1, 0}));
        BayesianNetwork network = given("a->b").fit(Dataset.of(rows), Run.of(1));
        assertThat(table(network, 0)).containsExactly(new double[] {8 / 11.0, 3 / 11.0}, within(1e-9));
        assertThat(table(network, 1)).containsExactly(new double[] {0.75, 0.25, 1 / 3.0, 2 / 3.0}, within(1e-9));
        // and turned, which is the same distribution in other parameters
        BayesianNetwork turned = given("b->a").fit(Dataset.of(rows), Run.of(1));
        assertThat(turned.logDensity(rows)).containsExactly(network.logDensity(rows), within(1e-4));
    }

    private static double[] table(BayesianNetwork network, int column) {
        return ((ProbabilityTable) network.nodes().get(column).distribution()).probabilities();
    }

    @Test
    void missingNumbersOfFaithfulHaveThePublishedGaussian() {
        // as published for the table without waiting in every third row
        Table whole = Faithful.rows();
        double[] waiting = whole.numbers(1).clone();
        for (int r = 2; r < waiting.length; r += 3) waiting[r] = Double.NaN;
        Table rows = Table.of(whole.schema(), List.of(whole.numbers(0), waiting));
        BayesianNetwork network = given("eruptions->waiting").fit(Dataset.of(rows), Run.of(1));
        ConditionalGaussian first = (ConditionalGaussian) network.nodes().get(0).distribution();
        ConditionalGaussian second =
                (ConditionalGaussian) network.nodes().get(1).distribution();
        double mean = first.coefficients()[0];
        double slope = second.coefficients()[1];
        assertThat(mean).isCloseTo(3.48778309, within(1e-6));
        assertThat(second.coefficients()[0] + slope * mean).isCloseTo(70.98445351, within(1e-5));
        assertThat(first.variances()[0]).isCloseTo(1.29793889, within(1e-6));
        assertThat(slope * first.variances()[0]).isCloseTo(14.17300121, within(1e-5));
        assertThat(second.variances()[0] + slope * slope * first.variances()[0]).isCloseTo(192.56873932, within(1e-3));
        double likelihood = 0;
        for (double log : network.logDensity(rows)) likelihood += log;
        assertThat(likelihood).isCloseTo(-1010.215842, within(1e-5));
    }

    @Test
    void theGraphIsFoundAlthoughCellsAreMissing() {
        Table table = Samples.read("learning-test.csv.gz");
        Table holes = Known.holes(table, 0.1, 1);
        LearningState state =
                PublishedGraphsTest.learned(PublishedGraphsTest.trainer(Search.AUTO, Score.BIC, new Arcs()), holes, 1);
        Scores scores = PublishedScoresTest.scores(table, Score.BIC, 1);
        assertThat(PublishedScoresTest.sum(scores, state.graph())).isCloseTo(-24006.734232, within(1e-6));
    }

    @Test
    void mixedColumnsAreLearnedAlthoughCellsAreMissing() {
        Table table = Known.mixed(1500, 2);
        BayesianNetworkTrainer trainer = PublishedGraphsTest.trainer(Search.AUTO, Score.BIC, new Arcs());
        BayesianNetwork whole = trainer.fit(Dataset.of(table), Run.of(1));
        BayesianNetwork holed = trainer.fit(Dataset.of(Known.holes(table, 0.15, 3)), Run.of(1));
        Table fresh = Known.mixed(3000, 4);
        assertThat(mean(holed.logDensity(fresh))).isCloseTo(mean(whole.logDensity(fresh)), within(0.03));
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElse(Double.NaN);
    }

    @Test
    void emNeverLosesLikelihood() {
        Table rows = Known.holes(Known.mixed(400, 5), 0.3, 6);
        BayesianNetworkTrainer trainer = given("a->b", "a->c", "b->c", "a->x", "x->y", "b->y");
        Dataset data = Dataset.of(rows);
        double[] last = {Double.NEGATIVE_INFINITY};
        Run watched = new Run() {
            @Override
            public semblance.api.train.Seed seed() {
                return new semblance.api.train.Seed(1);
            }

            @Override
            public void report(String metric, long step, double value) {
                if (!metric.equals("logLikelihood")) return;
                assertThat(value).isGreaterThanOrEqualTo(last[0] - 1e-7);
                last[0] = value;
            }
        };
        LearningState state = trainer.start(data, watched);
        for (int i = 0; i < 6 && !trainer.done(state); i++) state = trainer.next(state, data, watched);
        assertThat(last[0]).isGreaterThan(Double.NEGATIVE_INFINITY);
        assertThat(state.iterations()).isGreaterThan(10);
    }
}
