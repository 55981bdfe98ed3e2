package semblance.vae;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Table;
import semblance.api.train.Seed;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Plan;
import semblance.tensorflow.Programs;
import semblance.vae.graph.EncodePlan;
import semblance.vae.graph.Layout;
import semblance.vae.graph.Names;
import semblance.vae.graph.ScorePlan;
import semblance.vae.heads.Tails;
import semblance.vae.heads.TensorHead;
import semblance.vae.heads.Terms;

/**
 * Weighted draws of the latent variables given the known cells of rows. Most of them come from the encoder and some from
 * the prior, and all are weighted as draws from the mixture of both (Hesterberg 1995; Veach and Guibas 1995). Of rows with
 * missing cells, which the encoder may be wrong about, half come from the prior, so that no weight exceeds twice the row's
 * density given the draw; of whole rows, which the encoder has learned to place, an eighth. The noise is the model's own
 * and the same for every row: equal rows get equal answers.
 */
final class Particles {
    /** Rows of a program that encodes. */
    private static final int ENCODED = 2 * Plan.ALIKE;

    /** About as many draws as a program decodes at once. */
    private static final int DECODED = 1536;

    /** Few draws are as many for each row as loops over floats take at once, or a multiple. */
    private static final int VECTOR = 16;

    /** The draws for half as many rows are a multiple of {@link Plan#ALIKE}. */
    private static final int ROWS = 2 * (Plan.ALIKE / VECTOR);

    /** Of a row without missing cells, one draw in so many comes from the prior. */
    private static final int WHOLE = 8;

    /** The same of a row with missing cells. */
    private static final int HOLES = 2;

    private final Vae vae;
    private final Layout layout;
    private final int times;
    private final int rowsAtOnce;
    private final int cells; // of a row, without those of conditions
    private final IntFunction<double[]> noise; // by one draw in how many comes from the prior

    /** Draws with the model's own noise. */
    Particles(Vae vae) {
        this(vae, new Seed(vae.seed()).random(), false);
    }

    /** @param fresh whether each row has noise of its own */
    Particles(Vae vae, RandomGenerator random, boolean fresh) {
        this.vae = vae;
        layout = vae.structure().layout();
        cells = cells();
        boolean few = vae.samples() <= DECODED / ROWS;
        int unit = few ? VECTOR : Plan.ALIKE;
        times = (vae.samples() + unit - 1) / unit * unit;
        rowsAtOnce = few ? DECODED / times / ROWS * ROWS : Math.max(1, DECODED / times);
        Map<Integer, double[]> kept =
                fresh ? Map.of() : Map.of(HOLES, noise(random, HOLES), WHOLE, noise(random, WHOLE));
        noise = every -> fresh ? noise(random, every) : kept.get(every);
    }

    /** How many draws there are for each row. */
    int times() {
        return times;
    }

    /** How many rows are treated at once. */
    int rowsAtOnce() {
        return rowsAtOnce;
    }

    /** Whether a draw comes from the prior rather than from the encoder. */
    private static boolean prior(int draw, int every) {
        return draw % every == every - 1;
    }

    /**
     * Standard Gaussian noise by Latin hypercubes (McKay et al. 1979), one for the draws from the encoder and one for those
     * from the prior: in each variable, the draws stand in strips of equal probability. Shape [draws * latent].
     */
    private double[] noise(RandomGenerator random, int every) {
        double[] noise = new double[times * vae.structure().latent()];
        for (boolean prior : new boolean[] {false, true})
            hypercube(
                    IntStream.range(0, times)
                            .filter(s -> prior(s, every) == prior)
                            .toArray(),
                    random,
                    noise);
        return noise;
    }

    private void hypercube(int[] draws, RandomGenerator random, double[] noise) {
        int latent = vae.structure().latent();
        int[] strips = IntStream.range(0, draws.length).toArray();
        for (int j = 0; j < latent; j++) {
            for (int i = strips.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int kept = strips[i];
                strips[i] = strips[other];
                strips[other] = kept;
            }
            for (int i = 0; i < strips.length; i++) {
                double u = (strips[i] + Math.max(1e-9, random.nextDouble())) / strips.length;
                noise[draws[i] * latent + j] = Tails.quantile(Math.min(u, 1 - 1e-12));
            }
        }
    }

    /** The draws of some rows. */
    interface Use {
        /**
         * Uses the draws of one row.
         *
         * @param row its number
         * @param draws its draws
         */
        void of(int row, Draws draws);
    }

    /** Weighted draws for one row. */
    final class Draws {
        /** The log of each draw's weight; their mean is the density of the known cells. Shape [draws]. */
        final double[] logWeights = new double[times];

        private final float[] latent;
        private final int first;
        private List<float[]> told = List.of();

        Draws(float[] latent, int first) {
            this.latent = latent;
            this.first = first;
        }

        /** What the decoder says of a column given a draw. */
        Terms terms(int column, int draw) {
            return vae.structure().terms(layout, told, vae.weights(), column, first + draw);
        }

        /** A latent variable of a draw. */
        double latent(int draw, int variable) {
            return latent[(first + draw) * vae.structure().latent() + variable];
        }
    }

    /** Means and log variances of the latent variables of each row as the encoder sees it, each [rows * latent]. */
    List<float[]> encode(Table rows) {
        int latent = vae.structure().latent();
        EncodePlan plan = new EncodePlan(vae.structure().shape(layout), ENCODED);
        Filler filler = filler(ENCODED);
        int[] all = IntStream.range(0, rows.rows()).toArray();
        float[] means = new float[rows.rows() * latent];
        float[] logs = new float[means.length];
        for (int from = 0; from < all.length; from += ENCODED) {
            int to = Math.min(all.length, from + ENCODED);
            List<Feed> feeds = filler.fill(rows, all, from, to);
            List<float[]> codes =
                    Programs.with(plan, vae.weights(), program -> program.run(feeds, Names.MEANS, Names.LOG_VARIANCES));
            System.arraycopy(codes.get(0), 0, means, from * latent, (to - from) * latent);
            System.arraycopy(codes.get(1), 0, logs, from * latent, (to - from) * latent);
        }
        return List.of(means, logs);
    }

    private Filler filler(int capacity) {
        return new Filler(
                vae.structure().heads(),
                layout,
                capacity,
                Collections.nCopies(layout.blocks().size(), true));
    }

    /**
     * Draws for each row.
     *
     * @param told whether it is asked what the decoder tells
     */
    void of(Table rows, boolean told, Use use) {
        List<float[]> codes = encode(rows);
        ScorePlan plan = new ScorePlan(vae.structure().shape(layout), rowsAtOnce, times);
        Filler filler = filler(rowsAtOnce);
        int[] all = IntStream.range(0, rows.rows()).toArray();
        List<String> fetches = new ArrayList<>(List.of(Names.LOG_DENSITIES));
        for (int b = 0; told && b < layout.blocks().size(); b++) fetches.add(Names.told(b));
        for (int from = 0; from < all.length; from += rowsAtOnce) {
            int to = Math.min(all.length, from + rowsAtOnce);
            List<Feed> feeds = new ArrayList<>(filler.fill(rows, all, from, to));
            float[] latent = new float[rowsAtOnce * times * vae.structure().latent()];
            List<Draws> draws = new ArrayList<>();
            for (int row = from; row < to; row++) draws.add(place(rows, row, codes, latent, (row - from) * times));
            feeds.add(new Feed(Names.LATENT, latent));
            List<float[]> found =
                    Programs.with(plan, vae.weights(), program -> program.run(feeds, fetches.toArray(String[]::new)));
            for (int row = from; row < to; row++) {
                Draws some = draws.get(row - from);
                double jacobian = logJacobian(rows, row);
                for (int s = 0; s < times; s++) some.logWeights[s] += found.get(0)[some.first + s] + jacobian;
                some.told = found.subList(1, found.size());
                use.of(row, some);
            }
        }
    }

    /** Places the draws of one row and weights them by prior over proposal. */
    private Draws place(Table rows, int row, List<float[]> codes, float[] latent, int first) {
        int size = vae.structure().latent();
        Draws draws = new Draws(latent, first);
        int holes = holes(rows, row);
        boolean blank = holes == cells;
        int every = holes == 0 ? WHOLE : HOLES;
        double[] noise = this.noise.apply(every);
        double logPrior = -Math.log(every); // of the mixture's share
        double logEncoder = Math.log1p(-1.0 / every);
        double logDeviations = 0;
        double[] deviations = new double[size];
        for (int j = 0; j < size; j++) {
            double log = 0.5 * codes.get(1)[row * size + j];
            logDeviations += log;
            deviations[j] = Math.exp(log);
        }
        for (int s = 0; s < times; s++) {
            boolean encoded = !blank && !prior(s, every);
            double squares = 0;
            double encodedSquares = 0;
            for (int j = 0; j < size; j++) {
                double mean = codes.get(0)[row * size + j];
                double z = noise[s * size + j];
                if (encoded) z = mean + deviations[j] * z;
                float placed = (float) z;
                latent[(first + s) * size + j] = placed;
                squares += (double) placed * placed;
                double away = (placed - mean) / deviations[j];
                encodedSquares += away * away;
            }
            if (blank) continue; // all from the prior, and each of weight 1
            double ratio = -0.5 * encodedSquares - logDeviations + 0.5 * squares; // ln q(z | x) - ln p(z)
            draws.logWeights[s] = -Tails.logSum(new double[] {logPrior, logEncoder + ratio});
        }
        return draws;
    }

    private int cells() {
        int cells = 0;
        for (int c = 0; c < layout.places().size(); c++)
            if (!layout.places().get(c).given()) cells += cells(c);
        return cells;
    }

    private int cells(int column) {
        return vae.structure().heads().get(column) instanceof TensorHead head ? head.size() : 1;
    }

    /** How many of the cells of a row are missing, without those of conditions. */
    private int holes(Table rows, int row) {
        int known = 0;
        for (int c = 0; c < layout.places().size(); c++)
            if (!layout.places().get(c).given()) known += known(rows, c, row);
        return cells - known;
    }

    /** How many cells of a column are known in a row. */
    private int known(Table rows, int column, int row) {
        if (!(vae.structure().heads().get(column) instanceof TensorHead head)) return rows.missing(column, row) ? 0 : 1;
        int known = 0;
        float[] values = rows.tensors(column);
        for (int i = 0; i < head.size(); i++) if (!Float.isNaN(values[row * head.size() + i])) known++;
        return known;
    }

    private double logJacobian(Table rows, int row) {
        double sum = 0;
        for (int c = 0; c < layout.places().size(); c++) {
            double each = vae.structure().heads().get(c).logJacobian();
            if (each != 0 && !layout.places().get(c).given()) sum += each * known(rows, c, row);
        }
        return sum;
    }
}
