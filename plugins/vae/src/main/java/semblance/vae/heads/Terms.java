package semblance.vae.heads;

/**
 * What a decoder says of one column of one row.
 *
 * @param outputs what the network told, of which the column's start at {@code at}, cell after cell
 * @param free what is the same for all rows, of which the column's start at {@code from}, cell after cell
 */
public record Terms(float[] outputs, int at, float[] free, int from) {
    double output(int index) {
        return outputs[at + index];
    }

    double free(int index) {
        return free[from + index];
    }
}
