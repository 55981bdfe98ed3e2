package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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

/** Bright discs on dark ground, of 17 by 18 pixels so that no side halves evenly. */
class PicturesTest {
    private static final int HEIGHT = 17;
    private static final int WIDTH = 18;

    private static Table discs(int rows, boolean gray, int channels) {
        var random = new Seed(6).random();
        float[] pixels = new float[rows * HEIGHT * WIDTH * channels];
        for (int r = 0; r < rows; r++) {
            double y = 5 + 7 * random.nextDouble();
            double x = 5 + 7 * random.nextDouble();
            for (int i = 0; i < HEIGHT * WIDTH; i++) {
                double distance = Math.hypot(i / WIDTH - y, i % WIDTH - x);
                for (int c = 0; c < channels; c++)
                    pixels[(r * HEIGHT * WIDTH + i) * channels + c] = gray
                            ? (float) Math.round(255 / (1 + Math.exp(2 * (distance - 4 + c)))) / 255
                            : distance < 4 + c ? 1 : 0;
            }
        }
        return Table.of(Schema.of(new Column.Tensor("picture", List.of(HEIGHT, WIDTH, channels))), List.of(pixels));
    }

    @ParameterizedTest
    @CsvSource({"CNN, false, 1", "MLP, false, 1", "CNN, true, 2"})
    void theyAreLearnedAndTheHiddenHalfIsFilledIn(Network.Kind kind, boolean gray, int channels) {
        Table rows = discs(256, gray, channels);
        VaeTrainer usual = Small.trainer(4, Small.training(40, 32, 0));
        Network network = new Network(kind, List.of(64), Activation.RELU, List.of(8, 16), 1);
        Vae vae = new VaeTrainer(
                        network,
                        network,
                        4,
                        usual.objective(),
                        usual.likelihood(),
                        List.of(),
                        usual.training(),
                        256,
                        new semblance.optimizers.Adam(3e-3, 0.9, 0.999, 1e-8),
                        usual.schedule())
                .fit(Dataset.of(rows), Run.of(1));
        assertThat(vae.weights().byName().keySet().stream().anyMatch(name -> name.contains("convolution")))
                .isEqualTo(kind == Network.Kind.CNN);
        // if each pixel were on its own: the entropy of its share of ones
        double mean = Arrays.stream(vae.logDensity(rows)).average().orElseThrow();
        if (!gray) assertThat(mean).isGreaterThan(0.6 * alone(rows));
        float[] holes = rows.tensors(0).clone();
        int size = HEIGHT * WIDTH * channels;
        for (int i = 0; i < holes.length; i++) if (i % size >= size / 2) holes[i] = Float.NaN;
        Table filled = vae.impute(Table.of(rows.schema(), List.of(holes)));
        double wrong = 0;
        double dull = 0;
        float[] means = new float[size];
        for (int i = 0; i < holes.length; i++) means[i % size] += rows.tensors(0)[i] / rows.rows();
        for (int i = 0; i < holes.length; i++) {
            assertThat(Float.isNaN(holes[i]) || filled.tensors(0)[i] == holes[i])
                    .isTrue();
            wrong += Math.pow(filled.tensors(0)[i] - rows.tensors(0)[i], 2);
            if (Float.isNaN(holes[i])) dull += Math.pow(means[i % size] - rows.tensors(0)[i], 2);
        }
        assertThat(wrong).as("squared error, as against that of means").isLessThan(0.7 * dull);
    }

    private static double alone(Table rows) {
        int size = HEIGHT * WIDTH;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double p = 0;
            for (int r = 0; r < rows.rows(); r++) p += rows.tensors(0)[r * size + i] / rows.rows();
            if (p > 0 && p < 1) sum += p * Math.log(p) + (1 - p) * Math.log(1 - p);
        }
        return sum;
    }
}
