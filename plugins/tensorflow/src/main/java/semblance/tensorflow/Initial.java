package semblance.tensorflow;

import java.util.random.RandomGenerator;

/** Where a weight starts. */
public enum Initial {
    /** At zero. */
    ZERO,
    /** At one. */
    ONE,
    /** Gaussian of variance 2 / inputs, for layers followed by a rectifier (He et al. 2015, equation 10). */
    HE,
    /** Uniform of variance 2 / (inputs + outputs) (Glorot and Bengio 2010, equation 16). */
    GLOROT;

    /**
     * Starting values.
     *
     * @param inputs how many values each output is summed from
     * @param outputs how many outputs each input goes to
     */
    float[] draw(int size, long inputs, long outputs, RandomGenerator random) {
        float[] values = new float[size];
        double deviation = Math.sqrt(2.0 / Math.max(1, inputs));
        double limit = Math.sqrt(6.0 / Math.max(1, inputs + outputs));
        for (int i = 0; i < size; i++)
            values[i] = switch (this) {
                case ZERO -> 0;
                case ONE -> 1;
                case HE -> (float) (deviation * random.nextGaussian());
                case GLOROT -> (float) (limit * (2 * random.nextDouble() - 1));
            };
        return values;
    }
}
