package semblance.vae.heads;

import java.util.random.RandomGenerator;
import semblance.api.data.Table;

/**
 * A tensor of values from 0 to 1, taken as probabilities; draws are 0 or 1.
 *
 * @param means the mean of each value, shape [size]
 */
public record BernoulliHead(Bernoulli family, float[] means) implements TensorHead {
    /** Log odds do not start further out than that of a value that one in a thousand rows has. */
    private static final double RARE = 1e-3;

    @Override
    public int cells() {
        return means.length;
    }

    @Override
    public float[] start() {
        float[] start = new float[means.length];
        for (int i = 0; i < start.length; i++) {
            double p = Math.max(RARE, Math.min(1 - RARE, means[i]));
            start[i] = (float) Math.log(p / (1 - p));
        }
        return start;
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        copy(rows.tensors(column), row * means.length, means.length, 0, 1, targets, at, mask, from);
    }

    /** Values less an offset, over a scale, with zeros where they are missing. */
    static void copy(
            float[] values,
            int first,
            int size,
            float offset,
            float scale,
            float[] targets,
            int at,
            float[] mask,
            int from) {
        for (int i = 0; i < size; i++) {
            float x = values[first + i];
            boolean known = x == x;
            mask[from + i] = known ? 1 : 0;
            targets[at + i] = known ? (x - offset) / scale : 0;
        }
    }

    @Override
    public void addMean(Terms terms, double factor, double[] sums) {
        for (int i = 0; i < means.length; i++) sums[i] += factor / (1 + Math.exp(-terms.output(i)));
    }

    @Override
    public void draw(Terms terms, RandomGenerator random, float[] values, int at) {
        for (int i = 0; i < means.length; i++) {
            boolean one = random.nextDouble() < 1 / (1 + Math.exp(-terms.output(i)));
            if (Float.isNaN(values[at + i])) values[at + i] = one ? 1 : 0;
        }
    }
}
