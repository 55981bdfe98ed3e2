package semblance.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;

class MinMaxTest {
    private final Rows.Watched run = new Rows.Watched();

    @Test
    void theSmallestAndLargestValuesGoToTheEnds() {
        Table rows = Rows.x(7, 3, Rows.NAN, 5, 11);
        assertThat(new MinMax().fit(Dataset.of(rows), run).apply(rows).numbers(0))
                .containsExactly(.5, 0, Rows.NAN, .25, 1);
        assertThat(new MinMax(-1, 3).fit(Dataset.of(rows), run).apply(rows).numbers(0))
                .containsExactly(1, -1, Rows.NAN, 0, 3);
    }

    @Test
    void whatIsSeenLaterMayLieOutside() {
        Scaled fitted = new MinMax().fit(Dataset.of(Rows.x(0, 10)), run);
        assertThat(fitted.apply(Rows.x(20, -5)).numbers(0)).containsExactly(2, -.5);
        assertThat(fitted.invert(Rows.x(2, -.5)).numbers(0)).containsExactly(20, -5);
    }

    @Test
    void rowsOfWeightZeroDoNotCount() {
        Table rows = Rows.x(1, 3, 1000).withWeights(new double[] {1, 1, 0});
        assertThat(new MinMax().fit(Dataset.of(rows), run).scales()).containsExactly(2);
    }

    @Test
    void aConstantColumnBecomesTheLowerEnd() {
        Scaled fitted = new MinMax(2, 3).fit(Dataset.of(Rows.x(5, 5)), run);
        assertThat(fitted.apply(Rows.x(5)).numbers(0)).containsExactly(2);
        assertThat(fitted.invert(Rows.x(2)).numbers(0)).containsExactly(5);
        assertThat(run.warnings).containsExactly("column 'x' is constant; it becomes 2.0");
    }

    @Test
    void aColumnWithoutValuesIsLeftAsItIs() {
        Scaled fitted = new MinMax(2, 3).fit(Dataset.of(Rows.x(Rows.NAN)), run);
        assertThat(fitted.apply(Rows.x(9, Rows.NAN)).numbers(0)).containsExactly(9, Rows.NAN);
        assertThat(run.warnings).containsExactly("column 'x' has no value; it is left as it is");
    }

    @Test
    void invertingGivesTheRowsBack() {
        Table rows = Rows.mixed();
        Scaled fitted = new MinMax(-1, 1).fit(Dataset.of(rows), run);
        Table back = fitted.invert(fitted.apply(rows));
        assertThat(back.numbers(0)).containsExactly(rows.numbers(0), within(1e-12));
        assertThat(back.numbers(2)).containsExactly(rows.numbers(2));
    }

    @Test
    void largeNumbersAreMappedAndThoseTooFarApartRefused() {
        assertThat(new MinMax()
                        .fit(Dataset.of(Rows.x(-1e300, 1e300)), run)
                        .apply(Rows.x(0))
                        .numbers(0))
                .containsExactly(.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinMax().fit(Dataset.of(Rows.x(-1.5e308, 1.5e308)), run))
                .withMessage("column 'x': values from -1.5E308 to 1.5E308 cannot be mapped onto 0.0 to 1.0;"
                        + " a double does not hold the ratio");
    }

    @Test
    void endsThatAreNoIntervalAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinMax(1, 1))
                .withMessage("high must be finite and above low, 1.0, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinMax(0, Double.NaN))
                .withMessage("high must be finite and above low, 0.0, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MinMax(Double.NEGATIVE_INFINITY, 1))
                .withMessage("low must be finite, got -Infinity");
    }
}
