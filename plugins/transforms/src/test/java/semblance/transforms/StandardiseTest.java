package semblance.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

class StandardiseTest {
    private static final double ROUNDING = 1e-12; // some hundred units in the last place of numbers near 1

    private static final double NEAR_A_MILLION = 1e-8; // the same there, in deviations of .3

    private final Standardise standardise = new Standardise();
    private final Rows.Watched run = new Rows.Watched();

    @Test
    void theResultHasMeanZeroAndDeviationOne() {
        double[] x = new Random(5).doubles(10_000, 1e6, 1e6 + 1).toArray();
        Dataset data = Dataset.of(Rows.x(x));
        double[] z = standardise.fit(data, run).apply(Rows.x(x)).numbers(0);
        double mean = Arrays.stream(z).average().orElseThrow();
        double variance =
                Arrays.stream(z).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(NEAR_A_MILLION));
        assertThat(variance).isCloseTo(1, within(NEAR_A_MILLION));
        assertThat(run.warnings).isEmpty();
    }

    @Test
    void theDeviationIsThatOfThePopulation() {
        Scaled fitted = standardise.fit(Dataset.of(Rows.x(2, 4, 4, 4, 5, 5, 7, 9)), run);
        assertThat(fitted.centres()).containsExactly(5);
        assertThat(fitted.scales()).containsExactly(2);
    }

    @Test
    void aWeightIsWorthThatManyRowsAndZeroNone() {
        Table weighted = Rows.x(1, 5, 100, 7, Rows.NAN).withWeights(new double[] {3, 1, 0, 2, 4});
        Scaled repeated = standardise.fit(Dataset.of(Rows.x(1, 1, 1, 5, 7, 7)), run);
        Scaled fitted = standardise.fit(Dataset.of(weighted), run);
        assertThat(fitted.centres()[0]).isCloseTo(repeated.centres()[0], within(ROUNDING));
        assertThat(fitted.scales()[0]).isCloseTo(repeated.scales()[0], within(ROUNDING));
    }

    @Test
    void aConstantColumnIsOnlyCentred() {
        Scaled fitted = standardise.fit(Dataset.of(Rows.x(.1, .1, Rows.NAN, .1)), run);
        assertThat(fitted.apply(Rows.x(.1, 1.1)).numbers(0)).containsExactly(0, 1);
        assertThat(run.warnings).containsExactly("column 'x' is constant; it is only centred");
    }

    @Test
    void aColumnWithoutValuesAndNoRowsAtAllAreLeftAsTheyAre() {
        for (Table rows : List.of(Rows.x(Rows.NAN, Rows.NAN), Rows.x())) {
            Rows.Watched watched = new Rows.Watched();
            Scaled fitted = standardise.fit(Dataset.of(rows), watched);
            assertThat(fitted.apply(Rows.x(3, Rows.NAN)).numbers(0)).containsExactly(3, Rows.NAN);
            assertThat(watched.warnings).containsExactly("column 'x' has no value; it is left as it is");
        }
    }

    @Test
    void numbersWhoseSquaresOverflowOrVanishHaveADeviationToo() {
        for (double unit : new double[] {1e300, 1e-300, Double.MIN_VALUE * 1000, 4e307}) {
            Table rows = Rows.x(unit, 2 * unit, 3 * unit, -unit);
            Scaled fitted = standardise.fit(Dataset.of(rows), run);
            assertThat(fitted.centres()[0] / unit).isCloseTo(1.25, within(1e-2));
            assertThat(fitted.scales()[0] / unit).isCloseTo(1.479, within(1e-2));
            assertThat(fitted.apply(rows).numbers(0)[2]).isCloseTo(1.183, within(1e-2));
        }
    }

    @Test
    void theEndsOfTheRangeOfDoublesAreStandardised() {
        Table rows = Rows.x(Double.MAX_VALUE, -Double.MAX_VALUE);
        Scaled fitted = standardise.fit(Dataset.of(rows), run);
        assertThat(fitted.apply(rows).numbers(0)).containsExactly(1, -1);
    }

    @Test
    void typesRolesWeightsAndOtherColumnsAreKept() {
        Table rows = Rows.mixed();
        Scaled fitted = standardise.fit(Dataset.of(rows), run);
        Table out = fitted.apply(rows);
        assertThat(out.schema()).isEqualTo(fitted.output());
        assertThat(fitted.output().columns())
                .startsWith(new Column.Numeric("height"), new Column.Numeric("age"), new Column.Numeric("born"))
                .endsWith(rows.schema().columns().subList(3, 6).toArray(Column[]::new));
        assertThat(out.schema().target()).isEqualTo("sex");
        assertThat(out.schema().weight()).isEqualTo("w");
        assertThat(out.weights()).containsExactly(rows.weights());
        for (int c = 3; c < 6; c++) assertThat(out.array(c)).isSameAs(rows.array(c));
    }

    @Test
    void invertingGivesTheRowsBackAndWholeNumbersExactly() {
        Table rows = Rows.mixed();
        Scaled fitted = standardise.fit(Dataset.of(rows), run);
        Table back = fitted.invert(fitted.apply(rows));
        assertThat(back.schema()).isEqualTo(rows.schema());
        assertThat(back.numbers(0)).containsExactly(rows.numbers(0), within(ROUNDING));
        assertThat(back.numbers(1)).containsExactly(rows.numbers(1));
        assertThat(back.numbers(2)).containsExactly(rows.numbers(2));
        assertThat(back.weights()).containsExactly(rows.weights());
    }

    @Test
    void invertingRoundsToWholeNumbersWhereTheColumnHoldsThem() {
        Schema schema = Schema.of(new Column.Numeric("n", Kind.INTEGER));
        Scaled fitted = new Scaled(schema, new double[] {10}, new double[] {4}, 0);
        Table z = Table.of(fitted.output(), List.of(new double[] {.3, -.1, Rows.NAN}));
        assertThat(fitted.invert(z).numbers(0)).containsExactly(11, 10, Rows.NAN);
    }

    @Test
    void mergingPartsInAnyGroupingGivesTheMomentsOfAllRows() {
        double[] x = new Random(8).doubles(3000, -5, 900).toArray();
        Moments whole = new Moments(1);
        whole.add(Rows.x(x));
        Moments left = new Moments(1);
        left.add(Rows.x(Arrays.copyOfRange(x, 0, 10)));
        Moments middle = new Moments(1);
        middle.add(Rows.x(Arrays.copyOfRange(x, 10, 2000)));
        Moments right = new Moments(1);
        right.add(Rows.x(Arrays.copyOfRange(x, 2000, 3000)));
        middle.merge(right);
        middle.merge(new Moments(1));
        left.merge(middle);
        assertThat(left.mean(0)).isCloseTo(whole.mean(0), within(1e-10));
        assertThat(left.deviation(0)).isCloseTo(whole.deviation(0), within(1e-10));
        assertThat(left.lowest(0)).isEqualTo(whole.lowest(0));
        assertThat(left.highest(0)).isEqualTo(whole.highest(0));
    }

    @Test
    void otherColumnsThanThoseItWasFittedToAreNamed() {
        Scaled fitted = standardise.fit(Dataset.of(Rows.x(1, 2)), Run.of(1));
        Table other = Table.of(Schema.of(new Column.Text("x")), List.of((Serializable) new String[] {"a"}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted.apply(other))
                .withMessage("column 1: expected Numeric[name=x, kind=a finite number], found Text[name=x]");
        Table more = Table.of(
                Schema.of(new Column.Numeric("x"), new Column.Text("y")),
                List.of(new double[] {1}, new String[] {"a"}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted.logJacobian(more))
                .withMessage("expected columns [x], found [x, y]");
    }
}
