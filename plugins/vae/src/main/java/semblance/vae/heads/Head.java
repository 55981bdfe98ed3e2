package semblance.vae.heads;

import java.io.Serializable;
import semblance.api.data.Table;

/**
 * One column as the networks see it: what was found out of it beforehand, as plain data. It turns cells into the numbers
 * that its {@link Family} is fed, and what the decoder tells into distributions in the column's units.
 */
public sealed interface Head extends Serializable permits NumberHead, LevelHead, TensorHead, TextHead {
    /** Its part in the graph; heads of equal families share one. */
    Family family();

    /** How many cells of the family the column takes: 1, or the size of a tensor. */
    default int cells() {
        return 1;
    }

    /** What is known of each cell beforehand, shape [cells * constants]. */
    default float[] constants() {
        return new float[0];
    }

    /** Where each cell's outputs had better start, shape [cells * outputs]; the biases of the decoder's last layer. */
    float[] start();

    /**
     * Writes what is fed of one row: zeros where it is missing.
     *
     * @param targets where to, [cells * targets] from {@code at}
     * @param mask where it is told which cells are known, [cells] from {@code from}
     */
    void write(Table rows, int column, int row, float[] targets, int at, float[] mask, int from);

    /** What is added to the log density of each known cell, so that it is in the column's units. */
    default double logJacobian() {
        return 0;
    }
}
