package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.optimizers.Adam;
import semblance.optimizers.Cosine;
import semblance.tensorflow.Clipping;
import semblance.tensorflow.Network;
import semblance.vae.heads.GaussianHead;
import semblance.vae.heads.Spread;

/** Without hidden layers, and with one variance of all numbers, it is probabilistic principal components (Lucas 2019). */
class LinearTest {
    private static VaeTrainer linear(int latent) {
        Likelihoods likelihood = new Likelihoods(
                Likelihoods.Numeric.GAUSSIAN,
                Likelihoods.Whole.GAUSSIAN,
                Likelihoods.Ordered.AUTO,
                Likelihoods.Pixels.AUTO,
                Likelihoods.Sounds.AUTO,
                Spread.SHARED,
                1e-6,
                new VaeTrainer().likelihood().text());
        return new VaeTrainer(
                Network.of(),
                Network.of(),
                latent,
                new Objective(1, 0, 0, 1),
                likelihood,
                List.of(),
                new Training(5000, 150, 0, 1, Clipping.NONE, 1, 0, 0.99, 64),
                1024,
                new Adam(1e-2, 0.9, 0.999, 1e-8),
                new Cosine());
    }

    /** Maximum likelihood by the eigenvalues of the covariance (Tipping and Bishop 1999, equation 8). */
    @ParameterizedTest
    @CsvSource({"1, -470.669458", "2, -404.962780", "3, -379.914630"})
    void itsBoundIsWithinANatOfProbabilisticPrincipalComponentsAndNeverAbove(int latent, double best) {
        Table rows = Published.iris();
        Vae vae = linear(latent).fit(Dataset.of(rows), Run.of(3));
        assertThat(bound(vae, rows)).isBetween(best - 1, best);
    }

    /**
     * The evidence lower bound in closed form. With x ~ N(W z + b, s^2) and z ~ N(m, diag v) for each row, the expected
     * squared error is |x - W m - b|^2 + sum_j v_j |W_j|^2.
     */
    private static double bound(Vae vae, Table rows) {
        int latent = vae.structure().latent();
        int columns = rows.schema().columns().size();
        float[] w = vae.weights().values("decoder/block0/out/weights");
        float[] b = vae.weights().values("decoder/block0/out/biases");
        double scale = ((GaussianHead) vae.structure().heads().get(0)).scale();
        double deviation = scale * (Math.exp(vae.weights().values("decoder/shared")[0]) + 1e-6);
        List<float[]> codes = new Particles(vae).encode(rows);
        double bound = 0;
        for (int r = 0; r < rows.rows(); r++) {
            double error = 0;
            for (int c = 0; c < columns; c++) {
                GaussianHead head = (GaussianHead) vae.structure().heads().get(c);
                double told = b[c];
                double spread = 0;
                for (int j = 0; j < latent; j++) {
                    told += w[j * columns + c] * (double) codes.get(0)[r * latent + j];
                    spread += Math.exp(codes.get(1)[r * latent + j]) * w[j * columns + c] * w[j * columns + c];
                }
                double away = rows.numbers(c)[r] - head.mean() - scale * told;
                error += away * away + scale * scale * spread;
            }
            bound -=
                    error / (2 * deviation * deviation) + columns * (Math.log(deviation) + 0.5 * Math.log(2 * Math.PI));
            for (int j = 0; j < latent; j++) {
                double mean = codes.get(0)[r * latent + j];
                double log = codes.get(1)[r * latent + j];
                bound -= 0.5 * (mean * mean + Math.exp(log) - 1 - log);
            }
        }
        return bound;
    }
}
