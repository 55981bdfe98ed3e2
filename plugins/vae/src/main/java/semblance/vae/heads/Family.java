package semblance.vae.heads;

import java.io.Serializable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A family of distributions as a part of a graph, for cells that are all alike: the columns of one kind, or the values of
 * a tensor. What tells the cells apart, such as the modes of a column, is a constant of the model and no part of the
 * graph, so that one graph serves many models. Targets and outputs may have more dimensions before that of the cells,
 * which broadcast.
 */
public sealed interface Family extends Serializable permits Independent, Symbols {
    /** How many numbers of a cell are fed. */
    int targets();

    /** How many numbers the encoder sees of a cell. */
    int inputs();

    /** How many numbers the decoder tells of a cell. */
    int outputs();

    /** How many parameters of a cell are the same for all rows, and learned. */
    int free();

    /** Whether all cells of all columns have the same of those parameters. */
    default boolean shared() {
        return false;
    }

    /** How many numbers are known of a cell beforehand. */
    int constants();

    /**
     * What the encoder sees.
     *
     * @param targets [rows, cells, {@link #targets}], zeros where missing
     * @param mask [rows, cells], 1 where known
     * @return [rows, cells, {@link #inputs}], zeros where missing
     */
    Operand<TFloat32> seen(Ops tf, Operand<TFloat32> targets, Operand<TFloat32> mask);
}
