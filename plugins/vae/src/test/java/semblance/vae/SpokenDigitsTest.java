package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.tensorflow.Network;
import semblance.vae.sound.Spectrogram;

/** Ten digits spoken by six people (Jackson 2016), learned given the digit. */
class SpokenDigitsTest {
    private static final int NEIGHBOURS = 5;
    private static final int PARTS = 8;

    /** Means of bands in eighths of the time that is not silent, about their mean: what a digit sounds like. */
    private static double[] sound(Spectrogram spectrogram, Table rows, int row) {
        double[] logs = spectrogram.logs(rows.tensors(0), row * Sequences.SAMPLES);
        int bands = Spectrogram.BANDS;
        int last = 0;
        for (int i = 0; i < logs.length; i++) if (logs[i] > -3.5) last = i / bands;
        double[] means = new double[PARTS * bands];
        int[] counts = new int[PARTS];
        for (int piece = 0; piece <= last; piece++) {
            int part = piece * PARTS / (last + 1);
            counts[part]++;
            for (int b = 0; b < bands; b++) means[part * bands + b] += logs[piece * bands + b];
        }
        for (int i = 0; i < means.length; i++) means[i] /= Math.max(1, counts[i / bands]);
        double all = Arrays.stream(means).average().orElseThrow();
        return Arrays.stream(means).map(mean -> mean - all).toArray();
    }

    /** The share of real digits that the nearest of some others tell. */
    private static double recognised(Table others, Table real) {
        Spectrogram spectrogram = new Spectrogram(Sequences.SAMPLES, 8000);
        double[][] known = IntStream.range(0, others.rows())
                .mapToObj(r -> sound(spectrogram, others, r))
                .toArray(double[][]::new);
        int right = 0;
        for (int r = 0; r < real.rows(); r++) {
            double[] wanted = sound(spectrogram, real, r);
            double[] distances = new double[known.length];
            for (int k = 0; k < known.length; k++)
                for (int i = 0; i < wanted.length; i++)
                    distances[k] += (wanted[i] - known[k][i]) * (wanted[i] - known[k][i]);
            int[] votes = new int[10];
            IntStream.range(0, known.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> distances[k]))
                    .limit(NEIGHBOURS)
                    .forEach(k -> votes[others.codes(1)[k]]++);
            int most = IntStream.range(0, 10)
                    .boxed()
                    .max(Comparator.comparingInt(digit -> votes[digit]))
                    .orElseThrow();
            if (most == real.codes(1)[r]) right++;
        }
        return right / (double) real.rows();
    }

    private static VaeTrainer trainer(Likelihoods.Sounds sounds, int epochs, int units) {
        Likelihoods usual = new VaeTrainer().likelihood();
        VaeTrainer trainer = Sequences.trainer(
                Sequences.network(Network.Kind.AUTO, 64, units),
                8,
                new Objective(1, 0, 0, 1),
                new Likelihoods(
                        usual.numeric(),
                        usual.integer(),
                        usual.ordinal(),
                        usual.pixels(),
                        sounds,
                        usual.spread(),
                        0.1,
                        usual.text()),
                epochs,
                4e-3);
        return new VaeTrainer(
                trainer.encoder(),
                trainer.decoder(),
                trainer.latent(),
                trainer.objective(),
                trainer.likelihood(),
                List.of("digit"),
                trainer.training(),
                16,
                trainer.optimizer(),
                trainer.schedule());
    }

    @Test
    void realDigitsAreRecognisedByDrawnOnes() throws IOException {
        Vae model = Sequences.fit(trainer(Likelihoods.Sounds.LOG_MEL, 12, 64), Sequences.digits(false), Run.of(1));
        Table real = Sequences.digits(true);
        double recognised = recognised(model.sample(150, new Seed(5).random()), real);
        assertThat(recognised).isGreaterThan(0.25); // by chance, 0.1
        assertThatThrownBy(() -> model.logDensity(real))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "column 'sound_8000hz' was learned as a spectrogram, which says nothing of phases, so there is"
                                + " no density of its samples; fit with likelihood.sounds=waveform for one");
    }

    @Test
    void waveformsHaveDensities() throws IOException {
        Table some = Sequences.digits(false).slice(0, 60);
        Vae model = Sequences.fit(trainer(Likelihoods.Sounds.AUTO, 4, 16), some, Run.of(1));
        double[] logDensity = model.logDensity(some);
        assertThat(logDensity).doesNotContain(Double.NaN, Double.NEGATIVE_INFINITY);
        // in nats of samples between -1 and 1, of which most are near 0
        assertThat(Sequences.mean(logDensity)).isGreaterThan(0);
        assertThat(model.sample(3, new Seed(5).random()).tensors(0)).hasSize(3 * Sequences.SAMPLES);
    }
}
