package semblance.randomforest;

/** How a tree of a forest chooses where to cut a candidate column. */
public enum Splits {
    /** The best of all cuts (Breiman 2001). */
    BEST,
    /** One cut drawn at random, so that only columns compete (extremely randomised trees, Geurts et al. 2006). */
    RANDOM
}
