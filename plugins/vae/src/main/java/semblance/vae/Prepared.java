package semblance.vae;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.IntStream;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.vae.data.Canonical;
import semblance.vae.data.Gathering;
import semblance.vae.data.Survey;
import semblance.vae.data.Tally;

/**
 * Rows as training sees them: all of them in an order of their own, or if they are too many a sample of them, and what is
 * to be known of the rest. Made again from the dataset it is the same, so keeping it affects speed only.
 */
final class Prepared {
    /** So many copies of rows are told apart; with more, each stands for more than one unit of weight. */
    private static final long UNITS = 1_000_000;

    /** What keeps a dataset's rows: it and how they were asked for. */
    private record Kept(int megabytes, double holdout, Seed seed, SoftReference<Prepared> prepared) {}

    private static final Map<Dataset, Kept> KEPT = Collections.synchronizedMap(new WeakHashMap<>());

    private final Canonical canonical;
    private final Survey survey;
    private final long[] partitions;
    private final double weight;
    private final int[] trained;
    private final int[] held;
    private final float[] shares;

    private Prepared(Canonical canonical, Survey survey, List<Tally> tallies, double holdout, Seed seed) {
        this.canonical = canonical;
        this.survey = survey;
        partitions = tallies.stream().mapToLong(Tally::rows).toArray();
        double[] weights = canonical.rows().weights();
        double unit = Math.max(1, Arrays.stream(weights).sum() / Math.max(UNITS, 4L * weights.length));
        shares = new float[weights.length];
        for (int r = 0; r < shares.length; r++) shares[r] = (float) (weights[r] / times(weights[r], unit));
        boolean[] out = new boolean[weights.length];
        for (int r = 0; r < out.length; r++) out[r] = Tally.heldOut(canonical.hashes()[r], holdout, seed);
        boolean nothingElse = IntStream.range(0, out.length).allMatch(r -> out[r]);
        if (nothingElse) Arrays.fill(out, false);
        trained = copies(weights, unit, out, false);
        held = copies(weights, unit, out, true);
        double sum = 0;
        if (whole()) for (int r : trained) sum += shares[r];
        else sum = tallies.stream().mapToDouble(Tally::weight).sum();
        weight = sum;
    }

    static Prepared of(Dataset data, Training training, Seed seed, Run run) {
        Kept kept = KEPT.get(data);
        Prepared known = kept == null
                        || kept.megabytes() != training.memory()
                        || kept.holdout() != training.holdout()
                        || !kept.seed().equals(seed)
                ? null
                : kept.prepared().get();
        if (known != null) return known;
        var schema = data.schema();
        long bytes = (long) training.memory() << 20;
        Canonical canonical = data.collect(() -> new Gathering(schema, bytes)).canonical();
        Survey survey;
        List<Tally> tallies = List.of();
        double holdout = training.holdout();
        if (canonical.whole()) {
            survey = new Survey(schema); // of the rows in their own order, so that it is the same to the last bit
            survey.add(canonical.rows());
        } else {
            survey = data.collect(() -> new Survey(schema));
            tallies = run.map(data.partitions(), p -> data.collect(p, () -> new Tally(holdout, seed)));
        }
        Prepared prepared = new Prepared(canonical, survey, tallies, holdout, seed);
        KEPT.put(data, new Kept(training.memory(), holdout, seed, new SoftReference<>(prepared)));
        return prepared;
    }

    private static int[] copies(double[] weights, double unit, boolean[] out, boolean held) {
        return IntStream.range(0, weights.length)
                .filter(r -> out[r] == held)
                .flatMap(r -> IntStream.generate(() -> r).limit(times(weights[r], unit)))
                .toArray();
    }

    private static long times(double weight, double unit) {
        return Math.max(1, Math.round(weight / unit));
    }

    /** All rows, or a sample. */
    Table rows() {
        return canonical.rows();
    }

    /** Whether these are all rows. */
    boolean whole() {
        return canonical.whole();
    }

    /** What the columns of all rows hold. */
    Survey survey() {
        return survey;
    }

    /** The positions of rows that are trained on, each as often as its weight says, so that order and copies do not matter. */
    int[] trained() {
        return trained;
    }

    /** The positions of rows that are held out, likewise. */
    int[] held() {
        return held;
    }

    /** The weight that each copy of a row has. */
    float[] shares() {
        return shares;
    }

    /** How many rows of each partition are trained on, if these are not all. */
    long[] partitions() {
        return partitions;
    }

    /** How many rows, or copies of them, are trained on. */
    long count() {
        return whole() ? trained.length : Arrays.stream(partitions).sum();
    }

    /** The weight of all that are trained on. */
    double weight() {
        return weight;
    }
}
