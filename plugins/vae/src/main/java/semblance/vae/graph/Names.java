package semblance.vae.graph;

/** What inputs, outputs and weights are called. */
public final class Names {
    /** The condition of each row, [rows, given]. */
    public static final String GIVEN = "given";

    /** Latent variables, [rows, latent]. */
    public static final String LATENT = "latent";

    /** Means of the latent variables given each row, [rows, latent]. */
    public static final String MEANS = "means";

    /** Their log variances, [rows, latent]. */
    public static final String LOG_VARIANCES = "logVariances";

    /** Log densities given the latent variables, [rows]. */
    public static final String LOG_DENSITIES = "logDensities";

    /** The weight of each row of a batch, [rows]; they sum to about 1. */
    public static final String ROW_WEIGHTS = "rowWeights";

    /** The factor of the divergence. */
    public static final String BETA = "beta";

    /** Two numbers that tell the noise. */
    public static final String NOISE = "noise";

    /** The loss, and the weighted sums of bound, reconstruction and divergence, [4]. */
    public static final String SUMS = "sums";

    /** The share of a text's symbols that the decoder is not to see. */
    public static final String DROPPED = "dropped";

    /** The symbols before those that are told next, [rows]. */
    public static final String BEFORE = "before";

    /** What is told of the next symbols, [rows, symbols]. */
    public static final String LOGITS = "logits";

    /** The step of training. */
    public static final String TRAIN = "train";

    /** The free parameter that all cells share. */
    static final String SHARED = "decoder/shared";

    private Names() {}

    /** What is fed of a block. */
    public static String targets(int block) {
        return "targets" + block;
    }

    /** Which of a block's cells are known. */
    public static String mask(int block) {
        return "mask" + block;
    }

    /** What the decoder tells of a block. */
    public static String told(int block) {
        return "told" + block;
    }

    /** The weighted sums of the log densities of a block's cells, [cells]. */
    public static String cells(int block) {
        return "cells" + block;
    }

    /** What the names of the decoder's weights for a block start with. */
    static String decoder(int block) {
        return "decoder/block" + block;
    }

    /** An array of the state of a recurrent layer. */
    public static String state(int array) {
        return "state" + array;
    }

    /** The biases of the layer that tells of a block. */
    public static String biases(int block) {
        return "decoder/block" + block + "/out/biases";
    }

    /** A block's free parameters. */
    public static String free(int block) {
        return "decoder/block" + block + "/free";
    }

    /** A block's constants. */
    public static String constants(int block) {
        return "decoder/block" + block + "/constants";
    }

    /** The free parameters that a block's cells have, or share with all others. */
    public static String freeOf(int block, Block of) {
        return of.family().shared() ? SHARED : free(block);
    }
}
