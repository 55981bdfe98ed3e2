package semblance.vae.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Initial;
import semblance.tensorflow.Layers;
import semblance.tensorflow.Net;
import semblance.vae.heads.Independent;
import semblance.vae.heads.Symbols;

/** Draws encoder, decoder and log densities; the same names give the same weights in every graph. */
final class Parts {
    /** Log variances are kept within this, so that their exponentials and squares are floats. */
    private static final float WIDEST = 20;

    private final Net net;
    private final Ops tf;
    private final Shape shape;
    private final Share share;
    private final int rows;
    private final Operand<TInt32> seed;
    private final List<Operand<TFloat32>> cells = new ArrayList<>();

    Parts(Net net, Shape shape, Share share) {
        this(net, shape, share, null);
    }

    /** @param seed of the noise that training adds; null for none */
    Parts(Net net, Shape shape, Share share, Operand<TInt32> seed) {
        this.net = net;
        this.tf = net.tf();
        this.shape = shape;
        this.share = share;
        this.rows = share.rows();
        this.seed = seed;
    }

    /** What is fed of each block, [rows, cells, targets]. */
    List<Operand<TFloat32>> targets() {
        return blocks(b -> {
            Block block = shape.blocks().get(b);
            return share.input(
                    net, Names.targets(b), block.cells(), block.family().targets());
        });
    }

    /** Which cells of each block are known, [rows, cells]. */
    List<Operand<TFloat32>> masks() {
        return blocks(this::mask);
    }

    /** The same, of which only those of some blocks are fed: all cells of the others are known. */
    List<Operand<TFloat32>> masks(List<Boolean> fed) {
        return blocks(b -> fed.get(b) ? mask(b) : known(b));
    }

    private List<Operand<TFloat32>> blocks(IntFunction<Operand<TFloat32>> each) {
        return IntStream.range(0, shape.blocks().size()).mapToObj(each).toList();
    }

    private Operand<TFloat32> mask(int block) {
        return share.input(net, Names.mask(block), shape.blocks().get(block).cells());
    }

    private Operand<TFloat32> known(int block) {
        return tf.fill(tf.constant(new long[] {rows, shape.blocks().get(block).cells()}), tf.constant(1f));
    }

    /**
     * Inputs and the condition beside them, which speaks as loud at first as all of them together. As one input among many
     * it would be learned so late that the latent variables have come to tell of it too, and what is drawn under it obeys it
     * by chance.
     */
    private Operand<TFloat32> withCondition(Operand<TFloat32> x, int times) {
        if (shape.given() == 0) return x;
        float loud = (float) Math.sqrt(x.shape().get(1));
        Operand<TFloat32> given = tf.math.mul(share.input(net, Names.GIVEN, shape.given()), tf.constant(loud));
        if (times > 1) {
            Operand<TFloat32> repeated =
                    tf.tile(Shapes.reshape(tf, given, rows, 1, shape.given()), tf.constant(new int[] {1, times, 1}));
            given = Shapes.reshape(tf, repeated, (long) rows * times, shape.given());
        }
        return tf.concat(List.of(x, given), tf.constant(1));
    }

    /** Means and log variances of the latent variables given a row, each [rows, latent]. */
    List<Operand<TFloat32>> encode(List<Operand<TFloat32>> targets, List<Operand<TFloat32>> masks) {
        List<Operand<TFloat32>> features = new ArrayList<>();
        for (int b = 0; b < shape.blocks().size(); b++) {
            Block block = shape.blocks().get(b);
            Operand<TFloat32> seen = block.family().seen(tf, targets.get(b), masks.get(b));
            features.add(Reader.of(block, shape.encoder()).read(net, "encoder/block" + b, seen));
        }
        Operand<TFloat32> all = features.size() == 1 ? features.get(0) : tf.concat(features, tf.constant(1));
        Operand<TFloat32> hidden = shape.encoder().dense(net, "encoder", withCondition(all, 1));
        Operand<TFloat32> mean = Layers.dense(net, "encoder/mean", hidden, shape.latent(), Activation.LINEAR);
        Operand<TFloat32> log = Layers.dense(net, "encoder/logVariance", hidden, shape.latent(), Activation.LINEAR);
        return List.of(mean, tf.clipByValue(log, tf.constant(-WIDEST), tf.constant(WIDEST)));
    }

    /**
     * What the decoder tells of each block, [rows * times, cells * outputs].
     *
     * @param z [rows * times, latent]
     */
    List<Operand<TFloat32>> decode(Operand<TFloat32> z, int times) {
        Operand<TFloat32> hidden = shape.decoder().dense(net, "decoder", withCondition(z, times));
        List<Operand<TFloat32>> outputs = new ArrayList<>();
        for (int b = 0; b < shape.blocks().size(); b++)
            outputs.add(Writer.of(shape.blocks().get(b), shape.decoder()).write(net, Names.decoder(b), hidden));
        return outputs;
    }

    /**
     * The log density of the known cells of each row given its latent variables, in the units of the targets.
     *
     * @param outputs of {@link #decode}
     * @param masked of each block, whether cells may be missing
     * @return [rows * times]
     */
    Operand<TFloat32> logDensity(
            List<Operand<TFloat32>> outputs,
            List<Operand<TFloat32>> targets,
            List<Operand<TFloat32>> masks,
            List<Boolean> masked,
            int times) {
        Operand<TFloat32> sum = null;
        for (int b = 0; b < outputs.size(); b++) {
            Block block = shape.blocks().get(b);
            if (block.family() instanceof Symbols symbols) {
                Operand<TFloat32> ofText = new Spelling(net, Names.decoder(b), symbols, shape.decoder())
                        .logDensity(outputs.get(b), targets.get(b), shown(symbols, targets.get(b), b), times);
                cells.add(
                        times == 1 ? Shapes.reshape(tf, ofText, rows, 1) : Shapes.reshape(tf, ofText, rows, times, 1));
                Operand<TFloat32> each = times == 1 ? ofText : Shapes.reshape(tf, ofText, rows, times);
                sum = sum == null ? each : tf.math.add(sum, each);
                continue;
            }
            Independent family = (Independent) block.family();
            Operand<TFloat32> told = times == 1
                    ? Shapes.reshape(
                            tf,
                            outputs.get(b),
                            rows,
                            block.cells(),
                            block.family().outputs())
                    : Shapes.reshape(
                            tf,
                            outputs.get(b),
                            rows,
                            times,
                            block.cells(),
                            block.family().outputs());
            Operand<TFloat32> target = times == 1
                    ? targets.get(b)
                    : Shapes.reshape(
                            tf,
                            targets.get(b),
                            rows,
                            1,
                            block.cells(),
                            block.family().targets());
            Operand<TFloat32> each = family.logDensity(tf, told, free(b), target, constants(b));
            if (masked.get(b)) {
                Operand<TFloat32> mask =
                        times == 1 ? masks.get(b) : Shapes.reshape(tf, masks.get(b), rows, 1, block.cells());
                each = tf.math.mul(each, mask);
            }
            cells.add(each);
            Operand<TFloat32> ofBlock = tf.sum(each, tf.constant(-1));
            sum = sum == null ? ofBlock : tf.math.add(sum, ofBlock);
        }
        return Shapes.reshape(tf, sum, (long) rows * times);
    }

    /** The log density of each cell of each block, as {@link #logDensity} last summed them, [rows, (times,) cells]. */
    List<Operand<TFloat32>> cells() {
        return cells;
    }

    /** The symbols as the decoder is to see them: in training, some are hidden (Bowman et al. 2016, section 3.1). */
    private Operand<TFloat32> shown(Symbols family, Operand<TFloat32> texts, int block) {
        if (seed == null || family.dropped() == 0) return texts;
        Operand<TFloat32> chance = tf.stopGradient(tf.random.statelessRandomUniform(
                tf.constant(texts.shape().asArray()),
                tf.math.add(seed, tf.constant(1 + block + share.from())),
                TFloat32.class));
        Operand<TFloat32> hidden = tf.dtypes.cast(tf.math.less(chance, net.input(Names.DROPPED)), TFloat32.class);
        return tf.math.add(texts, tf.math.mul(hidden, tf.math.sub(tf.constant((float) Symbols.UNKNOWN), texts)));
    }

    private Operand<TFloat32> free(int block) {
        Block b = shape.blocks().get(block);
        if (b.family().free() == 0) return null;
        if (b.family().shared()) return net.weight(Names.SHARED, Initial.ZERO, 1, 1);
        return net.weight(Names.free(block), Initial.ZERO, b.cells(), b.family().free());
    }

    private Operand<TFloat32> constants(int block) {
        Block b = shape.blocks().get(block);
        if (b.family().constants() == 0) return null;
        return net.constant(Names.constants(block), b.cells(), b.family().constants());
    }
}
