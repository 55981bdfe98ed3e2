package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** A conditional VAE: measurements given the species. */
class ConditionTest {
    private static final int SIDE = 20;
    private static final int LEVELS = 10;
    private static final Table ROWS = Published.irisWithSpecies();
    private static final Vae VAE =
            Small.trainer(2, Small.training(150, 64, 0), "target").fit(Dataset.of(ROWS), Run.of(1));

    @Test
    void theSpeciesIsSummedOutExactly() {
        double[] sums = new double[150];
        for (int level = 0; level < 3; level++) {
            double[] joint = VAE.logDensity(with(level));
            for (int r = 0; r < 150; r++) sums[r] += Math.exp(joint[r]);
        }
        double[] without = VAE.logDensity(Hidden.column(ROWS, 4));
        for (int r = 0; r < 150; r++) assertThat(without[r]).isCloseTo(Math.log(sums[r]), within(1e-9));
    }

    private static Table with(int level) {
        int[] codes = new int[150];
        Arrays.fill(codes, level);
        return Table.of(ROWS.schema(), List.of(ROWS.array(0), ROWS.array(1), ROWS.array(2), ROWS.array(3), codes));
    }

    @Test
    void theSpeciesAloneHasItsShare() {
        Table blank = Cells.blank(VAE, 1).table();
        Cells cells = Cells.of(VAE, blank);
        cells.code(4, 0, 1);
        assertThat(VAE.logDensity(cells.table())[0]).isCloseTo(Math.log(1.0 / 3), within(1e-12));
        assertThat(VAE.logDensity(blank)[0]).isCloseTo(0, within(1e-12));
    }

    @Test
    void theSpeciesIsPredictedByBayesRule() {
        int[] codes = ((Prediction.Levels) VAE.predict(ROWS, "species")).codes();
        int right = 0;
        for (int r = 0; r < 150; r++) if (codes[r] == ROWS.codes(4)[r]) right++;
        assertThat(right).isGreaterThan(140);
    }

    @Test
    void samplesOfEachSpeciesLookLikeIt() {
        for (int level = 0; level < 3; level++) {
            String name = List.of("setosa", "versicolor", "virginica").get(level);
            Table drawn = VAE.given(Evidence.of(new Evidence.OneOf("species", List.of(name))))
                    .sample(300, new Seed(2).random());
            assertThat(drawn.codes(4)).containsOnly(level);
            double expected = Arrays.stream(ROWS.numbers(2), 50 * level, 50 * level + 50)
                    .average()
                    .orElseThrow();
            assertThat(Arrays.stream(drawn.numbers(2)).average().orElseThrow()).isCloseTo(expected, within(0.3));
        }
    }

    /** One number among hundreds of pixels must not drown: latent variables would tell of the label before it is heard. */
    @Test
    void picturesObeyTheirLabelAfterFewSteps() {
        Table pictures = bars(2000, new Seed(3).random());
        Vae vae =
                Small.trainer(64, 20, 2e-3, Small.training(2, 100, 0), "target").fit(Dataset.of(pictures), Run.of(1));
        Table drawn =
                Asked.all(vae, new DrawQuestion(500, 1, true).ask(vae, Dataset.of(pictures.slice(0, 0)), Run.of(2)));
        float[] pixels = drawn.tensors(0);
        int right = 0;
        for (int r = 0; r < 500; r++) {
            double[] light = new double[LEVELS];
            for (int i = 0; i < SIDE * SIDE; i++) light[i / SIDE * LEVELS / SIDE] += pixels[r * SIDE * SIDE + i];
            int brightest = 0;
            for (int k = 1; k < LEVELS; k++) if (light[k] > light[brightest]) brightest = k;
            if (brightest == drawn.codes(1)[r]) right++;
        }
        assertThat(right).isGreaterThan(450); // 200 if the label is one input as loud as each pixel
    }

    /** Pictures with a level bar, whose height the label tells, and an upright one anywhere, in some noise. */
    private static Table bars(int rows, RandomGenerator random) {
        float[] pixels = new float[rows * SIDE * SIDE];
        int[] labels = new int[rows];
        for (int r = 0; r < rows; r++) {
            labels[r] = random.nextInt(LEVELS);
            int upright = random.nextInt(SIDE);
            for (int y = 0; y < SIDE; y++)
                for (int x = 0; x < SIDE; x++) {
                    boolean lit = y * LEVELS / SIDE == labels[r] || Math.abs(x - upright) < 2;
                    pixels[(r * SIDE + y) * SIDE + x] = random.nextDouble() < 0.1 != lit ? 1 : 0;
                }
        }
        List<String> names = IntStream.range(0, LEVELS).mapToObj(k -> "l" + k).toList();
        Schema schema = new Schema(
                List.of(
                        new Column.Tensor("picture", List.of(SIDE, SIDE, 1)),
                        new Column.Categorical("label", names, false)),
                "label",
                "");
        return Table.of(schema, List.of(pixels, labels));
    }

    @Test
    void conditionsThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Small.trainer(2, Small.training(1, 64, 0), "sepal_length")
                        .fit(Dataset.of(ROWS), Run.of(1)))
                .withMessage("condition must name categorical columns, got 'sepal_length', which is none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Small.trainer(2, Small.training(1, 64, 0), "target")
                        .fit(Dataset.of(Published.iris()), Run.of(1)))
                .withMessage("condition names the target, but no column is the target");
    }
}
