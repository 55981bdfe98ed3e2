package semblance.vae.heads;

import java.util.random.RandomGenerator;

/** A column of tensors, whose cells are independent given what the decoder tells. */
public sealed interface TensorHead extends Head permits BernoulliHead, MelHead, PixelHead, SignalHead {
    /** The number of values of the tensor. */
    default int size() {
        return cells();
    }

    /** The values of a tensor that has some expected values of its cells. */
    default float[] values(double[] means) {
        float[] values = new float[means.length];
        for (int i = 0; i < means.length; i++) values[i] = (float) means[i];
        return values;
    }

    /** Adds the expected value of each cell, times a factor, shape [cells]. */
    void addMean(Terms terms, double factor, double[] sums);

    /** Draws each value where it is missing, [size] from {@code at}. */
    void draw(Terms terms, RandomGenerator random, float[] values, int at);
}
