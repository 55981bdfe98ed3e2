package semblance.vae;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import semblance.api.data.Dataset;
import semblance.api.train.Seed;
import semblance.vae.data.Canonical;
import semblance.vae.data.Gathering;

/** Rows as training sees them. Made again from the dataset they are the same, so keeping them affects speed only. */
final class Prepared {
    /** A unit of weight stands for no less than this share of what there is, so that huge weights do not need huge lists. */
    private static final long UNITS = 1_000_000;

    private static final Map<Dataset, SoftReference<Prepared>> KEPT = Collections.synchronizedMap(new WeakHashMap<>());

    final Canonical canonical;

    /** How many rows there are, but for those of weight 0. */
    final long count;

    private Prepared(Canonical canonical, long count) {
        this.canonical = canonical;
        this.count = count;
    }

    static Prepared of(Dataset data, int megabytes) {
        SoftReference<Prepared> kept = KEPT.get(data);
        Prepared known = kept == null ? null : kept.get();
        if (known != null) return known;
        var schema = data.schema();
        long bytes = (long) megabytes << 20;
        Gathering gathering = data.collect(() -> new Gathering(schema, bytes));
        Prepared prepared = new Prepared(gathering.canonical(), gathering.rows());
        KEPT.put(data, new SoftReference<>(prepared));
        return prepared;
    }

    /** Whether a row is held out, by its content. */
    boolean[] heldOut(double share, Seed seed) {
        long[] hashes = canonical.hashes();
        boolean[] out = new boolean[hashes.length];
        for (int r = 0; r < out.length; r++)
            out[r] = (seed.child(hashes[r]).value() >>> 11) * 0x1p-53 < share;
        return out;
    }

    /**
     * The positions of rows that are trained on or held out, each as often as its weight says, so that two equal rows are
     * worth one of weight 2.
     */
    int[] copies(boolean[] out, boolean held) {
        double[] weights = canonical.rows().weights();
        double unit = Math.max(1, Arrays.stream(weights).sum() / Math.max(UNITS, 4L * weights.length));
        return IntStream.range(0, weights.length)
                .filter(r -> out[r] == held)
                .flatMap(r -> IntStream.generate(() -> r).limit(times(weights[r], unit)))
                .toArray();
    }

    private static long times(double weight, double unit) {
        return Math.max(1, Math.round(weight / unit));
    }

    /** The weight that each copy of a row has. */
    float[] shares() {
        double[] weights = canonical.rows().weights();
        double unit = Math.max(1, Arrays.stream(weights).sum() / Math.max(UNITS, 4L * weights.length));
        float[] shares = new float[weights.length];
        for (int r = 0; r < shares.length; r++) shares[r] = (float) (weights[r] / times(weights[r], unit));
        return shares;
    }
}
