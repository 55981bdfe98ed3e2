package semblance.bayesiannetwork.mixture;

import java.util.Arrays;
import java.util.stream.IntStream;
import semblance.bayesiannetwork.trees.CodedRows;

/**
 * Rows to learn from and rows to compare by. Of the repetitions of each row a tenth is held out, rounded up or down by a
 * hash of what the row holds: so it depends neither on the order of the rows nor on whether repetitions are counted or
 * written out.
 */
record HeldOut(CodedRows learned, CodedRows held) {
    private static final double SHARE = 0.1;

    static HeldOut of(CodedRows rows, long seed) {
        double[] held = new double[rows.rows()];
        for (int r = 0; r < held.length; r++) {
            double chance = (rows.hash(r, seed) >>> 11) * 0x1p-53;
            held[r] = Math.min(rows.weights()[r], Math.floor(SHARE * rows.weights()[r] + chance));
        }
        double[] learned = new double[held.length];
        for (int r = 0; r < held.length; r++) learned[r] = rows.weights()[r] - held[r];
        return new HeldOut(some(rows, learned), some(rows, held));
    }

    private static CodedRows some(CodedRows rows, double[] weights) {
        int[] kept =
                IntStream.range(0, weights.length).filter(r -> weights[r] > 0).toArray();
        return rows.select(
                kept, Arrays.stream(kept).mapToDouble(r -> weights[r]).toArray());
    }

    /** Whether there are rows of both kinds. */
    boolean possible() {
        return learned.rows() > 0 && held.rows() > 0;
    }
}
