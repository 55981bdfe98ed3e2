package semblance.vae.heads;

import java.util.random.RandomGenerator;

/** A column of tensors, whose values are independent given what the decoder tells. */
public sealed interface TensorHead extends Head permits BernoulliHead, PixelHead, SignalHead {
    /** Adds the expected value of each cell, times a factor, shape [cells]. */
    void addMean(Terms terms, double factor, double[] sums);

    /** Draws each value where it is missing, [cells] from {@code at}. */
    void draw(Terms terms, RandomGenerator random, float[] values, int at);
}
