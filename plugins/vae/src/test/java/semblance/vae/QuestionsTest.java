package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.api.train.Run;
import semblance.api.train.Seed;

class QuestionsTest {
    private static final Table ROWS = Published.irisWithSpecies();
    private static final Vae VAE = Small.trainer(2, Small.training(150, 64, 0)).fit(Dataset.of(ROWS), Run.of(1));

    private static Table all(Dataset answer) {
        return Asked.all(VAE, answer);
    }

    @Test
    void theSpeciesIsPredictedAndImputed() {
        Prediction.Levels levels = (Prediction.Levels) VAE.predict(ROWS, "species");
        assertThat(right(levels.codes())).isGreaterThan(140);
        Table without = Hidden.column(ROWS, 4);
        assertThat(VAE.impute(without).codes(4)).isEqualTo(levels.codes());
        assertThat(right(VAE.impute(without, new Seed(1).random()).codes(4))).isGreaterThan(130);
    }

    private static int right(int[] codes) {
        int right = 0;
        for (int r = 0; r < codes.length; r++) if (codes[r] == ROWS.codes(4)[r]) right++;
        return right;
    }

    @Test
    void betweenTwoRowsTheEndsAreTheirReconstructions() {
        Table ends = semblance.vae.data.RowContent.select(ROWS, new int[] {0, 149});
        Table path = all(new InterpolateQuestion(5).ask(VAE, Dataset.of(ends), Run.of(1)));
        Table again = all(new ReconstructQuestion().ask(VAE, Dataset.of(ends), Run.of(1)));
        assertThat(path.rows()).isEqualTo(5);
        assertThat(path.numbers(2)[0]).isEqualTo(again.numbers(2)[0]);
        assertThat(path.numbers(2)[4]).isEqualTo(again.numbers(2)[1]);
        assertThat(path.numbers(2)).as("lengths of petals").isSorted();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterpolateQuestion().ask(VAE, Dataset.of(ROWS.slice(0, 1)), Run.of(1)))
                .withMessage("expected two rows to go from and to, found 1 rows");
    }

    @Test
    void reconstructionsAreNearTheRows() {
        Table again = all(new ReconstructQuestion().ask(VAE, Dataset.of(ROWS), Run.of(1)));
        double squares = 0;
        for (int r = 0; r < 150; r++) squares += Math.pow(again.numbers(2)[r] - ROWS.numbers(2)[r], 2);
        // the deviation of petal lengths is 1.76 centimetres
        assertThat(Math.sqrt(squares / 150)).isLessThan(0.6);
    }

    @Test
    void aTraversalIsCentredOnZeroAndRefusesVariablesThatAreNot() {
        Table path = all(new TraverseQuestion(2, 2, 3).ask(VAE, Dataset.of(ROWS.slice(0, 0)), Run.of(1)));
        Table middle = VAE.decode(Table.of(VAE.codes(), java.util.List.of(new double[1], new double[1])));
        assertThat(path.numbers(0)[1]).isEqualTo(middle.numbers(0)[0]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraverseQuestion(3, 2, 3).ask(VAE, Dataset.of(ROWS), Run.of(1)))
                .withMessage("variable must be in 1..2, the latent variables of the model, got 3");
    }

    @Test
    void colderDrawsVaryLess() {
        double[] usual = draws(1, true);
        double[] cold = draws(0.2, true);
        assertThat(deviation(cold)).isLessThan(0.5 * deviation(usual));
        assertThat(deviation(draws(0, true))).isZero();
    }

    private static double[] draws(double temperature, boolean expected) {
        return all(new DrawQuestion(500, temperature, expected).ask(VAE, Dataset.of(ROWS.slice(0, 0)), Run.of(1)))
                .numbers(2);
    }

    private static double deviation(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    /** Burda et al. 2016, theorem 1. */
    @Test
    void boundsGrowWithTheDrawsAndErrorsShrink() {
        double[] few = bounds(16, 0);
        double[] many = bounds(2048, 0);
        assertThat(Arrays.stream(many).sum()).isGreaterThan(Arrays.stream(few).sum() - 0.5);
        assertThat(Arrays.stream(bounds(2048, 1)).average().orElseThrow())
                .isLessThan(0.3 * Arrays.stream(bounds(64, 1)).average().orElseThrow());
        double density = Arrays.stream(VAE.logDensity(ROWS)).average().orElseThrow();
        double mean = Arrays.stream(many).average().orElseThrow();
        assertThat(density).isBetween(mean - 0.5, mean + 0.5);
    }

    private static double[] bounds(int samples, int column) {
        Dataset answer = new BoundQuestion(samples).ask(VAE, Dataset.of(ROWS), Run.of(1));
        return answer.partition(0).findFirst().orElseThrow().numbers(column);
    }

    @Test
    void rowsUnlikeAnyHaveALowBound() {
        Table odd = Table.of(
                ROWS.schema(),
                java.util.List.of(
                        new double[] {20}, new double[] {0}, new double[] {0}, new double[] {9}, new int[] {0}));
        double least = Arrays.stream(bounds(64, 0)).min().orElseThrow();
        double found = new BoundQuestion(64)
                .ask(VAE, Dataset.of(odd), Run.of(1))
                .partition(0)
                .findFirst()
                .orElseThrow()
                .numbers(0)[0];
        assertThat(found).isLessThan(least);
    }
}
