package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;

/** Evidence that numbers lie in ranges. */
class RangesTest {
    private static final int CELLS = 240;

    /** A level, and two numbers that depend on it and on each other. */
    private static BayesianNetwork mixed(Kind kind) {
        Schema schema = Schema.of(
                new Column.Categorical("kind", "small", "large"),
                new Column.Numeric("width", kind),
                new Column.Numeric("height", kind));
        return new BayesianNetwork(
                schema,
                List.of(
                        new Node(new int[] {}, new ProbabilityTable(new double[] {0.3, 0.7})),
                        new Node(new int[] {0}, new ConditionalGaussian(new double[] {0, 2}, new double[] {1, 0.5})),
                        new Node(
                                new int[] {0, 1},
                                new ConditionalGaussian(new double[] {1, -0.8, 0, 1.5}, new double[] {0.25, 1}))));
    }

    /** The middles of a grid over both ranges, and the area of its cells. */
    private static Table grid(BayesianNetwork network, Evidence.Range width, Evidence.Range height) {
        double[] x = new double[CELLS * CELLS];
        double[] y = new double[CELLS * CELLS];
        int[] unknown = new int[x.length];
        Arrays.fill(unknown, -1);
        for (int i = 0; i < x.length; i++) {
            x[i] = width.low() + (i % CELLS + 0.5) * (width.high() - width.low()) / CELLS;
            y[i] = height.low() + (i / CELLS + 0.5) * (height.high() - height.low()) / CELLS;
        }
        return Table.of(network.schema(), List.of((Serializable) unknown, x, y));
    }

    @Test
    void twoRangesHaveTheIntegralOfTheDensity() {
        BayesianNetwork network = mixed(Kind.REAL);
        Evidence.Range width = new Evidence.Range("width", 0.5, 1.5);
        Evidence.Range height = new Evidence.Range("height", 0, 2);
        ConditionedNetwork given = network.given(Evidence.of(width, height));
        Table grid = grid(network, width, height);
        double[] densities = network.logDensity(grid);
        double area = 2.0 / CELLS / CELLS;
        double mass = 0;
        double small = 0;
        double mean = 0;
        double square = 0;
        double[][] levels = ((Prediction.Levels) network.predict(grid, "kind")).probabilities();
        for (int i = 0; i < densities.length; i++) {
            double p = Math.exp(densities[i]) * area;
            mass += p;
            small += p * levels[0][i];
            mean += p * grid.numbers(2)[i];
            square += p * grid.numbers(2)[i] * grid.numbers(2)[i];
        }
        assertThat(Math.exp(given.logEvidence())).isCloseTo(mass, within(1e-5 * mass));
        Marginals marginals = given.marginals(Networks.row(network.schema()));
        assertThat(marginals.probabilities()[0][0][0]).isCloseTo(small / mass, within(1e-5));
        assertThat(marginals.means()[2][0]).isCloseTo(mean / mass, within(1e-5));
        assertThat(Math.pow(marginals.deviations()[2][0], 2))
                .isCloseTo(square / mass - mean / mass * (mean / mass), within(1e-5));
        Table draws = given.sample(4000, new Seed(2).random());
        assertThat(Arrays.stream(draws.numbers(2)).average().orElseThrow())
                .isCloseTo(mean / mass, within(5 * marginals.deviations()[2][0] / Math.sqrt(4000)));
        assertThat(Arrays.stream(draws.numbers(1))).allMatch(x -> x >= 0.5 && x <= 1.5);
        assertThat(Arrays.stream(draws.codes(0)).filter(code -> code == 0).count() / 4000.0)
                .isCloseTo(small / mass, within(0.04));
    }

    @Test
    void whatAModelIsGivenItAlsoPredictsImputesAndConditionsOn() {
        BayesianNetwork network = mixed(Kind.REAL);
        ConditionedNetwork wide = network.given(Evidence.of(new Evidence.Range("width", 1, Double.POSITIVE_INFINITY)));
        ConditionedNetwork both = wide.given(Evidence.of(new Evidence.Range("width", 0, 2)));
        assertThat(both.evidence().conditions()).containsExactly(new Evidence.Range("width", 1, 2));
        Table nothing = Networks.row(network.schema());
        Prediction.Numbers width = (Prediction.Numbers) both.predict(nothing, "width");
        assertThat(width.means()[0]).isBetween(1.0, 2.0);
        assertThat(width.deviations()[0]).isBetween(0.05, 0.3);
        Table filled = both.impute(nothing, new Seed(1).random());
        assertThat(filled.numbers(1)[0]).isBetween(1.0, 2.0);
        assertThat(both.impute(nothing).numbers(1)[0]).isEqualTo(width.means()[0]);
        assertThat(both.logDensity(nothing)[0]).isCloseTo(0, within(1e-12));
        assertThatThrownBy(() -> both.given(Evidence.of(new Evidence.Range("width", 3, 4))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'width': evidence of probability 0: Range[column=width, low=3.0, high=4.0]");
    }

    @Test
    void aRangeOfWholeNumbersReachesHalfAUnitBeyond() {
        BayesianNetwork network = mixed(Kind.INTEGER);
        ConditionedNetwork one = network.given(Evidence.of(new Evidence.Range("width", 0.7, 2.2)));
        BayesianNetwork real = mixed(Kind.REAL);
        assertThat(one.logEvidence())
                .isCloseTo(
                        real.given(Evidence.of(new Evidence.Range("width", 0.5, 2.5)))
                                .logEvidence(),
                        within(1e-12));
        assertThat(Arrays.stream(one.sample(500, new Seed(3).random()).numbers(1)))
                .allMatch(x -> x == 1 || x == 2);
        assertThatThrownBy(() -> network.given(Evidence.of(new Evidence.Range("width", 0.2, 0.7))))
                .hasMessageStartingWith("column 'width': evidence of probability 0");
    }

    @Test
    void evidenceThatEarlierEvidenceRulesOutIsNamed() {
        BayesianNetwork asia = Networks.asia();
        assertThatThrownBy(() -> asia.given(Evidence.of(
                        new Evidence.OneOf("smoke", List.of("yes")),
                        new Evidence.OneOf("lung", List.of("yes")),
                        new Evidence.OneOf("either", List.of("no")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'either': evidence of probability 0: OneOf[column=either, levels=[no]] once"
                        + " [OneOf[column=smoke, levels=[yes]], OneOf[column=lung, levels=[yes]]] is known");
    }
}
