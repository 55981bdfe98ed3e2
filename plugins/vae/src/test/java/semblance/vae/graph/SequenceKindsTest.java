package semblance.vae.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import semblance.api.train.Seed;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Feed;
import semblance.tensorflow.Net;
import semblance.tensorflow.Network;
import semblance.tensorflow.Plan;
import semblance.tensorflow.Programs;
import semblance.vae.heads.Gaussian;
import semblance.vae.heads.Spread;
import semblance.vae.heads.Symbols;

/** Every kind of network over waves, spectrograms and texts. */
class SequenceKindsTest {
    private static final int ROWS = 2;
    private static final Gaussian GAUSSIAN = new Gaussian(Spread.OUTPUT, 0.01, false);

    /** More samples than frames, and not a multiple of them. */
    private static final Block WAVE = new Block(GAUSSIAN, 150, List.of(150));

    private static final Block SPECTROGRAM = new Block(GAUSSIAN, 30, List.of(6, 5));
    private static final Block TEXT = new Block(new Symbols(5, 7, 4, 0), 1, List.of());

    /** Features of a block, and of them what the decoder tells of it. */
    private record Through(Block block, Network network) implements Plan {
        @Override
        public void draw(Net net) {
            Operand<TFloat32> seen =
                    net.input("seen", ROWS, block.cells(), block.family().inputs());
            Operand<TFloat32> features = Reader.of(block, network).read(net, "reader", seen);
            net.output("features", features);
            net.output("told", Writer.of(block, network).write(net, "writer", features));
        }
    }

    private static List<float[]> through(Block block, Network.Kind kind, float[] seen) {
        Through plan = new Through(block, new Network(kind, List.of(), Activation.TANH, List.of(3, 4), 4));
        return Programs.with(
                plan,
                Programs.with(plan, program -> program.start(new Seed(1))),
                program -> program.run(List.of(new Feed("seen", seen)), "features", "told"));
    }

    private static float[] seen(Block block) {
        int values = block.cells() * block.family().inputs();
        float[] seen = new float[ROWS * values];
        for (int i = 0; i < seen.length; i++)
            seen[i] = block == TEXT ? 1 + (3 * i + i / values) % 5 : (float) Math.sin(0.7 * i);
        return seen;
    }

    @ParameterizedTest
    @EnumSource
    void eachValueReachesTheFeaturesOfItsRowAlone(Network.Kind kind) {
        for (Block block : List.of(WAVE, SPECTROGRAM, TEXT)) {
            float[] usual = through(block, kind, seen(block)).get(0);
            int values = block.cells() * block.family().inputs();
            for (int i : new int[] {0, values / 2, values - 1}) {
                float[] changed = seen(block);
                changed[i] = changed[i] == 2 ? 3 : 2;
                float[] other = through(block, kind, changed).get(0);
                assertThat(IntStream.range(0, usual.length / 2).anyMatch(k -> usual[k] != other[k]))
                        .as(kind + " " + block + " " + i)
                        .isTrue();
                assertThat(IntStream.range(usual.length / 2, usual.length).allMatch(k -> usual[k] == other[k]))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void allIsToldOfEachRow(Network.Kind kind) {
        for (Block block : List.of(WAVE, SPECTROGRAM, TEXT))
            assertThat(through(block, kind, seen(block)).get(1))
                    .hasSize(ROWS * block.outputs())
                    .doesNotContain(0, Float.NaN);
    }

    @ParameterizedTest
    @EnumSource(names = {"RNN", "LSTM"})
    void aTextIsReadUpToItsEnd(Network.Kind kind) {
        Block longer = new Block(new Symbols(5, 9, 4, 0), 1, List.of());
        float[] features = through(TEXT, kind, new float[] {4, 3, 2, 5, 5, 1, 0, 2, 1, 0, 0, 0, 0, 0})
                .get(0);
        assertThat(through(longer, kind, new float[] {4, 3, 2, 5, 5, 1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 0})
                        .get(0))
                .isEqualTo(features)
                .doesNotContain(0);
        assertThat(through(TEXT, kind, new float[14]).get(0)).containsOnly(0); // missing
    }
}
