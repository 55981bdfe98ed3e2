package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.tensorflow.Network;

/** The threads of the framework are those that its first session in a process asks for, so each number has a process. */
class ThreadsTest {
    /** Learns and answers, and says what came out as a number. */
    static final class Learning {
        public static void main(String[] arguments) {
            Table rows = Published.irisWithSpecies();
            Vae vae = Small.trainer(4, Small.training(20, 64, 0.1)).fit(Dataset.of(rows), Run.of(1));
            System.out.println("hash " + hash(vae, rows) + " " + wide(network(Network.Kind.MLP), 400) + " "
                    + wide(network(Network.Kind.RNN), 60));
        }

        private static int hash(Vae vae, Table rows) {
            int hash = Arrays.hashCode(vae.logDensity(rows));
            for (var weight : vae.weights().all()) hash = 31 * hash + Arrays.hashCode(weight.values());
            return hash;
        }

        /** Batches and layers that are wide enough for the framework to cut its sums up, if it may. */
        private static int wide(Network network, int size) {
            RandomGenerator random = new Seed(3).random();
            float[] pixels = new float[1024 * size];
            for (int i = 0; i < pixels.length; i++) pixels[i] = random.nextFloat() < (i % size) / (double) size ? 1 : 0;
            Column image = new Column.Tensor("image", List.of(size));
            Table rows = Table.of(Schema.of(image), List.of(pixels));
            VaeTrainer plain = Small.trainer(4, Small.training(2, 512, 0));
            VaeTrainer wide = new VaeTrainer(
                    network,
                    network,
                    plain.latent(),
                    plain.objective(),
                    plain.likelihood(),
                    plain.condition(),
                    plain.training(),
                    plain.samples(),
                    plain.optimizer(),
                    plain.schedule());
            return hash(wide.fit(Dataset.of(rows), Run.of(1)), rows.slice(0, 100));
        }

        private static Network network(Network.Kind kind) {
            Network usual = Network.of(300);
            return new Network(kind, usual.hidden(), usual.activation(), usual.filters(), usual.units());
        }
    }

    @Test
    void oneThreadAndTwoGiveTheSameBytes() throws Exception {
        Process one = start(1);
        Process two = start(2);
        assertThat(said(one)).startsWith("hash ").isEqualTo(said(two));
    }

    private static Process start(int threads) throws IOException {
        String path = Stream.of(
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"),
                        Path.of("target", "test-classes").toString())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsemblance.threads=" + threads,
                        "-cp",
                        path,
                        Learning.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String said(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit code").isZero();
        return said.strip();
    }
}
