package semblance.vae.heads;

/** Where the scale of a number's distribution comes from. */
public enum Spread {
    /** The decoder tells it, for each cell of each row. */
    OUTPUT,
    /** It is learned for each cell, and the same for all rows. */
    COLUMN,
    /** One is learned for all cells of all columns. */
    SHARED
}
