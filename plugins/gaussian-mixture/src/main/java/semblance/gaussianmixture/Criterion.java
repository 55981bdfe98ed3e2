package semblance.gaussianmixture;

/** How candidates with different numbers of components and shapes are compared; larger is better. */
public enum Criterion {
    /** Twice the log-likelihood less log(rows) for each free parameter (Schwarz 1978). */
    BIC,
    /** BIC less twice the entropy of the most probable assignment (Biernacki, Celeux and Govaert 2000), as mclust does. */
    ICL
}
