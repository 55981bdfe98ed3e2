package semblance.vae.heads;

import java.util.random.RandomGenerator;
import semblance.api.data.Table;

/**
 * A tensor of values from 0 to 1 in 256 steps, such as the brightness of pixels.
 *
 * @param means the mean of each value, shape [size]
 */
public record PixelHead(Logistic family, float[] means) implements TensorHead {
    private static final float HALF = 1f / 255;

    @Override
    public int cells() {
        return means.length;
    }

    @Override
    public float[] constants() {
        float[] half = new float[means.length];
        java.util.Arrays.fill(half, HALF);
        return half;
    }

    @Override
    public float[] start() {
        int outputs = family.outputs();
        float[] start = new float[means.length * outputs];
        for (int i = 0; i < means.length; i++) {
            start[i * outputs] = 2 * means[i] - 1;
            if (outputs > 1) start[i * outputs + 1] = -1.5f;
        }
        return start;
    }

    @Override
    public void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from) {
        float[] values = rows.tensors(column);
        int first = row * means.length;
        for (int i = 0; i < means.length; i++) {
            float x = values[first + i];
            boolean known = x == x;
            mask[from + i] = known ? 1 : 0;
            // the nearest of the 256 steps, as a number from -1 to 1
            targets[at + i] = known ? Math.round(255 * Math.max(0, Math.min(1, x))) / 127.5f - 1 : 0;
        }
    }

    /** The expected value of a logistic number that is cut off at -1 and 1. */
    @Override
    public void addMean(Terms terms, double factor, double[] sums) {
        for (int i = 0; i < means.length; i++) {
            double centre = family.centre(terms, i);
            double scale = family.scale(terms, i, HALF);
            double mean = -1 + scale * (Tails.softplus((centre + 1) / scale) - Tails.softplus((centre - 1) / scale));
            sums[i] += factor * (mean + 1) / 2;
        }
    }

    @Override
    public void draw(Terms terms, RandomGenerator random, float[] values, int at) {
        for (int i = 0; i < means.length; i++) {
            double u = Math.max(Double.MIN_NORMAL, random.nextDouble());
            double x = family.centre(terms, i) + family.scale(terms, i, HALF) * Math.log(u / (1 - u));
            long step = Math.round((Math.max(-1, Math.min(1, x)) + 1) * 127.5);
            if (Float.isNaN(values[at + i])) values[at + i] = step / 255f;
        }
    }
}
