package semblance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A seed means the same bytes, whatever the number of threads and whichever Java. */
class SameBytesTest {
    @TempDir
    private static Path folder;

    /** A file is read in partitions of 8 MiB, and held and answered in partitions of 16,384 rows: there are several. */
    @BeforeAll
    static void writeTheRows() throws IOException {
        Files.copy(Distribution.example("iris.csv"), folder.resolve("iris.csv"));
        List<String> faithful = Files.readAllLines(Distribution.example("faithful.csv"));
        String blanks = " ".repeat(800);
        StringBuilder gaps = new StringBuilder("eruptions,waiting\n");
        for (int copy = 0; copy < 80; copy++)
            for (int r = 1; r < faithful.size(); r++) {
                String[] cells = faithful.get(r).split(",");
                int missing = (r + copy) % 7;
                gaps.append(missing == 0 ? "" : cells[0])
                        .append(',')
                        .append(missing == 1 ? "" : cells[1])
                        .append(blanks)
                        .append('\n');
            }
        Files.writeString(folder.resolve("gaps.csv"), gaps);
        Files.createDirectory(folder.resolve("models"));
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws IOException {
        Map<String, String> first = work(Map.of(), "1", folder.resolve("models"));
        for (String threads : List.of("2", "3", "8"))
            assertThat(work(Map.of(), threads, folder.resolve("models")))
                    .as(threads + " threads")
                    .isEqualTo(first);
    }

    @Test
    void anotherJavaWritesTheSameBytesAndReadsTheModelsOfThisOne() throws IOException {
        Optional<Path> other = otherJava();
        assumeThat(other).as("a Java of another version").isPresent();
        Map<String, String> there = Map.of("JAVA_HOME", other.get().toString());
        assertThat(Distribution.run(folder, there, "--version").ok().out()).startsWith("semblance ");
        Path here = Files.createDirectories(folder.resolve("models"));
        Map<String, String> expected = work(Map.of(), "2", here);
        assertThat(work(there, "3", Files.createDirectories(folder.resolve("elsewhere"))))
                .as("fitted and used on " + other.get())
                .isEqualTo(expected);
        assertThat(answers(there, "2", here))
                .as("models of this Java, used there")
                .isEqualTo(answers(Map.of(), "2", folder.resolve("elsewhere")));
    }

    /** The hashes of the models and of what they answer. */
    private static Map<String, String> work(Map<String, String> environment, String threads, Path models)
            throws IOException {
        run(
                environment,
                "fit",
                "gaussian-mixture",
                "gaps.csv",
                "-o",
                models + "/gaps.smb",
                "components=2",
                "starts=1",
                "maximumIterations=12",
                "--threads",
                threads);
        run(
                environment,
                "fit",
                "gaussian-mixture",
                "iris.csv",
                "-o",
                models + "/iris.smb",
                "--target",
                "species",
                "components=3",
                "starts=2",
                "--transform",
                "standardise",
                "--threads",
                threads);
        Map<String, String> hashes = answers(environment, threads, models);
        for (String model : List.of("gaps.smb", "iris.smb"))
            hashes.put(model, hash(Files.readAllBytes(models.resolve(model))));
        return hashes;
    }

    private static Map<String, String> answers(Map<String, String> environment, String threads, Path models) {
        String gaps = models + "/gaps.smb";
        String iris = models + "/iris.smb";
        Map<String, String> hashes = new TreeMap<>();
        hashes.put("sample", run(environment, "sample", gaps, "-n", "40000", "--seed", "5", "--threads", threads));
        hashes.put(
                "given",
                run(
                        environment,
                        "sample",
                        iris,
                        "-n",
                        "3000",
                        "--given",
                        "species=setosa|virginica,petal_length=..4.5",
                        "--threads",
                        threads));
        hashes.put("score", run(environment, "score", gaps, "gaps.csv", "--threads", threads));
        hashes.put("impute", run(environment, "impute", gaps, "gaps.csv", "--draws", "2", "--threads", threads));
        hashes.put("predict", run(environment, "predict", iris, "iris.csv", "--threads", threads));
        return hashes;
    }

    private static String run(Map<String, String> environment, String... arguments) {
        return hash(Distribution.run(folder, environment, arguments).ok().out().getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Path> otherJava() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) return Optional.empty();
        try (Stream<Path> homes = Files.list(all)) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .sorted()
                    .filter(home -> {
                        int major = major(home);
                        return major >= 17 && major != Runtime.version().feature();
                    })
                    .findFirst();
        }
    }

    /** The version in the file {@code release}; 0 if it is not told. */
    private static int major(Path home) {
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("JAVA_VERSION=\"(1\\.)?([0-9]+).*", "$2"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
