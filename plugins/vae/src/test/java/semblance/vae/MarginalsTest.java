package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** What the contract demands of densities to nine digits, an average over draws fulfils the better the more there are. */
class MarginalsTest {
    private static final int ROWS = 400;
    private static final Table TABLE = table();
    private static final Vae FEW = Small.trainer(2, Small.training(60, 64, 0)).fit(Dataset.of(TABLE), Run.of(1));
    private static final Vae MANY = new Vae(FEW.structure(), FEW.weights(), FEW.seed(), 8192);

    private static Table table() {
        var random = new Seed(5).random();
        double[] x = new double[ROWS];
        int[] color = new int[ROWS];
        int[] size = new int[ROWS];
        for (int r = 0; r < ROWS; r++) {
            x[r] = 3 + 2 * random.nextGaussian();
            color[r] = random.nextInt(5) == 0 ? random.nextInt(3) : x[r] < 2 ? 0 : x[r] < 4 ? 1 : 2;
            size[r] = random.nextInt(4) == 0 ? 1 - color[r] / 2 : color[r] / 2;
        }
        return Table.of(
                Schema.of(
                        new Column.Numeric("x"),
                        new Column.Categorical("color", "red", "green", "blue"),
                        new Column.Categorical("size", List.of("small", "large"), true)),
                List.of(x, color, size));
    }

    private static Table rows(double[] x, int color, int size) {
        int[] colors = new int[x.length];
        int[] sizes = new int[x.length];
        Arrays.fill(colors, color);
        Arrays.fill(sizes, size);
        return Table.of(TABLE.schema(), List.of(x, colors, sizes));
    }

    private static double density(Vae vae, double x, int color, int size) {
        return Math.exp(vae.logDensity(rows(new double[] {x}, color, size))[0]);
    }

    @Test
    void probabilitiesOfLevelsSumToOne() {
        assertThat(Math.abs(levels(FEW) - 1)).isLessThan(0.05);
        assertThat(Math.abs(levels(MANY) - 1)).isLessThan(0.002);
    }

    private static double levels(Vae vae) {
        double sum = 0;
        for (int color = 0; color < 3; color++)
            for (int size = 0; size < 2; size++) sum += density(vae, Double.NaN, color, size);
        return sum;
    }

    @Test
    void aMissingLevelIsSummedOut() {
        double sum = 0;
        for (int color = 0; color < 3; color++) sum += density(MANY, 2.5, color, 1);
        assertThat(Math.log(sum) - Math.log(density(MANY, 2.5, -1, 1))).isBetween(-0.005, 0.005);
    }

    @Test
    void aMissingNumberIsIntegratedOut() {
        assertThat(integral(-9, 15, 1) / density(MANY, Double.NaN, 1, 0)).isBetween(0.99, 1.01);
    }

    @Test
    void aRangeHasTheMassOfItsIntegral() {
        double expected = Math.log(integral(1, 4, -1));
        assertThat(MANY.given(Evidence.of(new Evidence.Range("x", 1, 4))).logEvidence() - expected)
                .isBetween(-0.01, 0.01);
    }

    /** By the midpoint rule, with small size unless the color is missing too. */
    private static double integral(double low, double high, int color) {
        int cells = 240;
        double[] x = new double[cells];
        for (int i = 0; i < cells; i++) x[i] = low + (i + 0.5) * (high - low) / cells;
        double[] logs = MANY.logDensity(rows(x, color, color < 0 ? -1 : 0));
        return Arrays.stream(logs).map(Math::exp).sum() * (high - low) / cells;
    }
}
