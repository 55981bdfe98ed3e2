package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A forest that predicts and draws rows, on the census income data of Kohavi (1996), where they are at hand. */
class ForestsTest {
    @TempDir
    private static Path folder;

    private static Path data;

    @BeforeAll
    static void fitTheForest() {
        data = Distribution.root().toAbsolutePath().normalize().resolve("../shared/data/tabular");
        assumeThat(data.resolve("adult_train.csv.gz")).as("the census data").exists();
        String rows = data.resolve("adult_train.csv.gz").toString();
        Distribution.run(
                        folder,
                        "fit",
                        "random-forest",
                        rows,
                        "-o",
                        "forest.smb",
                        "--target",
                        "income",
                        "predictor.trees=50",
                        "predictor.minLeaf=5",
                        "joint.trees=10",
                        "-q")
                .ok();
    }

    @Test
    void incomeIsPredicted() throws IOException {
        String rows = data.resolve("adult_test.csv.gz").toString();
        List<String> predicted =
                Distribution.run(folder, "predict", "forest.smb", rows).ok().lines();
        List<String> truth;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.resolve("adult_test.csv.gz"))),
                StandardCharsets.UTF_8))) {
            truth = lines.lines()
                    .map(line -> line.substring(line.lastIndexOf(',') + 1))
                    .toList();
        }
        assertThat(predicted).hasSameSizeAs(truth);
        int right = 0;
        for (int r = 1; r < truth.size(); r++)
            if (predicted.get(r).split(",")[0].equals(truth.get(r))) right++;
        assertThat(right / (truth.size() - 1.0)).isGreaterThan(0.855);
    }

    @Test
    void rowsAreDrawnThatObeyTheEvidence() {
        List<String> drawn = Distribution.run(
                        folder, "sample", "forest.smb", "-n", "2000", "--given", "age=30..40,sex=Female")
                .ok()
                .lines();
        List<String> header = List.of(drawn.get(0).split(","));
        assertThat(drawn).hasSize(2001);
        assertThat(drawn.stream().skip(1).map(row -> row.split(",", -1))).allSatisfy(row -> {
            assertThat(Integer.parseInt(row[header.indexOf("age")])).isBetween(30, 40);
            assertThat(row[header.indexOf("sex")]).isEqualTo("Female");
        });
    }

    @Test
    void whatMattersIsShown() {
        String shown =
                Distribution.run(folder, "inspect", "forest.smb", "--json").ok().out();
        assertThat(shown).contains("\"importance\"").contains("capital_gain");
    }
}
