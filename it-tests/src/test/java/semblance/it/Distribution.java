package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution as a user runs it: a process, what it prints, its exit code. */
final class Distribution {
    private static final int PATIENCE_SECONDS = 240;

    private Distribution() {}

    /** What one run left behind. */
    record Result(int exit, String out, String err) {
        /** The same, after asserting that it ended well. */
        Result ok() {
            assertThat(exit).as(err).isZero();
            return this;
        }

        /** Asserts one line on standard error, nothing on standard output, and this exit code. */
        void failsWith(int code, String line) {
            assertThat(err).isEqualTo(line + "\n");
            assertThat(out).isEmpty();
            assertThat(exit).isEqualTo(code);
        }

        List<String> lines() {
            return out.lines().toList();
        }
    }

    static Path root() {
        return Path.of(System.getProperty("semblance.root")).normalize();
    }

    static Path folder() {
        return Path.of(System.getProperty("semblance.distribution")).normalize();
    }

    static Path example(String name) {
        return folder().resolve("examples").resolve(name);
    }

    /** Runs {@code semblance} in a folder and waits for its end. */
    static Result run(Path in, String... arguments) {
        return run(in, Map.of(), arguments);
    }

    static Result run(Path in, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("semblance-out", "");
            Path err = Files.createTempFile("semblance-err", "");
            try {
                Process process = start(in, environment, out, err, arguments);
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError(List.of(arguments) + " did not end; so far: " + Files.readString(err));
                }
                return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts {@code semblance} on the Java that runs this test. */
    static Process start(Path in, Map<String, String> environment, Path out, Path err, String... arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(folder().resolve("bin/semblance").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("SEMBLANCE_PLUGINS");
        builder.environment().putAll(environment);
        return builder.start();
    }
}
