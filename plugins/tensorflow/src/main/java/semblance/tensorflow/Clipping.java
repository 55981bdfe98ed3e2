package semblance.tensorflow;

/** How gradients that are too large are made smaller (Pascanu et al. 2013). */
public enum Clipping {
    /** They are not. */
    NONE,
    /** Each value is cut off at the limit. */
    VALUE,
    /** The gradient of each weight array is scaled to a norm of the limit. */
    NORM,
    /** All gradients together are scaled to a norm of the limit. */
    GLOBAL_NORM
}
