package semblance.decisiontree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Criterion;

/** Rows of so many columns that depend on each other that sums over all of them would take too long. */
class WideTest {
    private static final int COLUMNS = 24;
    private static final Table ROWS = walks(1500, 1);
    private static final DecisionTree MODEL = new DecisionTreeTrainer(
                    List.of(), Visit.SCHEMA, Criterion.GINI, 0, 10, 20, 0, 1, 255)
            .fit(Dataset.of(ROWS), Run.of(1));

    /** Each column adds noise to the mean of three before it; the last says whether the mean of all is above 0. */
    private static Table walks(int rows, long seed) {
        var random = new Seed(seed).random();
        List<Column> columns = new ArrayList<>();
        List<Serializable> arrays = new ArrayList<>();
        double[] sums = new double[rows];
        for (int c = 0; c < COLUMNS; c++) {
            double[] column = new double[rows];
            for (int r = 0; r < rows; r++) {
                for (int back = 1; back <= Math.min(3, c); back++)
                    column[r] += ((double[]) arrays.get(c - back))[r] / 3;
                column[r] += random.nextGaussian();
                sums[r] += column[r];
            }
            columns.add(new Column.Numeric("x" + c));
            arrays.add(column);
        }
        columns.add(new Column.Categorical("sign", "below", "above"));
        arrays.add(Arrays.stream(sums).mapToInt(sum -> sum > 0 ? 1 : 0).toArray());
        return Table.of(new Schema(columns, "sign", ""), arrays);
    }

    private static Table onlyLast(int sign) {
        Table row = ROWS.slice(0, 1);
        for (int c = 0; c < COLUMNS; c++) row = Data.without(row, c);
        return Data.with(row, COLUMNS, new int[] {sign});
    }

    @Test
    void sumsBecomeEstimatesThatAreTheSameEveryTime() {
        Chain chain = new Chain(MODEL);
        int[] known = Chain.row(chain.cells(onlyLast(1)), 0);
        assertThat(new Summation(chain, Knowledge.of(chain, known), new boolean[COLUMNS + 1]).exact())
                .isFalse();
        assertThat(Posterior.of(chain, Knowledge.of(chain, known), new boolean[COLUMNS + 1]))
                .isInstanceOf(Particles.class);
        double above = MODEL.logDensity(onlyLast(1))[0];
        assertThat(MODEL.logDensity(onlyLast(1))[0]).isEqualTo(above);
        double share = Arrays.stream(ROWS.codes(COLUMNS)).average().orElseThrow();
        assertThat(Math.exp(above)).isCloseTo(share, within(0.08));
        assertThat(Math.exp(above) + Math.exp(MODEL.logDensity(onlyLast(0))[0])).isCloseTo(1, within(1e-9));
    }

    @Test
    void samplesObeyEvidenceThatIsTooWideForSums() {
        ConditionedTree given = MODEL.given(
                Evidence.of(new Evidence.OneOf("sign", List.of("above")), new Evidence.Range("x20", -1, 0.5)));
        Table drawn = given.sample(300, new Seed(2).random());
        assertThat(drawn.codes(COLUMNS)).containsOnly(1);
        assertThat(Arrays.stream(drawn.numbers(20))).allMatch(x -> x >= -1 && x <= 0.5);
        double mean = IntStream.range(0, COLUMNS)
                .mapToDouble(c -> Arrays.stream(drawn.numbers(c)).average().orElseThrow())
                .average()
                .orElseThrow();
        assertThat(mean).isGreaterThan(0.2);
        assertThat(Arrays.stream(given.logDensity(drawn.slice(0, 20)))).allMatch(Double::isFinite);
    }

    @Test
    void missingCellsAreFilledAllTheSame() {
        Table holes = ROWS.slice(0, 2);
        for (int c = 0; c < 12; c++) holes = Data.without(holes, c);
        Table filled = MODEL.impute(holes);
        Table drawn = MODEL.impute(holes, new Seed(1).random());
        for (int c = 0; c < 12; c++) {
            assertThat(Arrays.stream(filled.numbers(c))).allMatch(Double::isFinite);
            assertThat(Arrays.stream(drawn.numbers(c))).allMatch(Double::isFinite);
        }
        assertThat(filled.numbers(15)).isEqualTo(ROWS.slice(0, 2).numbers(15));
    }
}
