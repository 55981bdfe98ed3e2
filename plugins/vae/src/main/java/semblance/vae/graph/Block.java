package semblance.vae.graph;

import java.util.List;
import semblance.vae.heads.Family;

/**
 * Cells of one family that stand side by side in the graph: columns of a table, or the values of one tensor.
 *
 * @param cells how many
 * @param shape the shape of the tensor; empty for columns
 */
public record Block(Family family, int cells, List<Integer> shape) {
    /** The number of values that are fed for each row. */
    public int targets() {
        return cells * family.targets();
    }

    /** The number of values that the decoder tells of each row. */
    public int outputs() {
        return cells * family.outputs();
    }

    /** As convolutions see it: a sound or spectrogram is a picture of one channel. */
    Block picture() {
        if (shape.isEmpty() || shape.size() > 2) return this;
        return new Block(family, cells, List.of(shape.get(0), shape.size() == 1 ? 1 : shape.get(1), 1));
    }

    /** How many cells have free parameters of their own. */
    public int frees() {
        return family.shared() ? 1 : cells;
    }
}
