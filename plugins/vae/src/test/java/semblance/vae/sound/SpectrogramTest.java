package semblance.vae.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.train.Seed;

class SpectrogramTest {
    private static final int RATE = 8000;
    private static final int LENGTH = 4000;

    /** Sums of some hundred doubles. */
    private static final double ROUNDING = 1e-10;

    /** A gliding tone with two overtones, louder and softer. */
    private static float[] voice() {
        float[] x = new float[LENGTH];
        double phase = 0;
        for (int i = 0; i < LENGTH; i++) {
            double t = i / (double) RATE;
            phase += 2 * Math.PI * (180 + 120 * t) / RATE;
            double loud = 0.3 * Math.sin(Math.PI * i / LENGTH);
            x[i] = (float) (loud * (Math.sin(phase) + 0.5 * Math.sin(4 * phase) + 0.3 * Math.sin(9 * phase)));
        }
        return x;
    }

    private static float[] tone(double hertz) {
        float[] x = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) x[i] = (float) (0.2 * Math.sin(2 * Math.PI * hertz * i / RATE));
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 64})
    void transformsAreTheirDefinition(int size) {
        var random = new Seed(size).random();
        double[] real = new double[size];
        double[] imaginary = new double[size];
        for (int i = 0; i < size; i++) {
            real[i] = random.nextGaussian();
            imaginary[i] = random.nextGaussian();
        }
        double[] a = real.clone();
        double[] b = imaginary.clone();
        new Fourier(size).forward(a, b);
        for (int k = 0; k < size; k++) {
            double x = 0;
            double y = 0;
            for (int n = 0; n < size; n++) {
                double angle = -2 * Math.PI * k * n / size;
                x += real[n] * Math.cos(angle) - imaginary[n] * Math.sin(angle);
                y += real[n] * Math.sin(angle) + imaginary[n] * Math.cos(angle);
            }
            assertThat(a[k]).isCloseTo(x, within(ROUNDING));
            assertThat(b[k]).isCloseTo(y, within(ROUNDING));
        }
        new Fourier(size).backward(a, b);
        assertThat(a).containsExactly(real, within(ROUNDING));
        assertThat(b).containsExactly(imaginary, within(ROUNDING));
    }

    @Test
    void framesPutTogetherAreTheSound() {
        Frames frames = new Frames(LENGTH, 256, 64);
        double[][] spectrum = new double[2][frames.count * frames.bins];
        frames.analyse(voice(), 0, spectrum);
        assertThat(frames.synthesise(spectrum)).containsExactly(voice(), within(1e-6f));
    }

    /** 1000 hertz are 1000 mel; with 40 bands up to 2146 mel, the centre of the nearest is the nineteenth's. */
    @Test
    void aToneIsLoudestInItsBand() {
        double[] logs = new Spectrogram(LENGTH, RATE).logs(tone(1000), 0);
        int middle = Spectrogram.count(LENGTH, RATE) / 2 * Spectrogram.BANDS;
        int loudest = 0;
        for (int b = 0; b < Spectrogram.BANDS; b++) if (logs[middle + b] > logs[middle + loudest]) loudest = b;
        assertThat(loudest).isEqualTo(18);
        assertThat(logs[middle + loudest]).isGreaterThan(logs[middle + 35] + 5);
    }

    @Test
    void aSoundMadeOfMagnitudesHasThem() {
        Spectrogram spectrogram = new Spectrogram(LENGTH, RATE);
        double[] logs = spectrogram.logs(voice(), 0);
        float[] again = spectrogram.sound(logs);
        double[] found = spectrogram.logs(again, 0);
        double squares = 0;
        for (int i = 0; i < logs.length; i++) squares += (logs[i] - found[i]) * (logs[i] - found[i]);
        assertThat(Math.sqrt(squares / logs.length)).isLessThan(0.6);
        assertThat(spectrogram.convergence(voice(), again)).isLessThan(0.4);
        assertThat(spectrogram.sound(logs)).isEqualTo(again);
    }

    @Test
    void silenceStaysSilent() {
        Spectrogram spectrogram = new Spectrogram(500, RATE);
        double[] logs = spectrogram.logs(new float[500], 0);
        assertThat(logs).containsOnly(Math.log(1e-2));
        assertThat(spectrogram.sound(logs)).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 1000})
    void soundsOfAnyLengthHaveTheirPieces(int length) {
        Spectrogram spectrogram = new Spectrogram(length, RATE);
        double[] logs = spectrogram.logs(tone(300), 7);
        assertThat(logs).hasSize(Spectrogram.count(length, RATE) * Spectrogram.BANDS);
        assertThat(spectrogram.sound(logs)).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 8000, 44_100, 192_000})
    void everyBandHearsSomethingAtAnyRate(int rate) {
        Spectrogram spectrogram = new Spectrogram(2000, rate);
        float[] click = new float[2000];
        click[1000] = 1;
        double[] logs = spectrogram.logs(click, 0);
        for (int b = 0; b < Spectrogram.BANDS; b++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = b; i < logs.length; i += Spectrogram.BANDS) most = Math.max(most, logs[i]);
            assertThat(most).isGreaterThan(-1);
        }
    }
}
