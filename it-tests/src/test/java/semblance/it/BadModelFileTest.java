package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not the model they should be: one line, exit code 5, before any of their content counts. */
class BadModelFileTest {
    private static final String NOT_OURS =
            " is not a model file: expected what 'semblance fit' writes, found something else";
    private static final String AGAIN = "; copy it again or fit the model again";

    @TempDir
    private Path folder;

    @Test
    void damagedAndForeignFilesAreRefusedByEveryVerbThatReadsThem() throws IOException {
        byte[] whole = fit();
        Files.write(folder.resolve("empty.smb"), new byte[0]);
        refused("empty.smb", " is empty, not a model file; fit the model again");
        Files.write(folder.resolve("half.smb"), Arrays.copyOf(whole, whole.length / 2));
        refused("half.smb", " is truncated or altered: its end is not the end of a model file" + AGAIN);
        Files.write(folder.resolve("long.smb"), Arrays.copyOf(whole, whole.length + 1));
        refused("long.smb", " is truncated or altered: its end is not the end of a model file" + AGAIN);
        try (OutputStream out = Files.newOutputStream(folder.resolve("zip.smb"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write(1);
        }
        refused("zip.smb", " is a zip but not a model file: expected what 'semblance fit' writes, found no manifest");
        refused("faithful.csv", NOT_OURS);
        refused(".", " is not a file; expected a model file that 'semblance fit' wrote");
        refused("none.smb", null);
        assertThat(Distribution.contents(folder))
                .containsExactly("empty.smb", "faithful.csv", "faithful.smb", "half.smb", "long.smb", "zip.smb");
    }

    /** A byte in the text of the manifest, in the numbers of the model, in its directory. */
    @Test
    void aByteThatWasAlteredIsNoticedWhereverItLies() throws IOException {
        byte[] whole = fit();
        for (int place : List.of(0, 100, whole.length / 2, whole.length * 3 / 4, whole.length - 30)) {
            byte[] altered = whole.clone();
            altered[place] ^= 1;
            Files.write(folder.resolve("altered.smb"), altered);
            Distribution.run(folder, "score", "altered.smb", "faithful.csv", "-o", "scores.csv")
                    .failsWithLineStarting(5, "semblance: altered.smb is ");
        }
        assertThat(Distribution.contents(folder)).containsExactly("altered.smb", "faithful.csv", "faithful.smb");
    }

    private byte[] fit() throws IOException {
        Files.copy(Distribution.example("faithful.csv"), folder.resolve("faithful.csv"));
        Distribution.run(folder, "fit", "gaussian-mixture", "faithful.csv", "-o", "faithful.smb", "components=1")
                .ok();
        return Files.readAllBytes(folder.resolve("faithful.smb"));
    }

    private void refused(String file, String message) {
        String line = "semblance: " + (message == null ? "there is no model file " + file : file + message);
        Distribution.run(folder, "sample", file, "-n", "3", "-o", "rows.csv").failsWith(5, line);
        Distribution.run(folder, "inspect", file, "--json").failsWith(5, line);
    }
}
