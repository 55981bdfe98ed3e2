package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is stopped goes on later to the bytes it would have had. */
class ResumeTest {
    private static final int PATIENCE_SECONDS = 60;

    /** Whoever watches sees the steps go by. */
    private static final Map<String, String> TERMINAL = Map.of("SEMBLANCE_JAVA_OPTS", "-Dsemblance.terminal=true");

    private static final String STOPPED =
            "semblance: stopped; 'model.smb.checkpoint' keeps the work: the same command with --resume goes on from there";

    @TempDir
    private Path folder;

    private Path err;
    private Path out;

    @BeforeEach
    void writeTheRows() throws IOException {
        Files.copy(Distribution.example("faithful.csv"), folder.resolve("faithful.csv"));
        Path beside = Files.createDirectory(folder.resolve("said"));
        err = beside.resolve("err");
        out = beside.resolve("out");
    }

    @Test
    void afterCtrlCAFitGoesOnToTheSameBytes() throws Exception {
        Distribution.run(folder, command("straight.smb")).ok();
        Process stopped = startAndSignal("INT");
        assertThat(stopped.exitValue()).as(Files.readString(err)).isEqualTo(130);
        assertThat(err).content().endsWith(STOPPED + "\n").doesNotContain("\tat ");
        assertThat(out).isEmptyFile();
        assertThat(Distribution.contents(folder))
                .containsExactly("faithful.csv", "model.smb.checkpoint", "said", "straight.smb");

        Distribution.run(folder, "score", "model.smb.checkpoint", "faithful.csv")
                .failsWith(
                        5,
                        "semblance: model.smb.checkpoint is the checkpoint of a training that was stopped; finish it with"
                                + " fit --resume");
        Distribution.run(folder, command("model.smb", "--resume", "--seed", "2"))
                .failsWith(
                        5,
                        "semblance: model.smb.checkpoint is the checkpoint of another training: its seed is 1, not 2; give"
                                + " the same command as before, or leave --resume out to start anew");
        Distribution.run(folder, command("model.smb", "--resume", "prior=true"))
                .failsWithLineStarting(
                        5, "semblance: model.smb.checkpoint is the checkpoint of another training: its prior is");

        Distribution.run(folder, command("model.smb", "--resume", "--threads", "3"))
                .ok();
        assertThat(folder.resolve("model.smb")).hasSameBinaryContentAs(folder.resolve("straight.smb"));
        assertThat(Distribution.contents(folder)).containsExactly("faithful.csv", "model.smb", "said", "straight.smb");
    }

    @Test
    void sigTermIsToldApartAndAKillLeavesTheOlderModelAlone() throws Exception {
        Files.writeString(folder.resolve("model.smb"), "an older model");
        assertThat(startAndSignal("TERM").exitValue()).as(Files.readString(err)).isEqualTo(143);
        assertThat(err).content().endsWith(STOPPED + "\n");
        assertThat(startAndSignal("KILL").exitValue()).isEqualTo(128 + 9);
        assertThat(folder.resolve("model.smb")).hasContent("an older model");
        assertThat(Distribution.contents(folder))
                .containsExactly("faithful.csv", "model.smb", "model.smb.checkpoint", "said");
    }

    @Test
    void withoutACheckpointResumingIsStartingAnew() {
        Distribution.Result fit = Distribution.run(
                        folder,
                        "fit",
                        "gaussian-mixture",
                        "faithful.csv",
                        "-o",
                        "model.smb",
                        "components=1",
                        "--resume")
                .ok();
        assertThat(fit.err())
                .startsWith("note: there is no 'model.smb.checkpoint' to go on from; starting anew\nwrote model.smb: ");
        assertThat(Distribution.contents(folder)).containsExactly("faithful.csv", "model.smb", "said");
    }

    /** Many iterations of which none may be left out. */
    private static String[] command(String output, String... more) {
        String[] words = {
            "fit",
            "gaussian-mixture",
            "faithful.csv",
            "-o",
            output,
            "components=8",
            "starts=1",
            "tolerance=0",
            "maximumIterations=5000"
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    /** Signals a fit once it has taken its first steps, and waits for its end. */
    private Process startAndSignal(String signal) throws IOException, InterruptedException {
        Process process = Distribution.start(folder, TERMINAL, out, err, command("model.smb"));
        for (int wait = 0; !Files.readString(err).contains("fitting, step"); wait++) {
            assertThat(process.isAlive())
                    .as("still at work: " + Files.readString(err))
                    .isTrue();
            assertThat(wait).as("steps are shown").isLessThan(PATIENCE_SECONDS * 20);
            Thread.sleep(50);
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ends")
                .isTrue();
        return process;
    }
}
