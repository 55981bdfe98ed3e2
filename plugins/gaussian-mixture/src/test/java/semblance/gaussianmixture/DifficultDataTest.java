package semblance.gaussianmixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Data that a mixture could choke on: an answer and a warning, or an error that says what to do. */
class DifficultDataTest {

    private static Table table(Column column, Serializable cells) {
        return Table.of(Schema.of(column), List.of(cells));
    }

    private static GaussianMixture fit(Table table, GaussianMixtureTrainer trainer, List<String> warnings) {
        return trainer.fit(Dataset.of(table), new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public void warn(String message) {
                warnings.add(message);
            }
        });
    }

    private static GaussianMixture fit(Table table) {
        GaussianMixture model = fit(table, new GaussianMixtureTrainer(), new ArrayList<>());
        assertThat(model.logLikelihood()).isFinite();
        assertThat(model.logDensity(table)).doesNotContain(Double.NaN);
        assertThat(model.sample(100, new Seed(1).random()).rows()).isEqualTo(100);
        return model;
    }

    private static void refused(Table table, String message) {
        assertThatThrownBy(() -> fit(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatCannotBeLearnedFromIsNamed() {
        Column x = new Column.Numeric("x");
        refused(table(x, new double[0]), "there are no rows to learn from");
        refused(
                Table.of(
                        Schema.of(x, new Column.Numeric("y")),
                        List.of(new double[] {1, 2}, new double[] {Double.NaN, Double.NaN})),
                "column 'y': every cell is missing; leave it out");
        refused(
                table(x, new double[] {1, 1e300}),
                "column 'x': values must lie within 1.0E140, found one of size 1.0E300; rescale the column or correct"
                        + " the value");
        refused(
                table(new Column.Text("note"), new String[] {"a"}),
                "column 'note': a Gaussian mixture describes numbers and levels only; leave the column out or encode"
                        + " it");
        refused(
                table(new Column.Tensor("image", List.of(1)), new float[] {1}),
                "column 'image': a Gaussian mixture describes numbers and levels only; leave the column out or encode"
                        + " it");
        assertThatThrownBy(() ->
                        fit(table(x, new double[] {1, 2, 2}), Published.trainer(3, Covariance.FULL), new ArrayList<>()))
                .hasMessage("components must be at most the number of different rows, 2, got 3");
    }

    @Test
    void oneRowIsAConstantInEveryColumn() {
        List<String> warnings = new ArrayList<>();
        Table one = Table.of(
                Schema.of(new Column.Numeric("x"), new Column.Categorical("c", "u", "v")),
                List.of(new double[] {3.5}, new int[] {1}));
        GaussianMixture model = fit(one, new GaussianMixtureTrainer(), warnings);
        assertThat(warnings)
                .containsExactly(
                        "only up to 1 components are tried: there are no more different rows",
                        "column 'x' has one value, 3.5");
        assertThat(model.mixture().components()).isEqualTo(1);
        assertThat(model.sample(1, new Seed(1).random()).numbers(0)[0]).isCloseTo(3.5, within(1e-4));
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void constantAndRepeatedColumnsStayInBounds(Covariance covariance) {
        RandomGenerator random = new Seed(3).random();
        double[] x = random.doubles(200, 0, 1).toArray();
        double[] same = new double[200];
        Arrays.fill(same, -7);
        Table table = Table.of(
                Schema.of(
                        new Column.Numeric("x"),
                        new Column.Numeric("again"),
                        new Column.Numeric("same"),
                        new Column.Numeric("whole", Kind.INTEGER)),
                List.of(x, x.clone(), same, same.clone()));
        GaussianMixture model = fit(table, Published.trainer(2, covariance), new ArrayList<>());
        assertThat(model.logLikelihood()).isFinite();
        Table rows = model.sample(500, new Seed(1).random());
        if (covariance == Covariance.FULL) {
            for (int r = 0; r < 500; r++) {
                assertThat(rows.numbers(0)[r]).isCloseTo(rows.numbers(1)[r], within(1e-2));
                assertThat(rows.numbers(2)[r]).isCloseTo(-7, within(1e-3));
            }
        }
        assertThat(model.logDensity(table)).doesNotContain(Double.NaN, Double.NEGATIVE_INFINITY);
    }

    @Test
    void aSpikeAmongManyValuesBecomesAComponentOfItsOwn() {
        RandomGenerator random = new Seed(5).random();
        double[] gain = new double[2000];
        for (int r = 0; r < 400; r++) gain[r] = Math.rint(5000 + 1000 * random.nextGaussian());
        GaussianMixture model = fit(table(new Column.Numeric("gain", Kind.INTEGER), gain));
        double[] draws = model.sample(2000, new Seed(2).random()).numbers(0);
        assertThat(Arrays.stream(draws).filter(value -> value == 0).count()).isBetween(1500L, 1700L);
    }

    @Test
    void levelsAloneAreALatentClassModel() {
        RandomGenerator random = new Seed(8).random();
        int[][] codes = new int[4][3000];
        for (int r = 0; r < 3000; r++) {
            boolean first = random.nextDouble() < 0.6;
            for (int[] column : codes) column[r] = random.nextDouble() < (first ? 0.9 : 0.2) ? 0 : 1;
        }
        Table table = Table.of(
                Schema.of(
                        new Column.Categorical("a", "n", "y"),
                        new Column.Categorical("b", "n", "y"),
                        new Column.Categorical("c", "n", "y"),
                        new Column.Categorical("d", List.of("n", "y", "never"), true)),
                List.of(codes));
        GaussianMixture model = fit(table);
        assertThat(model.mixture().components()).isEqualTo(2);
        assertThat(model.mixture().weights()[0]).isCloseTo(0.6, within(0.05));
        assertThat(model.mixture().levels()[0][0][0]).isCloseTo(0.9, within(0.04));
        assertThat(model.mixture().levels()[0][3][2]).isPositive();
        assertThat(model.parameters()).isEqualTo(1 + 2 * (1 + 1 + 1 + 2));
    }

    @Test
    void columnsFarFromZeroLoseNothing() {
        RandomGenerator random = new Seed(6).random();
        double[] time = new double[1000];
        double[] y = new double[1000];
        for (int r = 0; r < 1000; r++) {
            time[r] = 1.7e9 + 60 * random.nextGaussian();
            y[r] = (time[r] - 1.7e9) / 60 + 0.1 * random.nextGaussian();
        }
        Table table = Table.of(
                Schema.of(new Column.Numeric("time", Kind.DATE_TIME), new Column.Numeric("y")), List.of(time, y));
        GaussianMixture model = fit(table, Published.trainer(1, Covariance.FULL), new ArrayList<>());
        double[] centred = Arrays.stream(time).map(t -> t - 1.7e9).toArray();
        Table near = Table.of(table.schema(), List.of(centred, y));
        GaussianMixture other = fit(near, Published.trainer(1, Covariance.FULL), new ArrayList<>());
        assertThat(model.logLikelihood()).isCloseTo(other.logLikelihood(), within(1e-4));
    }

    @Test
    void whollyMissingRowsCarryNoInformation() {
        double[] x = {1, 2, Double.NaN, 3, 4.5, Double.NaN};
        GaussianMixture model =
                fit(table(new Column.Numeric("x"), x), Published.trainer(1, Covariance.FULL), new ArrayList<>());
        GaussianMixture less = fit(
                table(new Column.Numeric("x"), new double[] {1, 2, 3, 4.5}),
                Published.trainer(1, Covariance.FULL),
                new ArrayList<>());
        assertThat(model.bic()).isCloseTo(less.bic(), within(1e-9));
        assertThat(model.encode(table(new Column.Numeric("x"), x)).numbers(0)).containsOnly(1);
    }

    @Test
    void evidenceThatCannotBeIsNamed() {
        GaussianMixture model = fit(table(new Column.Numeric("n", Kind.INTEGER), new double[] {1, 2, 3, 4, 9}));
        assertThatThrownBy(() -> model.given(Evidence.of(new Evidence.Range("n", 2.2, 2.8))))
                .hasMessage("column 'n': evidence of probability 0: Range[column=n, low=2.2, high=2.8]");
        ConditionedMixture given = model.given(Evidence.of(new Evidence.Range("n", 2, 3)));
        assertThat(given.sample(300, new Seed(1).random()).numbers(0)).containsOnly(2, 3);
        assertThatThrownBy(() -> given.given(Evidence.of(new Evidence.Range("n", 5, 6))))
                .hasMessageStartingWith("column 'n': evidence of probability 0");
        assertThatThrownBy(() -> model.logDensity(table(new Column.Numeric("m"), new double[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("column 'n': expected ");
    }

    @Test
    void badParametersAreNamed() {
        refused(
                () -> trainer(List.of(0), List.of(Covariance.FULL), 1, 1, 0, 1),
                "components must be at least 1, got 0");
        refused(
                () -> trainer(List.of(), List.of(Covariance.FULL), 1, 1, 0, 1),
                "components must name at least one number");
        refused(() -> trainer(List.of(1), List.of(), 1, 1, 0, 1), "covariance must name at least one kind");
        refused(() -> trainer(List.of(1), List.of(Covariance.FULL), 0, 1, 0, 1), "starts must be at least 1, got 0");
        refused(
                () -> trainer(List.of(1), List.of(Covariance.FULL), 1, 0, 0, 1),
                "maximumIterations must be at least 1, got 0");
        refused(
                () -> trainer(List.of(1), List.of(Covariance.FULL), 1, 1, Double.NaN, 1),
                "tolerance must be at least 0, got NaN");
        refused(() -> trainer(List.of(1), List.of(Covariance.FULL), 1, 1, 0, 0), "smoothing must be above 0, got 0.0");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static GaussianMixtureTrainer trainer(
            List<Integer> components,
            List<Covariance> covariance,
            int starts,
            int iterations,
            double tolerance,
            double smoothing) {
        return new GaussianMixtureTrainer(
                components, covariance, Criterion.BIC, starts, iterations, tolerance, false, smoothing);
    }

    @Test
    void aBestNumberOfComponentsAtTheEdgeOfThoseTriedIsSaid() {
        List<String> edge = new ArrayList<>();
        fit(Published.faithful(), Published.trainer(List.of(1, 2), List.of(Covariance.FULL), 1e-10), edge);
        assertThat(edge).containsExactly("the largest number of components tried is the best, 2; more may fit better");
        List<String> within = new ArrayList<>();
        fit(Published.faithful(), Published.trainer(List.of(1, 2, 3), List.of(Covariance.FULL), 1e-10), within);
        assertThat(within).isEmpty();
    }
}
