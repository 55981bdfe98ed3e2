package semblance.vae;

import semblance.api.data.Table;

/**
 * Rows that batches are taken from, one after the other.
 *
 * @param rows where they are
 * @param order their positions, in the order in which they are taken; a position may come more than once
 * @param shares the weight that each row has each time it is taken
 */
record Window(Table rows, int[] order, float[] shares) {
    /** The number of batches. */
    long batches(int batch) {
        return batches(order.length, batch);
    }

    static long batches(long rows, int batch) {
        return (rows + batch - 1) / batch;
    }
}
