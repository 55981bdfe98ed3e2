package semblance.vae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** The threads of the framework are those that its first session in a process asks for, so each number has a process. */
class ThreadsTest {
    /** Learns and answers, and says what came out as a number. */
    static final class Learning {
        public static void main(String[] arguments) {
            Table rows = Published.irisWithSpecies();
            Vae vae = Small.trainer(4, Small.training(20, 64, 0.1)).fit(Dataset.of(rows), Run.of(1));
            int hash = Arrays.hashCode(vae.logDensity(rows));
            for (var weight : vae.weights().all()) hash = 31 * hash + Arrays.hashCode(weight.values());
            System.out.println("hash " + hash);
        }
    }

    @Test
    void oneThreadAndTwoGiveTheSameBytes() throws Exception {
        assertThat(learn(1)).startsWith("hash ").isEqualTo(learn(2));
    }

    private static String learn(int threads) throws IOException, InterruptedException {
        String path = Stream.of(
                        System.getProperty("jdk.module.path", ""),
                        System.getProperty("java.class.path"),
                        Path.of("target", "test-classes").toString())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsemblance.threads=" + threads,
                        "-cp",
                        path,
                        Learning.class.getName()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit code").isZero();
        return said.strip();
    }
}
