package semblance.vae.heads;

import java.util.random.RandomGenerator;
import semblance.api.data.Table;

/**
 * A tensor of any real values, such as the samples of a sound.
 *
 * @param size the number of values
 * @param mean the mean of all values
 * @param scale their deviation, above 0
 */
public record SignalHead(Gaussian family, int size, double mean, double scale) implements TensorHead {
    @Override
    public int cells() {
        return size;
    }

    @Override
    public float[] start() {
        return new float[size * family.outputs()];
    }

    @Override
    public double logJacobian() {
        return -Math.log(scale);
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        BernoulliHead.copy(
                rows.tensors(column), row * size, size, (float) mean, (float) scale, targets, at, mask, from);
    }

    @Override
    public void addMean(Terms terms, double factor, double[] sums) {
        for (int i = 0; i < size; i++) sums[i] += factor * (mean + scale * family.mean(terms, i));
    }

    @Override
    public void draw(Terms terms, RandomGenerator random, float[] values, int at) {
        for (int i = 0; i < size; i++) {
            double x = family.mean(terms, i) + family.deviation(terms, i) * random.nextGaussian();
            if (Float.isNaN(values[at + i])) values[at + i] = (float) (mean + scale * x);
        }
    }
}
