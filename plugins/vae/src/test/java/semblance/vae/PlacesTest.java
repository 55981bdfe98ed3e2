package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.tensorflow.Activation;
import semblance.tensorflow.Network;

/**
 * Equal rows get equal answers, to the last bit, wherever in a table they stand. The layers are wide enough for a library of
 * kernels to treat the last rows of a block otherwise than the first, as oneDNN does unless {@code Plan.ALIKE} prevents it.
 */
class PlacesTest {
    private static final int ROWS = 400;

    @ParameterizedTest
    @CsvSource({"MLP, 7", "MLP, 100", "MLP, 400", "CNN, 33", "RNN, 100", "LSTM, 33"})
    void areOfNoImportance(Network.Kind kind, int width) {
        Network network = new Network(kind, List.of(width), Activation.RELU, List.of(8, 16), width);
        VaeTrainer small = Small.trainer(5, Small.training(1, 100, 0));
        RandomGenerator random = new Seed(width).random();
        int side = 21;
        float[] pixels = new float[ROWS * side * side];
        for (int i = 0; i < pixels.length; i++) pixels[i] = random.nextFloat();
        Schema schema = Schema.of(new Column.Tensor("picture", List.of(side, side, 1)));
        Vae vae = new VaeTrainer(
                        network,
                        network,
                        small.latent(),
                        small.objective(),
                        small.likelihood(),
                        small.condition(),
                        small.training(),
                        small.samples(),
                        small.optimizer(),
                        small.schedule())
                .fit(Dataset.of(Table.of(schema, List.of(pixels))), Run.of(1));
        float[] same = new float[pixels.length];
        for (int r = 0; r < ROWS; r++) System.arraycopy(pixels, 0, same, r * side * side, side * side);
        Table equal = Table.of(schema, List.of(same));

        Table codes = vae.encode(equal);
        for (int j = 0; j < vae.structure().latent(); j++)
            assertThat(Arrays.stream(codes.numbers(j)).distinct()).as("codes").hasSize(1);
        assertThat(Arrays.stream(vae.logDensity(equal.slice(0, 130))).distinct())
                .as("log densities")
                .hasSize(1);
        float[] decoded = vae.decode(codes).tensors(0);
        for (int i = side * side; i < decoded.length; i++)
            assertThat(decoded[i]).as("value %d", i).isEqualTo(decoded[i % (side * side)]);
    }
}
