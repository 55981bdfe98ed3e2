package semblance.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that nobody can learn from or score: one line, exit code 3, and nothing left in the folder. */
class BadDataTest {
    private static final String GAPS_AND_TEXT = "a,words\n"
            + IntStream.range(0, 300)
                    .mapToObj(i -> i + ",the words of row " + i + "\n")
                    .reduce("", String::concat);

    @TempDir
    private static Path models;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fitTheModels() {
        Distribution.run(models, "fit", "gaussian-mixture", faithful(), "-o", "faithful.smb", "components=2")
                .ok();
        Distribution.run(models, "fit", "gaussian-mixture", iris(), "-o", "iris.smb", "components=3")
                .ok();
    }

    static Stream<Arguments> rowsThatCannotBeLearnedFrom() throws IOException {
        byte[] packed = gzip(Files.readAllBytes(Distribution.example("faithful.csv")));
        return Stream.of(
                arguments("empty.csv", bytes(""), "empty.csv is empty: expected rows of separated values"),
                arguments("header.csv", bytes("a,b\n"), "header.csv: there are no rows to learn from"),
                arguments(
                        "ragged.csv",
                        bytes("a,b\n1,2\n2,3,4\n5,6\n"),
                        "ragged.csv, row 2: expected 2 cells, found 3; cells with a separator in them need quotes"),
                arguments(
                        "short.csv",
                        bytes("a,b\n1,2\n2\n5,6\n"),
                        "short.csv, row 2: expected 2 cells, found 1; cells with a separator in them need quotes"),
                arguments(
                        "quote.csv",
                        bytes("a,b\n1,2\n\"2,3\n5,6\n"),
                        "quote.csv, row 2: the quote that opens here is not closed"),
                arguments(
                        "latin.csv",
                        bytes("a,b\n1,caf\u00e9\n2,x\n"),
                        "latin.csv, row 1, column 'b': 'caf\ufffd' is not UTF-8; if the file is of an older Western system,"
                                + " say encoding=windows-1252"),
                arguments(
                        "binary.csv",
                        IntStream.range(0, 4000)
                                .collect(ByteArrayOutputStream::new, (out, i) -> out.write(i * 7919 >> 3), (a, b) -> {})
                                .toByteArray(),
                        "binary.csv is a binary file, not rows of separated values"),
                arguments(
                        "stub.csv.gz", Arrays.copyOf(packed, 8), "stub.csv.gz is not a whole gzip file: it ends early"),
                arguments(
                        "infinite.csv",
                        bytes("a,b\n1,2\n2,-inf\n3,5\n"),
                        "infinite.csv, row 2, column 'b': expected a finite number, found '-inf'"),
                arguments(
                        "overflow.csv",
                        bytes("a,b\n1,2\n2,1e999\n3,5\n"),
                        "overflow.csv, row 2, column 'b': expected a finite number, found '1e999'"),
                arguments(
                        "huge.csv",
                        bytes("a,b\n1,2\n2,1e300\n3,5\n4,7\n"),
                        "huge.csv: column 'b': values must lie within 1.0E140, found one of size 1.0E300; rescale the column"
                                + " or correct the value"),
                arguments(
                        "twice.csv",
                        bytes("a,a\n1,1\n2,2\n"),
                        "twice.csv: columns 1 and 2 are both called 'a'; rename one, or say header=no if the first row holds"
                                + " values"),
                arguments(
                        "missing.csv",
                        bytes("a,b\n1,\n2,NA\n3,?\n"),
                        "missing.csv: column 'b': every cell is missing; leave it out"),
                arguments(
                        "few.csv",
                        bytes("a,b\n1,1\n2,2\n"),
                        "few.csv: components must be at most the number of different rows, 2, got 3"),
                arguments(
                        "text.csv",
                        bytes(GAPS_AND_TEXT),
                        "text.csv: column 'words': a Gaussian mixture describes numbers and levels only; leave the column out"
                                + " or encode it"));
    }

    @ParameterizedTest
    @MethodSource
    void rowsThatCannotBeLearnedFrom(String name, byte[] content, String message) throws IOException {
        Files.write(folder.resolve(name), content);
        Distribution.run(folder, "fit", "gaussian-mixture", name, "-o", "model.smb", "components=3")
                .failsWith(3, "semblance: " + message);
        assertThat(Distribution.contents(folder)).containsExactly(name);
    }

    @Test
    void theSameRowsFromStandardInputSayThatTheyCameFromThere() {
        Distribution.shell(folder, "printf 'a,b\\n1,2\\n2,3,4\\n' | semblance fit gaussian-mixture - -o model.smb")
                .failsWith(
                        3,
                        "semblance: standard input, row 2: expected 2 cells, found 3; cells with a separator in them need"
                                + " quotes");
        Distribution.shell(
                        folder, "printf 'a,b\\n1,1\\n2,2\\n' | semblance fit gaussian-mixture - -o m.smb components=9")
                .failsWith(
                        3,
                        "semblance: standard input: components must be at most the number of different rows, 2, got 9");
        Distribution.shell(folder, "semblance fit gaussian-mixture - -o model.smb </dev/null")
                .failsWith(3, "semblance: standard input is empty: expected rows of separated values");
        assertThat(Distribution.contents(folder)).isEmpty();
    }

    /** How many rows can be read before the end is noticed depends on how it was packed. */
    @Test
    void aGzipFileThatIsCutOffAnywhere() throws IOException {
        byte[] packed = gzip(Files.readAllBytes(Distribution.example("faithful.csv")));
        for (int length : new int[] {packed.length / 2, packed.length - 4}) {
            Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed, length));
            Distribution.Result fit =
                    Distribution.run(folder, "fit", "gaussian-mixture", "cut.csv.gz", "-o", "model.smb");
            assertThat(fit.err())
                    .matches("semblance: cut\\.csv\\.gz(:| is not|, row \\d+: the) .*gzip .*(ends early|Unexpected"
                            + " end of ZLIB input stream).*\\n");
            assertThat(fit.exit()).isEqualTo(3);
        }
        assertThat(Distribution.contents(folder)).containsExactly("cut.csv.gz");
    }

    @Test
    void aFileThatIsNotThereOrOfNoKnownKind() {
        Distribution.run(folder, "fit", "gaussian-mixture", "none.csv", "-o", "model.smb")
                .failsWith(3, "semblance: there is no file none.csv");
        Distribution.run(folder, "fit", "gaussian-mixture", ".", "-o", "model.smb")
                .failsWith(
                        4,
                        "semblance: '.' holds no files for audio or images, found nothing; name files of it or another folder");
        assertThat(Distribution.contents(folder)).isEmpty();
    }

    static Stream<Arguments> rowsThatTheModelCannotTake() {
        return Stream.of(
                arguments(
                        "iris",
                        "sepal_length,sepal_width,petal_length,petal_width,species\n5,3,1,.2,setosa\n5,3,1,.2,tulip\n",
                        ", row 2, column 'species': no level 'tulip'; its levels are setosa, versicolor, virginica;"
                                + " unseen=missing reads it as missing"),
                arguments(
                        "faithful",
                        "waiting,eruptions\n70,2\n71,inf\n",
                        ", row 2, column 'eruptions': expected a finite number, found 'inf'"),
                arguments(
                        "faithful",
                        "waiting,eruptions\n70,2\n71.5,3\n",
                        ", row 2, column 'waiting': expected a whole number, found '71.5'"),
                arguments(
                        "faithful",
                        "waiting,eruptions\n70,2\n71,red\n",
                        ", row 2, column 'eruptions': expected a finite number, found 'red'"),
                arguments(
                        "faithful",
                        "waiting,eruptions\n70,2\n71\n",
                        ", row 2: expected 2 cells, found 1; cells with a separator in them need quotes"));
    }

    /** What is read while results are written is still the fault of the rows. */
    @ParameterizedTest
    @MethodSource
    void rowsThatTheModelCannotTake(String model, String text, String message) throws IOException {
        Files.writeString(folder.resolve("rows.csv"), text);
        Files.writeString(folder.resolve("before.csv"), "what was there before");
        String file = models.resolve(model + ".smb").toString();
        Distribution.run(folder, "score", file, "rows.csv", "-o", "out.csv")
                .failsWith(3, "semblance: rows.csv" + message);
        Distribution.run(folder, "impute", file, "rows.csv", "-o", "before.csv", "--threads", "3")
                .failsWith(3, "semblance: rows.csv" + message);
        assertThat(Distribution.contents(folder)).containsExactly("before.csv", "rows.csv");
        assertThat(folder.resolve("before.csv")).hasContent("what was there before");
    }

    @Test
    void rowsOfAnotherTableAreNamedAndMissingColumnsAreTold() throws IOException {
        Files.writeString(folder.resolve("other.csv"), "x,y\n70,2\n");
        Files.writeString(folder.resolve("part.csv"), "waiting\n70\n");
        String file = models.resolve("faithful.smb").toString();
        Distribution.run(folder, "score", file, "other.csv", "--json")
                .failsWith(
                        3,
                        "semblance: the data have none of the model's columns eruptions, waiting; their columns are x, y");
        Distribution.Result part =
                Distribution.run(folder, "score", file, "part.csv").ok();
        assertThat(part.err()).startsWith("note: part.csv lacks eruptions, which the model knows: taken as missing\n");
        assertThat(part.lines()).hasSize(2);
    }

    /** Odd rows that can be learned from: with a note, and to a model that works. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b/1,2/2,2/3,2/4,2/5,2 | note: column 'b' has one value, 2.0",
                "a,b/1,1/2,2/3.5,3.5/4,4/5,5 | wrote model.smb",
                "a,b/1,2/2,nan/3,5/4,7/1.5,2.25 | wrote model.smb"
            })
    void constantColumnsCopiesAndGapsAreLearned(String rows, String says) throws IOException {
        Files.writeString(folder.resolve("rows.csv"), rows.replace('/', '\n') + "\n");
        Distribution.Result fit = Distribution.run(
                        folder, "fit", "gaussian-mixture", "rows.csv", "-o", "model.smb", "components=1")
                .ok();
        assertThat(fit.err()).startsWith(says);
        List<String> scores =
                Distribution.run(folder, "score", "model.smb", "rows.csv").ok().lines();
        assertThat(scores.subList(1, 6))
                .allSatisfy(score -> assertThat(Double.parseDouble(score)).isBetween(-100.0, 100.0));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(content);
        }
        return bytes.toByteArray();
    }

    private static String faithful() {
        return Distribution.example("faithful.csv").toString();
    }

    private static String iris() {
        return Distribution.example("iris.csv").toString();
    }
}
