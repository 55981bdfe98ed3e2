package semblance.vae.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import semblance.tensorflow.Descent;
import semblance.tensorflow.Net;
import semblance.tensorflow.Plan;
import semblance.vae.heads.Symbols;

/**
 * Training by a bound on the log density of each row.
 *
 * @param rows in a batch
 * @param times draws of the latent variables for each row; more than one for the importance-weighted bound
 * @param freeBits nats that each latent variable may tell for nothing
 * @param masked of each block, whether cells may be missing
 */
public record TrainPlan(Shape shape, int rows, int times, double freeBits, List<Boolean> masked, Descent descent)
        implements Plan {
    /** Whether the decoder is not to see all of each text. */
    public boolean drops() {
        return shape.blocks().stream()
                .anyMatch(block -> block.family() instanceof Symbols symbols && symbols.dropped() > 0);
    }

    @Override
    public boolean parallel() {
        return Share.of(shape, rows, times).size() > 1;
    }

    @Override
    public void draw(Net net) {
        Ops tf = net.tf();
        Operand<TInt32> seed = net.integers(Names.NOISE, 2);
        // no gradient goes through the generator: it has none
        Operand<TFloat32> noise = tf.stopGradient(tf.random.statelessRandomNormal(
                tf.constant(new int[] {rows, times, shape.latent()}), seed, TFloat32.class));
        List<Bound> bounds = Share.of(shape, rows, times).stream()
                .map(share -> bound(net, share, seed, share.of(tf, noise, 1)))
                .toList();
        for (int b = 0; b < shape.blocks().size(); b++) {
            int block = b;
            net.output(
                    Names.cells(b),
                    Share.summed(
                            tf,
                            bounds.stream().map(each -> each.cells().get(block)).toList()));
        }
        net.output(Names.SUMS, Share.summed(tf, bounds.stream().map(Bound::sums).toList()));
        Operand<TFloat32> loss =
                Share.summed(tf, bounds.stream().map(Bound::loss).toList());
        net.descend(Names.TRAIN, loss, name -> true, descent);
    }

    /**
     * What comes of some rows.
     *
     * @param loss what is to become less, []
     * @param sums the loss, the bound, and its parts reconstruction and divergence, each summed over the rows, [4]
     * @param cells of each block, the log density of each cell, summed over the rows, [cells]
     */
    private record Bound(Operand<TFloat32> loss, Operand<TFloat32> sums, List<Operand<TFloat32>> cells) {}

    private Bound bound(Net net, Share share, Operand<TInt32> seed, Operand<TFloat32> noise) {
        Ops tf = net.tf();
        Parts parts = new Parts(net, shape, share, seed);
        List<Operand<TFloat32>> targets = parts.targets();
        List<Operand<TFloat32>> masks = parts.masks(masked);
        List<Operand<TFloat32>> codes = parts.encode(targets, masks);
        Operand<TFloat32> z = draw(tf, codes, noise);
        Operand<TFloat32> log = parts.logDensity(
                parts.decode(Shapes.reshape(tf, z, (long) share.rows() * times, shape.latent()), times),
                targets,
                masks,
                masked,
                times);
        Operand<TFloat32> weights = share.input(net, Names.ROW_WEIGHTS);
        Operand<TFloat32> beta = net.input(Names.BETA);
        List<Operand<TFloat32>> sums =
                times == 1 ? single(tf, codes, log, weights, beta) : several(tf, codes, z, noise, log, weights, beta);
        return new Bound(
                sums.get(0),
                tf.stack(sums),
                parts.cells().stream().map(each -> cells(tf, each, weights)).toList());
    }

    /** Of each cell, the mean log density over draws, summed over rows by their weights. */
    private Operand<TFloat32> cells(Ops tf, Operand<TFloat32> each, Operand<TFloat32> weights) {
        Operand<TFloat32> mean = times == 1 ? each : tf.math.mean(each, tf.constant(1));
        return tf.sum(tf.math.mul(mean, column(tf, weights)), tf.constant(0));
    }

    private Operand<TFloat32> draw(Ops tf, List<Operand<TFloat32>> codes, Operand<TFloat32> noise) {
        Operand<TFloat32> deviation = tf.math.exp(tf.math.mul(codes.get(1), tf.constant(0.5f)));
        return tf.math.add(perDraw(tf, codes.get(0)), tf.math.mul(perDraw(tf, deviation), noise));
    }

    /** KL(N(m, s^2) || N(0, 1)) = (m^2 + s^2 - 1 - ln s^2) / 2 for each row and variable. */
    private static Operand<TFloat32> divergence(Ops tf, List<Operand<TFloat32>> codes) {
        Operand<TFloat32> twice = tf.math.sub(
                tf.math.add(tf.math.square(codes.get(0)), tf.math.exp(codes.get(1))),
                tf.math.add(codes.get(1), tf.constant(1f)));
        return tf.math.mul(twice, tf.constant(0.5f));
    }

    /**
     * The bound with its divergence in closed form (Kingma and Welling 2014, equation 10), times beta (Higgins et al.
     * 2017), each variable's mean divergence over the batch counting no less than the free bits (Kingma et al. 2016,
     * equation 15).
     */
    private List<Operand<TFloat32>> single(
            Ops tf,
            List<Operand<TFloat32>> codes,
            Operand<TFloat32> log,
            Operand<TFloat32> weights,
            Operand<TFloat32> beta) {
        Operand<TFloat32> each = divergence(tf, codes);
        Operand<TFloat32> fit = weighted(tf, log, weights);
        Operand<TFloat32> cost;
        Operand<TFloat32> told;
        if (freeBits == 0) {
            told = weighted(tf, tf.sum(each, tf.constant(1)), weights);
            cost = told;
        } else {
            Operand<TFloat32> means = tf.sum(tf.math.mul(each, column(tf, weights)), tf.constant(0)); // [latent]
            Operand<TFloat32> share = tf.sum(weights, tf.constant(0));
            told = tf.sum(means, tf.constant(0));
            cost = tf.sum(tf.math.maximum(means, tf.math.mul(share, tf.constant((float) freeBits))), tf.constant(0));
        }
        Operand<TFloat32> loss = tf.math.sub(tf.math.mul(beta, cost), fit);
        return List.of(loss, tf.math.sub(fit, told), fit, told);
    }

    /** The importance-weighted bound (Burda et al. 2016, equation 8), the log ratio of prior and encoder times beta. */
    private List<Operand<TFloat32>> several(
            Ops tf,
            List<Operand<TFloat32>> codes,
            Operand<TFloat32> z,
            Operand<TFloat32> noise,
            Operand<TFloat32> log,
            Operand<TFloat32> weights,
            Operand<TFloat32> beta) {
        Operand<TFloat32> squares = tf.math.sub(tf.math.square(noise), tf.math.square(z));
        Operand<TFloat32> prior = tf.math.mul(
                tf.math.add(tf.sum(squares, tf.constant(2)), tf.sum(perDraw(tf, codes.get(1)), tf.constant(2))),
                tf.constant(0.5f)); // ln p(z) - ln q(z | x), [rows, times]
        Operand<TFloat32> fits = Shapes.reshape(tf, log, log.shape().get(0) / times, times);
        Operand<TFloat32> bound = logMean(tf, tf.math.add(fits, tf.math.mul(beta, prior)));
        Operand<TFloat32> fit = weighted(tf, tf.math.mean(fits, tf.constant(1)), weights);
        Operand<TFloat32> told = weighted(tf, tf.sum(divergence(tf, codes), tf.constant(1)), weights);
        Operand<TFloat32> loss = tf.math.neg(weighted(tf, bound, weights));
        Operand<TFloat32> plain = weighted(tf, logMean(tf, tf.math.add(fits, prior)), weights);
        return List.of(loss, plain, fit, told);
    }

    private Operand<TFloat32> logMean(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> most = tf.stopGradient(tf.max(x, tf.constant(1), Max.keepDims(true)));
        Operand<TFloat32> mean = tf.math.mean(tf.math.exp(tf.math.sub(x, most)), tf.constant(1));
        return tf.math.add(tf.math.log(mean), Shapes.reshape(tf, most, x.shape().get(0)));
    }

    private static Operand<TFloat32> column(Ops tf, Operand<TFloat32> x) {
        return Shapes.reshape(tf, x, x.shape().get(0), 1);
    }

    private static Operand<TFloat32> perDraw(Ops tf, Operand<TFloat32> x) {
        return Shapes.reshape(tf, x, x.shape().get(0), 1, x.shape().get(1));
    }

    private static Operand<TFloat32> weighted(Ops tf, Operand<TFloat32> x, Operand<TFloat32> weights) {
        return tf.sum(tf.math.mul(x, weights), tf.constant(0));
    }
}
