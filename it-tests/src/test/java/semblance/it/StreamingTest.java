package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that do not fit in memory: the heap is less than half of the file, and of the numbers in it. */
class StreamingTest {
    private static final Map<String, String> SMALL = Map.of("SEMBLANCE_JAVA_OPTS", "-Xmx24m");
    private static final int ROWS = 750_000;

    @TempDir
    Path folder;

    @Test
    void sixtyMegabytesAreLearnedScoredAndDrawnInAHeapOfTwentyFour() throws IOException {
        Path data = folder.resolve("large.csv");
        write(data);
        assertThat(Files.size(data)).isGreaterThan(50_000_000);

        Distribution.run(
                        folder,
                        SMALL,
                        "fit",
                        "gaussian-mixture",
                        "large.csv",
                        "-o",
                        "large.smb",
                        "components=2",
                        "starts=1",
                        "maximumIterations=2")
                .ok();
        String score = Distribution.run(folder, SMALL, "score", "large.smb", "large.csv", "-o", "scores.csv", "--json")
                .ok()
                .out();
        assertThat(score).contains("\"rows\": " + ROWS + ",");
        assertThat(rows("scores.csv")).isEqualTo(ROWS);
        Distribution.run(folder, SMALL, "sample", "large.smb", "-n", "300000", "-o", "drawn.csv")
                .ok();
        assertThat(rows("drawn.csv")).isEqualTo(300_000);
    }

    private long rows(String file) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            return lines.count() - 1;
        }
    }

    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (Writer out = Files.newBufferedWriter(file)) {
            StringBuilder row = new StringBuilder("a,b,c,d,e,f,g,h,i,level\n");
            for (int r = 0; r < ROWS; r++) {
                int group = random.nextInt(3);
                for (int c = 0; c < 9; c++)
                    row.append(5 * group + random.nextInt(100_000) / 1e4).append(',');
                out.append(row.append("level").append(group).append('\n'));
                row.setLength(0);
            }
        }
    }
}
