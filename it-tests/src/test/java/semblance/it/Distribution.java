package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution as a user runs it: a process, what it prints, its exit code. */
final class Distribution {
    private static final int PATIENCE_SECONDS = 240;

    /** A build in the background runs with Ctrl-C ignored, and what it starts would inherit that. */
    private static final List<String> DEFAULT_SIGNALS = defaultSignals();

    /** What messages list as installed. */
    static final String TRAINERS = "adversarial-forest, bayesian-network, chow-liu-mixture, decision-tree, "
            + "decision-tree-predictor, gaussian-mixture, random-forest, random-forest-predictor, vae";

    /** Where plugins unpack native libraries to: once for all tests, and not into anybody's home. */
    static final String NATIVE_CACHE =
            root().resolve("plugins/tensorflow/target/native").toString();

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

        /** Asserts one line on standard error that starts like this, nothing on standard output, and this exit code. */
        void failsWithLineStarting(int code, String start) {
            assertThat(err).startsWith(start).endsWith("\n").hasLineCount(1);
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
        List<String> command =
                new ArrayList<>(List.of(folder().resolve("bin/semblance").toString()));
        command.addAll(List.of(arguments));
        return finish(in, environment, command);
    }

    /** Runs a script of bash in which {@code semblance} is the distribution's and a failure anywhere counts. */
    static Result shell(Path in, String script) {
        String path = folder().resolve("bin") + File.pathSeparator + System.getenv("PATH");
        return finish(in, Map.of("PATH", path), List.of("bash", "-e", "-o", "pipefail", "-c", script));
    }

    /** The names of what lies in a folder, sorted. */
    static List<String> contents(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs any program as the distribution is run. */
    static Result finish(Path in, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("semblance-out", "");
            Path err = Files.createTempFile("semblance-err", "");
            try {
                Process process = start(in, environment, out, err, command);
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError(command + " did not end; so far: " + Files.readString(err));
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
        List<String> command = new ArrayList<>(DEFAULT_SIGNALS);
        command.add(folder().resolve("bin/semblance").toString());
        command.addAll(List.of(arguments));
        return start(in, environment, out, err, command);
    }

    /** What starts a program with the default meaning of Ctrl-C, as a terminal does; nothing where that is unknown. */
    private static List<String> defaultSignals() {
        List<String> words = List.of("env", "--default-signal=INT");
        List<String> tried = new ArrayList<>(words);
        tried.add("true");
        try {
            Process process =
                    new ProcessBuilder(tried).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0 ? words : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Process start(Path in, Map<String, String> environment, Path out, Path err, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("SEMBLANCE_PLUGINS");
        builder.environment().put("SEMBLANCE_NATIVE_CACHE", NATIVE_CACHE);
        builder.environment().putAll(environment);
        return builder.start();
    }
}
