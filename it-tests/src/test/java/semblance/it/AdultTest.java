package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on real rows, mixed and with gaps: the census income data of Kohavi (1996), where they are at hand. */
class AdultTest {
    private static final double BASELINE = 0.75; // about what answering '<=50K' to every row is worth

    @TempDir
    private static Path folder;

    private static List<String[]> test;
    private static String[] header;

    @BeforeAll
    static void fitTheModel() throws IOException {
        Path data = Distribution.root().toAbsolutePath().normalize().resolve("../shared/data/tabular");
        assumeThat(data.resolve("adult_train.csv.gz")).as("the census data").exists();
        test = read(data.resolve("adult_test.csv.gz"));
        header = test.remove(0);
        Distribution.run(
                        folder,
                        "fit",
                        "gaussian-mixture",
                        data.resolve("adult_train.csv.gz").toString(),
                        "-o",
                        "adult.smb",
                        "--target",
                        header[header.length - 1],
                        "components=4",
                        "covariance=diagonal",
                        "starts=1",
                        "tolerance=1e-4")
                .ok();
        Files.copy(data.resolve("adult_test.csv.gz"), folder.resolve("test.csv.gz"));
    }

    @Test
    void everyRowOfTheTestPartHasAFiniteDensity() {
        List<String> scores = Distribution.run(folder, "score", "adult.smb", "test.csv.gz")
                .ok()
                .lines();
        assertThat(scores).hasSize(test.size() + 1);
        double mean = scores.stream()
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .average()
                .orElseThrow();
        assertThat(mean).isFinite().isBetween(-100.0, 0.0);
        assertThat(scores.stream()
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .min()
                        .orElseThrow())
                .isGreaterThan(-1e6);
    }

    @Test
    void samplesHaveTheLevelsAndRangesOfTheRows() {
        List<String> drawn = Distribution.run(folder, "sample", "adult.smb", "-n", "1000")
                .ok()
                .lines();
        assertThat(drawn).hasSize(1001).startsWith(String.join(",", header));
        List<String[]> rows =
                drawn.stream().skip(1).map(row -> row.split(",", -1)).toList();
        for (int c = 0; c < header.length; c++) {
            int column = c;
            Set<String> words = new TreeSet<>();
            double[] range = {Double.MAX_VALUE, -Double.MAX_VALUE};
            boolean numeric = test.stream().map(row -> row[column]).allMatch(AdultTest::number);
            for (String[] row : test) {
                words.add(row[c]);
                if (numeric) range[0] = Math.min(range[0], Double.parseDouble(row[c]));
                if (numeric) range[1] = Math.max(range[1], Double.parseDouble(row[c]));
            }
            double width = range[1] - range[0];
            words.add("Holand-Netherlands"); // a country of one row of the training part
            assertThat(rows).as(header[c]).allSatisfy(row -> {
                if (!numeric) assertThat(row[column]).isNotEmpty().isIn(words);
                else assertThat(Double.parseDouble(row[column])).isBetween(range[0] - width, range[1] + width);
            });
        }
    }

    @Test
    void cellsThatWereDeletedAreFilledAndTheOthersLeftAlone() throws IOException {
        long seed = 17;
        SplittableRandom random = new SplittableRandom(seed);
        List<String[]> gaps = new ArrayList<>();
        for (String[] row : test.subList(0, 3000)) {
            String[] holes = row.clone();
            for (int c = 0; c < holes.length; c++) if (holes[c].equals("?") || random.nextInt(10) == 0) holes[c] = "";
            gaps.add(holes);
        }
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        for (String[] row : gaps) text.append(String.join(",", row)).append('\n');
        Files.writeString(folder.resolve("gaps.csv"), text);
        for (String[] more : new String[][] {{}, {"--draws", "1"}}) {
            List<String> command = new ArrayList<>(List.of("impute", "adult.smb", "gaps.csv"));
            command.addAll(List.of(more));
            List<String> filled = Distribution.run(folder, command.toArray(String[]::new))
                    .ok()
                    .lines();
            assertThat(filled).hasSize(gaps.size() + 1);
            for (int r = 0; r < gaps.size(); r++) {
                String[] row = filled.get(r + 1).split(",", -1);
                String where = "seed " + seed + ", row " + (r + 1) + ": " + Arrays.toString(row);
                assertThat(row).as(where).hasSize(header.length).doesNotContain("");
                for (int c = 0; c < row.length; c++)
                    if (!gaps.get(r)[c].isEmpty() && !row[c].equals(gaps.get(r)[c]))
                        assertThat(Double.parseDouble(row[c])).as(where).isEqualTo(Double.parseDouble(gaps.get(r)[c]));
            }
        }
    }

    @Test
    void incomeIsPredictedBetterThanByItsCommonerLevel() {
        List<String> predicted = Distribution.run(folder, "predict", "adult.smb", "test.csv.gz")
                .ok()
                .lines();
        assertThat(predicted).hasSize(test.size() + 1);
        int right = 0;
        for (int r = 0; r < test.size(); r++)
            if (predicted.get(r + 1).split(",")[0].equals(test.get(r)[header.length - 1])) right++;
        assertThat((double) right / test.size()).isGreaterThan(BASELINE);
    }

    private static boolean number(String text) {
        return Pattern.matches("-?[0-9]+(\\.[0-9]+)?", text);
    }

    private static List<String[]> read(Path file) throws IOException {
        try (BufferedReader rows = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return new ArrayList<>(rows.lines().map(row -> row.split(",", -1)).toList());
        }
    }
}
