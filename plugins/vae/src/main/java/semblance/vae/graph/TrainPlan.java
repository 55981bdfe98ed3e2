package semblance.vae.graph;

import java.util.List;
import java.util.stream.IntStream;
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
    public void draw(Net net) {
        Ops tf = net.tf();
        Operand<TInt32> seed = net.integers(Names.NOISE, 2);
        Parts parts = new Parts(net, shape, rows, seed);
        int blocks = shape.blocks().size();
        List<Operand<TFloat32>> targets =
                IntStream.range(0, blocks).mapToObj(parts::targets).toList();
        List<Operand<TFloat32>> masks = IntStream.range(0, blocks)
                .mapToObj(b -> masked.get(b) ? parts.mask(b) : parts.known(b))
                .toList();
        List<Operand<TFloat32>> codes = parts.encode(targets, masks);
        // no gradient goes through the generator: it has none
        Operand<TFloat32> noise = tf.stopGradient(tf.random.statelessRandomNormal(
                tf.constant(new int[] {rows, times, shape.latent()}), seed, TFloat32.class));
        Operand<TFloat32> z = draw(tf, codes, noise);
        Operand<TFloat32> log = parts.logDensity(
                parts.decode(Shapes.reshape(tf, z, (long) rows * times, shape.latent()), times),
                targets,
                masks,
                masked,
                times);
        Operand<TFloat32> weights = net.input(Names.ROW_WEIGHTS, rows);
        Operand<TFloat32> beta = net.input(Names.BETA);
        for (int b = 0; b < blocks; b++)
            net.output(Names.cells(b), cells(tf, parts.cells().get(b), weights));
        Operand<TFloat32> loss =
                times == 1 ? single(net, codes, log, weights, beta) : several(net, codes, z, noise, log, weights, beta);
        net.descend(Names.TRAIN, loss, name -> true, descent);
    }

    /** Of each cell, the mean log density over draws, summed over rows by their weights. */
    private Operand<TFloat32> cells(Ops tf, Operand<TFloat32> each, Operand<TFloat32> weights) {
        Operand<TFloat32> mean = times == 1 ? each : tf.math.mean(each, tf.constant(1));
        return tf.sum(tf.math.mul(mean, Shapes.reshape(tf, weights, rows, 1)), tf.constant(0));
    }

    private Operand<TFloat32> draw(Ops tf, List<Operand<TFloat32>> codes, Operand<TFloat32> noise) {
        Operand<TFloat32> deviation = tf.math.exp(tf.math.mul(codes.get(1), tf.constant(0.5f)));
        return tf.math.add(
                Shapes.reshape(tf, codes.get(0), rows, 1, shape.latent()),
                tf.math.mul(Shapes.reshape(tf, deviation, rows, 1, shape.latent()), noise));
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
    private Operand<TFloat32> single(
            Net net,
            List<Operand<TFloat32>> codes,
            Operand<TFloat32> log,
            Operand<TFloat32> weights,
            Operand<TFloat32> beta) {
        Ops tf = net.tf();
        Operand<TFloat32> each = divergence(tf, codes);
        Operand<TFloat32> fit = weighted(tf, log, weights);
        Operand<TFloat32> cost;
        Operand<TFloat32> told;
        if (freeBits == 0) {
            told = weighted(tf, tf.sum(each, tf.constant(1)), weights);
            cost = told;
        } else {
            Operand<TFloat32> means =
                    tf.sum(tf.math.mul(each, Shapes.reshape(tf, weights, rows, 1)), tf.constant(0)); // [latent]
            Operand<TFloat32> share = tf.sum(weights, tf.constant(0));
            told = tf.sum(means, tf.constant(0));
            cost = tf.sum(tf.math.maximum(means, tf.math.mul(share, tf.constant((float) freeBits))), tf.constant(0));
        }
        Operand<TFloat32> loss = tf.math.sub(tf.math.mul(beta, cost), fit);
        net.output(Names.SUMS, tf.stack(List.of(loss, tf.math.sub(fit, told), fit, told)));
        return loss;
    }

    /** The importance-weighted bound (Burda et al. 2016, equation 8), the log ratio of prior and encoder times beta. */
    private Operand<TFloat32> several(
            Net net,
            List<Operand<TFloat32>> codes,
            Operand<TFloat32> z,
            Operand<TFloat32> noise,
            Operand<TFloat32> log,
            Operand<TFloat32> weights,
            Operand<TFloat32> beta) {
        Ops tf = net.tf();
        Operand<TFloat32> squares = tf.math.sub(tf.math.square(noise), tf.math.square(z));
        Operand<TFloat32> prior = tf.math.mul(
                tf.math.add(
                        tf.sum(squares, tf.constant(2)),
                        tf.sum(Shapes.reshape(tf, codes.get(1), rows, 1, shape.latent()), tf.constant(2))),
                tf.constant(0.5f)); // ln p(z) - ln q(z | x), [rows, times]
        Operand<TFloat32> fits = Shapes.reshape(tf, log, rows, times);
        Operand<TFloat32> bound = logMean(tf, tf.math.add(fits, tf.math.mul(beta, prior)));
        Operand<TFloat32> fit = weighted(tf, tf.math.mean(fits, tf.constant(1)), weights);
        Operand<TFloat32> told = weighted(tf, tf.sum(divergence(tf, codes), tf.constant(1)), weights);
        Operand<TFloat32> loss = tf.math.neg(weighted(tf, bound, weights));
        Operand<TFloat32> plain = weighted(tf, logMean(tf, tf.math.add(fits, prior)), weights);
        net.output(Names.SUMS, tf.stack(List.of(loss, plain, fit, told)));
        return loss;
    }

    private Operand<TFloat32> logMean(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> most = tf.stopGradient(tf.max(x, tf.constant(1), Max.keepDims(true)));
        Operand<TFloat32> mean = tf.math.mean(tf.math.exp(tf.math.sub(x, most)), tf.constant(1));
        return tf.math.add(tf.math.log(mean), Shapes.reshape(tf, most, rows));
    }

    private static Operand<TFloat32> weighted(Ops tf, Operand<TFloat32> x, Operand<TFloat32> weights) {
        return tf.sum(tf.math.mul(x, weights), tf.constant(0));
    }
}
