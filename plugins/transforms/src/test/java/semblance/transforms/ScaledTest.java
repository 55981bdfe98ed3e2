package semblance.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Run;
import semblance.api.train.Transform;

class ScaledTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static List<Transform> transforms() {
        return List.of(new Standardise(), new MinMax(), new MinMax(-3, 11));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void theJacobianIsTheSlopeOfEveryKnownCell(Transform transform) {
        Schema schema = Schema.of(new Column.Numeric("x"), new Column.Numeric("y"));
        Table rows = Table.of(schema, List.of(new double[] {1, 4, Rows.NAN, 9}, new double[] {2, 2.5, 700, Rows.NAN}));
        Transform.Fitted fitted = transform.fit(Dataset.of(rows), Run.of(1));
        double step = 1e-3;
        double[][] slopes = new double[2][];
        for (int c = 0; c < 2; c++) {
            double[][] cells = {rows.numbers(0).clone(), rows.numbers(1).clone()};
            for (int r = 0; r < 4; r++) cells[c][r] += step;
            double[] up =
                    fitted.apply(Table.of(schema, List.of(cells[0], cells[1]))).numbers(c);
            double[] at = fitted.apply(rows).numbers(c);
            slopes[c] = new double[4];
            for (int r = 0; r < 4; r++) slopes[c][r] = (up[r] - at[r]) / step;
        }
        for (int r = 0; r < 4; r++) {
            double expected = (Double.isNaN(slopes[0][r]) ? 0 : Math.log(slopes[0][r]))
                    + (Double.isNaN(slopes[1][r]) ? 0 : Math.log(slopes[1][r]));
            assertThat(fitted.logJacobian(rows)[r]).isCloseTo(expected, within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void evidenceIsMappedAsCellsAre(Transform transform) {
        Table rows = Rows.mixed();
        Transform.Fitted fitted = transform.fit(Dataset.of(rows), Run.of(1));
        double at = fitted.apply(rows).numbers(0)[0];
        double to = fitted.apply(rows).numbers(0)[2];
        Evidence evidence =
                Evidence.of(new Evidence.Range("height", 1.5, 1.75), new Evidence.OneOf("sex", List.of("m")));
        assertThat(fitted.apply(evidence))
                .isEqualTo(Evidence.of(new Evidence.Range("height", at, to), new Evidence.OneOf("sex", List.of("m"))));
        assertThat(fitted.apply(Evidence.of(new Evidence.Range("height", -INFINITY, 1.5))))
                .isEqualTo(Evidence.of(new Evidence.Range("height", -INFINITY, at)));
        assertThat(fitted.apply(Evidence.of(new Evidence.Range("height", 1.75, INFINITY))))
                .isEqualTo(Evidence.of(new Evidence.Range("height", to, INFINITY)));
        Evidence.Range known = (Evidence.Range) fitted.apply(Evidence.of(new Evidence.Range("age", 30, 30)))
                .conditions()
                .get(0);
        assertThat(known.known()).isTrue();
        assertThat(known.low()).isEqualTo(fitted.apply(rows).numbers(1)[0]);
    }

    @Test
    void evidenceOfAColumnThatIsNotThereIsRefused() {
        Scaled fitted = new Standardise().fit(Dataset.of(Rows.x(1, 2)), Run.of(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fitted.apply(Evidence.of(new Evidence.Range("y", 1, 2))))
                .withMessage("no column 'y'; the columns are x");
    }

    @Test
    void aScaleThatCannotBeUndoneIsRefused() {
        Schema schema = Schema.of(new Column.Numeric("x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scaled(schema, new double[] {0}, new double[] {0}, 0))
                .withMessage("column 'x': a scale must be finite and above 0, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scaled(schema, new double[] {0, 0}, new double[] {1}, 0))
                .withMessage("expected 1 centres and scales, got 2 and 1");
    }
}
