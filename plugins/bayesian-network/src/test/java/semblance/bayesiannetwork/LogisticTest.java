package semblance.bayesiannetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Seed;

/** Levels that depend on numbers: exact where the numbers are known, else as good as the draws say. */
class LogisticTest {
    /** dose ~ N(0, 1); ill with log odds 1 + 2 dose; fever = 37 + 2 ill + N(0, 1); a group apart. */
    private static final BayesianNetwork CLINIC = new BayesianNetwork(
            Schema.of(
                    new Column.Numeric("dose"),
                    new Column.Categorical("ill", "no", "yes"),
                    new Column.Numeric("fever"),
                    new Column.Categorical("group", "a", "b")),
            List.of(
                    new Node(new int[] {}, new ConditionalGaussian(new double[] {0}, new double[] {1})),
                    new Node(new int[] {0}, new LogisticRegression(new double[] {0, 0, 1, 2})),
                    new Node(new int[] {1}, new ConditionalGaussian(new double[] {37, 39}, new double[] {1, 1})),
                    new Node(new int[] {}, new ProbabilityTable(new double[] {0.4, 0.6}))));

    private static double ill(double dose) {
        return 1 / (1 + Math.exp(-1 - 2 * dose));
    }

    private static double normal(double x) {
        return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    /** The integral over the dose of its density, a function of it, and the density of a fever. */
    private static double integral(java.util.function.DoubleUnaryOperator of, double fever) {
        double sum = 0;
        for (double x = -9; x < 9; x += 0.001)
            sum += 0.001
                    * normal(x)
                    * of.applyAsDouble(x)
                    * (ill(x) * normal(fever - 39) + (1 - ill(x)) * normal(fever - 37));
        return sum;
    }

    private static Table row(String... known) {
        return Networks.row(CLINIC.schema(), known);
    }

    @Test
    void knownNumbersMakeItExact() {
        double[] ill = ((Prediction.Levels) CLINIC.predict(row("dose=0.5"), "ill")).probabilities()[1];
        assertThat(ill[0]).isCloseTo(ill(0.5), within(1e-12));
        double joint = normal(0.5) * (ill(0.5) * normal(-1) + (1 - ill(0.5)) * normal(1));
        assertThat(CLINIC.logDensity(row("dose=0.5", "fever=38"))[0]).isCloseTo(Math.log(joint), within(1e-12));
        assertThat(CLINIC.logDensity(row("dose=0.5", "ill=yes"))[0])
                .isCloseTo(Math.log(normal(0.5) * ill(0.5)), within(1e-12));
        assertThat(CLINIC.effectiveSampleSize(row("dose=0.5"))).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(CLINIC.exact()).isFalse();
        assertThat(CLINIC.cost(List.of()).exact()).isFalse();
        assertThat(CLINIC.cost(List.of("dose")).exact()).isTrue();
        assertThat(Networks.asia().exact()).isTrue();
    }

    @Test
    void whatDoesNotDependOnItStaysExact() {
        assertThat(CLINIC.logDensity(row("group=a"))[0]).isCloseTo(Math.log(0.4), within(1e-12));
        assertThat(((Prediction.Numbers) CLINIC.predict(row("group=a"), "dose")).deviations()[0])
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void unknownNumbersAreDrawnAndWeighted() {
        Table row = row("fever=39.5", "group=b");
        double evidence = integral(x -> 1, 39.5);
        double size = CLINIC.effectiveSampleSize(row)[0];
        assertThat(size).isBetween(300.0, 1000.0);
        double error = 5 / Math.sqrt(size);
        assertThat(CLINIC.logDensity(row)[0]).isCloseTo(Math.log(0.6 * evidence), within(error));
        Marginals marginals = CLINIC.marginals(row);
        double dose = integral(x -> x, 39.5) / evidence;
        assertThat(marginals.means()[0][0]).isCloseTo(dose, within(error));
        assertThat(marginals.deviations()[0][0])
                .isCloseTo(Math.sqrt(integral(x -> x * x, 39.5) / evidence - dose * dose), within(error));
        double expected =
                integral(x -> ill(x) * normal(0.5) / (ill(x) * normal(0.5) + (1 - ill(x)) * normal(2.5)), 39.5)
                        / evidence;
        assertThat(marginals.probabilities()[1][1][0]).isCloseTo(expected, within(error));
        Prediction.Levels alone = (Prediction.Levels) CLINIC.predict(row, "ill");
        assertThat(alone.probabilities()[1][0]).isCloseTo(expected, within(error));
        assertThat(CLINIC.predict(row, "ill")).usingRecursiveComparison().isEqualTo(alone);
    }

    @Test
    void aLevelTellsOfTheNumberBehindIt() {
        Table row = row("ill=no");
        double evidence = 0;
        double mean = 0;
        for (double x = -9; x < 9; x += 0.001) {
            evidence += 0.001 * normal(x) * (1 - ill(x));
            mean += 0.001 * normal(x) * (1 - ill(x)) * x;
        }
        double found = ((Prediction.Numbers) CLINIC.predict(row, "dose")).means()[0];
        assertThat(found).isCloseTo(mean / evidence, within(0.1));
        ConditionedNetwork well = CLINIC.given(Evidence.of(new Evidence.OneOf("ill", List.of("no"))));
        assertThat(Math.exp(well.logEvidence())).isCloseTo(evidence, within(0.03));
        double drawn = Arrays.stream(well.sample(2000, new Seed(3).random()).numbers(0))
                .average()
                .orElseThrow();
        assertThat(drawn).isCloseTo(mean / evidence, within(0.1));
    }

    @Test
    void theMostProbableRowIsRefused() {
        assertThatThrownBy(() -> CLINIC.mostProbable(row("ill=no")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1: the most probable row is not looked for while 'ill' depends on numbers that the row"
                        + " does not know; give those");
        assertThat(CLINIC.mostProbable(row("dose=2")).rows().codes(1)).containsExactly(1);
    }

    @Test
    void scoresBeyondAllMeasureStayProbabilities() {
        double[][] ill = ((Prediction.Levels) CLINIC.predict(row("dose=1e300"), "ill")).probabilities();
        assertThat(ill[0][0] + ill[1][0]).isCloseTo(1, within(1e-12));
    }
}
