package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** A conditional VAE: measurements given the species. */
class ConditionTest {
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
