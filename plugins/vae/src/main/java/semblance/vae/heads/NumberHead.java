package semblance.vae.heads;

/** A column of numbers. */
public sealed interface NumberHead extends Head permits GaussianHead, MixtureHead, WholeHead {
    /** The distribution of the column's number. */
    Law law(Terms terms);
}
