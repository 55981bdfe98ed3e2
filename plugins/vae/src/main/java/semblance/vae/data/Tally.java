package semblance.vae.data;

import semblance.api.data.Statistic;
import semblance.api.data.Table;
import semblance.api.train.Seed;

/** How many rows there are to train on, and their weight. */
public final class Tally implements Statistic<Tally> {
    private static final long serialVersionUID = 1;

    private final double share;
    private final Seed seed;
    private long rows;
    private double weight;

    /**
     * @param share of the rows that are held out
     * @param seed that tells which
     */
    public Tally(double share, Seed seed) {
        this.share = share;
        this.seed = seed;
    }

    /** Whether a row of a hash is held out. */
    public static boolean heldOut(long hash, double share, Seed seed) {
        return (seed.child(hash).value() >>> 11) * 0x1p-53 < share;
    }

    @Override
    public void add(Table some) {
        double[] weights = some.weights();
        long[] hashes = share == 0 ? new long[0] : RowContent.hashes(some);
        for (int r = 0; r < weights.length; r++) {
            if (weights[r] == 0 || share > 0 && heldOut(hashes[r], share, seed)) continue;
            rows++;
            weight += weights[r];
        }
    }

    @Override
    public void merge(Tally other) {
        rows += other.rows;
        weight += other.weight;
    }

    /** The number of rows. */
    public long rows() {
        return rows;
    }

    /** The sum of their weights. */
    public double weight() {
        return weight;
    }
}
