package semblance.vae.heads;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Table;
import semblance.vae.sound.Spectrogram;

/**
 * Sounds, learned as the logs of their magnitudes in bands of the mel scale. The sound made of what the decoder tells is
 * that of the mean magnitudes: noise of its own in each band and piece would be heard as hiss. Sounds that differ in
 * phases are one to it, so it knows no density of the samples.
 *
 * @param length of the sounds, in samples
 * @param rate samples in a second
 * @param means of the logs in each band, shape [bands]
 * @param deviations of them, each above 0
 */
public record MelHead(Gaussian family, int length, int rate, double[] means, double[] deviations)
        implements TensorHead {
    /** Pieces and bands. */
    public List<Integer> shape() {
        return List.of(Spectrogram.count(length, rate), Spectrogram.BANDS);
    }

    @Override
    public int cells() {
        return shape().get(0) * Spectrogram.BANDS;
    }

    @Override
    public int size() {
        return length;
    }

    @Override
    public float[] start() {
        return new float[cells() * family.outputs()];
    }

    /** A sound of which any sample is missing is missing altogether. */
    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        int cells = cells();
        float[] samples = rows.tensors(column);
        boolean known = true;
        for (int i = row * length; i < (row + 1) * length; i++) known &= !Float.isNaN(samples[i]);
        Arrays.fill(mask, from, from + cells, known ? 1 : 0);
        Arrays.fill(targets, at, at + cells, 0);
        if (!known) return;
        double[] logs = new Spectrogram(length, rate).logs(samples, row * length);
        for (int i = 0; i < cells; i++) {
            int band = i % Spectrogram.BANDS;
            targets[at + i] = (float) ((logs[i] - means[band]) / deviations[band]);
        }
    }

    @Override
    public void addMean(Terms terms, double factor, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            int band = i % Spectrogram.BANDS;
            sums[i] += factor * (means[band] + deviations[band] * family.mean(terms, i));
        }
    }

    @Override
    public float[] values(double[] means) {
        return new Spectrogram(length, rate).sound(means);
    }

    @Override
    public void draw(Terms terms, RandomGenerator random, float[] values, int at) {
        double[] logs = new double[cells()];
        addMean(terms, 1, logs);
        float[] sound = values(logs);
        for (int i = 0; i < length; i++) if (Float.isNaN(values[at + i])) values[at + i] = sound[i];
    }
}
