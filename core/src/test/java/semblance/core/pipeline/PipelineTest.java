package semblance.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Model;
import semblance.api.model.Prediction;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.api.train.Run;
import semblance.api.train.Transform;
import semblance.core.contract.Centre;
import semblance.core.contract.Marginals;

/** A Gaussian of each column is the same whether its rows were centred and scaled before or not: so must all answers be. */
class PipelineTest {
    private static final double ROUNDING = 1e-9;
    private static final double LEARNED = 1e-7; // the two models sum up numbers of other sizes
    private static final Schema SCHEMA = Schema.of(
            new Column.Numeric("height"),
            new Column.Numeric("age", Kind.INTEGER),
            new Column.Categorical("size", "small", "large"));

    private final Table rows = rows(400);
    private final Model plain = new Marginals().fit(Dataset.of(rows), Run.of(1));
    private final Model piped = piped(Dataset.of(rows));

    private static Table rows(int n) {
        RandomGenerator random = new SplittableRandom(7);
        double[] height = new double[n];
        double[] age = new double[n];
        int[] size = new int[n];
        for (int r = 0; r < n; r++) {
            height[r] = r % 11 == 0 ? Double.NaN : 170 + 1000 * random.nextGaussian();
            age[r] = r % 13 == 0 ? Double.NaN : Math.rint(40 + 12 * random.nextGaussian());
            size[r] = r % 17 == 0 ? -1 : random.nextInt(2);
        }
        return Table.of(SCHEMA, List.of(height, age, size));
    }

    private static Model piped(Dataset data) {
        Transform.Fitted centred = new Centre().fit(data, Run.of(1));
        Table z = centred.apply(rows(400));
        return Pipeline.of(SCHEMA, List.of(centred), new Marginals().fit(Dataset.of(z), Run.of(1)));
    }

    @Test
    void withoutTransformsThePipelineIsTheModel() {
        assertThat(Pipeline.of(SCHEMA, List.of(), plain)).isSameAs(plain);
    }

    @Test
    void itHasTheCapabilitiesOfItsModelAndTheColumnsOfTheData() {
        assertThat(piped)
                .isInstanceOf(Sampler.class)
                .isInstanceOf(Density.class)
                .isInstanceOf(Conditional.class)
                .isInstanceOf(Predictor.class)
                .isInstanceOf(Imputer.class);
        assertThat(piped.schema()).isEqualTo(SCHEMA);
        Model sampler = Pipeline.of(SCHEMA, List.of(new Centre().fit(Dataset.of(rows), Run.of(1))), new OnlySampler());
        assertThat(sampler).isInstanceOf(Sampler.class).isNotInstanceOf(Density.class);
    }

    @Test
    void logDensitiesCarryTheJacobianOfTheKnownCells() {
        double[] expected = ((Density) plain).logDensity(rows);
        double[] found = ((Density) piped).logDensity(rows);
        for (int r = 0; r < expected.length; r++) assertThat(found[r]).isCloseTo(expected[r], within(ROUNDING));
    }

    @Test
    void evidenceMeansTheSameBeforeAndAfter() {
        Evidence known = Evidence.of(new Evidence.Range("height", 500, 500));
        Table row =
                Table.of(SCHEMA, List.of(new double[] {500}, rows.slice(1, 2).numbers(1), new int[] {0}));
        double[] expected = ((Density) ((Conditional<?>) plain).given(known)).logDensity(row);
        assertThat(((Density) ((Conditional<?>) piped).given(known)).logDensity(row)[0])
                .isCloseTo(expected[0], within(ROUNDING));
    }

    @Test
    void samplesObeyEvidenceInTheirOwnUnits() {
        Evidence some =
                Evidence.of(new Evidence.Range("height", -200, 300), new Evidence.OneOf("size", List.of("large")));
        Table drawn = ((Sampler) ((Conditional<?>) piped).given(some)).sample(500, new SplittableRandom(3));
        assertThat(drawn.schema()).isEqualTo(SCHEMA);
        for (double height : drawn.numbers(0)) assertThat(height).isBetween(-200.0, 300.0);
        assertThat(drawn.codes(2)).containsOnly(1);
    }

    @Test
    void predictionsComeBackUnroundedWithTheirDeviations() {
        Prediction.Numbers expected = (Prediction.Numbers) ((Predictor) plain).predict(rows, "age");
        Prediction.Numbers found = (Prediction.Numbers) ((Predictor) piped).predict(rows, "age");
        assertThat(found.column()).isEqualTo(SCHEMA.columns().get(1));
        assertThat(found.means()[0]).isCloseTo(expected.means()[0], within(LEARNED));
        assertThat(found.deviations()[0]).isCloseTo(expected.deviations()[0], within(LEARNED));
    }

    @Test
    void imputingLeavesKnownCellsAsTheyCameToTheLastBit() {
        Table filled = ((Imputer) piped).impute(rows, new SplittableRandom(5));
        for (int r = 0; r < rows.rows(); r++) {
            if (!rows.missing(0, r)) assertThat(filled.numbers(0)[r]).isEqualTo(rows.numbers(0)[r]);
            for (int c = 0; c < 3; c++) assertThat(filled.missing(c, r)).isFalse();
        }
    }

    private record OnlySampler() implements Sampler {
        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Table sample(int n, RandomGenerator random) {
            return rows(n);
        }
    }
}
