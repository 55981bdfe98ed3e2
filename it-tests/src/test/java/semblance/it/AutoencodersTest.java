package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variational autoencoders over tables, text and pictures, as files go in and out of the distribution. */
class AutoencodersTest {
    @TempDir
    private Path folder;

    private Distribution.Result semblance(String... arguments) {
        return Distribution.run(folder, arguments);
    }

    @Test
    void aTableIsLearnedDrawnAndScoredWithTheSameBytesOnOneThreadAndTwo() throws IOException {
        String iris = Distribution.example("iris.csv").toString();
        for (String threads : List.of("1", "2")) {
            semblance("fit", "vae", iris, "-o", threads + ".smb", "training.epochs=5", "--threads", threads)
                    .ok();
            semblance("sample", threads + ".smb", "-n", "20", "-o", threads + ".csv", "--threads", threads)
                    .ok();
        }
        assertThat(folder.resolve("1.smb")).hasSameBinaryContentAs(folder.resolve("2.smb"));
        assertThat(folder.resolve("1.csv")).hasSameBinaryContentAs(folder.resolve("2.csv"));
        assertThat(Files.readAllLines(folder.resolve("1.csv"))).hasSize(21);
        List<String> bounds = semblance("ask", "bound", "1.smb", "--data", iris, "samples=32")
                .ok()
                .lines();
        assertThat(bounds).hasSize(151).first().isEqualTo("bound,error");
    }

    /** The steps grow until one is too long: what was learned before is kept, and the message says where. */
    @Test
    void aLossThatIsNoNumberAnyMoreKeepsTheLastGoodCheckpoint() {
        Distribution.Result wild = semblance(
                "fit",
                "vae",
                Distribution.example("iris.csv").toString(),
                "-o",
                "wild.smb",
                "optimizer=sgd",
                "optimizer.learningRate=0.3",
                "schedule=one-cycle",
                "schedule.start=1e-6",
                "schedule.end=0",
                "training.clipping=none",
                "training.epochs=500",
                "training.holdout=0");
        assertThat(wild.exit()).as("exit code").isEqualTo(3);
        assertThat(wild.err())
                .containsPattern("the loss became (NaN|-?Infinity) at step [0-9]+, most likely by column '[a-z_]+'; .*"
                        + "; wild.smb.checkpoint keeps what was learned before\n$");
        assertThat(Distribution.contents(folder)).containsExactly("wild.smb.checkpoint");
    }

    @Test
    void linesOfTextComeOutAsLinesOfText() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "one two\ntwo one\n".repeat(40));
        semblance("fit", "vae", "notes.txt", "--source", "text", "-o", "notes.smb", "training.epochs=2", "latent=2")
                .ok();
        semblance("sample", "notes.smb", "-n", "5", "--sink", "text escape=true", "-o", "drawn.txt")
                .ok();
        assertThat(Files.readAllLines(folder.resolve("drawn.txt"))).hasSize(5);
    }

    @Test
    void picturesComeOutAsAGridAndAsAFolder() throws IOException {
        Path data = Distribution.root().toAbsolutePath().normalize().resolve("../shared/data/images");
        assumeThat(data.resolve("mnist-png-sample.zip"))
                .as("the pictures of digits")
                .exists();
        String digits = data.resolve("mnist-png-sample.zip").toString();
        semblance("fit", "vae", digits, "-o", "digits.smb", "condition=label", "training.epochs=2", "latent=4")
                .ok();
        semblance("ask", "draw", "digits.smb", "rows=9", "expected=true", "-o", "grid.png")
                .ok();
        BufferedImage grid = ImageIO.read(folder.resolve("grid.png").toFile());
        assertThat(List.of(grid.getWidth(), grid.getHeight()))
                .allSatisfy(length -> assertThat(length).isBetween(3 * 28, 3 * 28 + 4));
        semblance("sample", "digits.smb", "-n", "6", "--given", "label=7", "-o", "sevens/")
                .ok();
        assertThat(Distribution.contents(folder.resolve("sevens"))).containsExactly("7");
        assertThat(Distribution.contents(folder.resolve("sevens/7"))).hasSize(6);
    }
}
