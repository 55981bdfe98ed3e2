package semblance.vae.heads;

/** A categorical column. */
public sealed interface LevelHead extends Head permits CategoricalHead, OrdinalHead {
    /** The probability of each level, shape [levels]. */
    double[] probabilities(Terms terms);
}
