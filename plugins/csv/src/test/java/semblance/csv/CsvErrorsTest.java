package semblance.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Location;
import semblance.api.data.Schema;

/** The text of every message that a bad file gets. */
class CsvErrorsTest {

    private static void fails(byte[] bytes, String message) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new CsvSource().read(Place.of("x.csv", bytes), Optional.empty()))
                .withMessage(message);
    }

    private static void fails(String text, String message) {
        fails(text.getBytes(StandardCharsets.UTF_8), message);
    }

    /** Reads with a schema that names every column, so that cells are first looked at while rows are streamed. */
    private static void failsWhileStreaming(Schema schema, String text, String message) throws IOException {
        Dataset data = new CsvSource().read(Place.of(text), Optional.of(schema));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Place.tables(data))
                .withMessage(message);
    }

    @Test
    void filesWithoutRowsSaySo() {
        fails("", "x.csv is empty: expected rows of separated values");
        fails("\n\n \n", "x.csv is empty: it has blank lines only");
        fails(Place.gzip(new byte[0]), "x.csv is empty: expected rows of separated values in the gzip stream");
    }

    @Test
    void raggedRowsNameTheRowAndBothCounts() {
        fails(
                "a,b,c\n1,2,3\n4,5\n",
                "x.csv, row 2: expected 3 cells, found 2; cells with a separator in them need quotes");
        fails(
                "a,b\n\n1,2\n4,5,6\n",
                "x.csv, row 2: expected 2 cells, found 3; cells with a separator in them need quotes");
        fails("1,2\n3\n", "x.csv, row 2: expected 2 cells, found 1; cells with a separator in them need quotes");
    }

    @Test
    void quotesThatDoNotEndNameTheRowWhereTheyStart() {
        fails("a,b\n1,2\n3,\"4\n5,6\n", "x.csv, row 2: the quote that opens here is not closed");
        fails(
                "a,b\n1,2\n3,\"4\"5\n",
                "x.csv, row 2: a quoted cell goes on after its closing quote; a quote within a cell is written twice");
        fails(
                "\"a\"b,c\n1,2\n",
                "x.csv: the first row has no end, or a quoted cell that goes on after its closing quote");
    }

    @Test
    void aQuoteThatDoesNotEndInALargeFileIsFoundInBoundedMemory(@TempDir Path folder) throws IOException {
        byte[] line = "1,abcdefghijklmnopqrstuvwxyz\n".getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[40_000_000 / line.length * line.length];
        for (int i = 0; i < bytes.length; i += line.length) System.arraycopy(line, 0, bytes, i, line.length);
        bytes[100_000 * line.length + 2] = '"';
        Path path = Files.write(folder.resolve("large.csv"), bytes);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new CsvSource().read(Place.file(path), Optional.empty()))
                .withMessage("large.csv, row 100001: the quote that opens here is not closed");
    }

    @Test
    void twoColumnsOfOneNameAreBothNamed() {
        fails(
                "a,b,a\n1,2,3\n",
                "x.csv: columns 1 and 3 are both called 'a'; rename one, or say header=no if the first row holds values");
    }

    @Test
    void numbersThatAreNotFiniteAreNamed() {
        fails("a,b\n1,2\n2,-inf\n", "x.csv, row 2, column 'b': expected a finite number, found '-inf'");
        fails("a,b\n1,2\n2,Infinity\n", "x.csv, row 2, column 'b': expected a finite number, found 'Infinity'");
        fails("a\n1\n1e999\n2\n", "x.csv, row 2, column 'a': expected a finite number, found '1e999'");
        fails("a,b\n1,NaN\n-1e309,\n", "x.csv, row 2, column 'a': expected a finite number, found '-1e309'");
    }

    @Test
    void bytesThatAreNoCharactersNameTheCellAndWhatToDo() {
        String advice = "; if the file is of an older Western system, say encoding=windows-1252";
        fails(
                "name,n\nAnna,1\nJosé,2\n".getBytes(StandardCharsets.ISO_8859_1),
                "x.csv, row 2, column 'name': 'Jos\ufffd' is not UTF-8" + advice);
        fails(
                "näme,n\nAnna,1\n".getBytes(StandardCharsets.ISO_8859_1),
                "x.csv, header: 'n\ufffdme' is not UTF-8" + advice);
        byte[] cut = Arrays.copyOf("a,b\n1,é\n".getBytes(StandardCharsets.UTF_8), 7);
        fails(cut, "x.csv, row 1, column 'b': '\ufffd' is not UTF-8" + advice);
    }

    static List<String> binaries() {
        return List.of(
                "504b0304 | is a zip archive or a spreadsheet (.xlsx, .ods): unpack it, or save it as CSV",
                "d0cf11e0a1b11ae1 | is an old Office file (.xls): save it as CSV",
                "504152311504 | is a Parquet file: convert it to CSV",
                "425a6839 | is packed with bzip2: unpack it first",
                "fd377a585a00 | is packed with xz: unpack it first",
                "28b52ffd | is packed with zstd: unpack it first",
                "89504e470d0a | is a PNG image, not rows of separated values",
                "31322c0000010203 | is a binary file, not rows of separated values",
                "61002c0062000a00 | looks like UTF-16 without a byte order mark: say encoding=UTF-16LE",
                "0061002c0062000a | looks like UTF-16 without a byte order mark: say encoding=UTF-16BE");
    }

    @ParameterizedTest
    @MethodSource("binaries")
    void filesThatAreNoTextAreToldByTheirFirstBytes(String binary) {
        String[] parts = binary.split(" \\| ");
        fails(HexFormat.of().parseHex(parts[0]), "x.csv " + parts[1]);
    }

    @Test
    void packedFilesThatAreCutOffOrDamagedSayWhere() {
        StringBuilder text = new StringBuilder("a,b\n");
        Random random = new Random(3);
        for (int r = 0; r < 50_000; r++)
            text.append(random.nextInt()).append(',').append(r).append('\n');
        byte[] packed = Place.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new CsvSource()
                        .read(Place.of("x.csv.gz", Arrays.copyOf(packed, packed.length / 2)), Optional.empty()))
                .withMessageMatching("x\\.csv\\.gz, row \\d+: the gzip stream is cut off or damaged here"
                        + " \\(Unexpected end of ZLIB input stream\\)");
        fails(Arrays.copyOf(packed, 8), "x.csv is not a whole gzip file: it ends early");
        byte[] small = Place.gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        fails(Arrays.copyOf(small, small.length - 4), "x.csv is not a whole gzip file: it ends early");
        fails(Arrays.copyOf(packed, 12), "x.csv is not a whole gzip file: Unexpected end of ZLIB input stream");
        packed[packed.length - 6] ^= 1;
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new CsvSource().read(Place.of("x.csv.gz", packed), Optional.empty()))
                .withMessageContaining("the gzip stream is cut off or damaged here");
    }

    @Test
    void cellsThatDoNotFitTheExpectedTypeAreNamed() throws IOException {
        Schema schema = Schema.of(new Column.Numeric("age", Kind.INTEGER), new Column.Numeric("day", Kind.DATE));
        String day = ",2024-01-01\n";
        failsWhileStreaming(
                schema,
                "age,day\n1" + day + "abc" + day,
                "x.csv, row 2, column 'age': expected a whole number, found 'abc'");
        failsWhileStreaming(
                schema, "age,day\n1.5" + day, "x.csv, row 1, column 'age': expected a whole number, found '1.5'");
        failsWhileStreaming(
                schema,
                "age,day\n1,2024-02-30\n",
                "x.csv, row 1, column 'day': expected a date such as 2024-02-29, found '2024-02-30'");
        failsWhileStreaming(
                schema,
                "age,day\n1,2024-02-03T10:00\n",
                "x.csv, row 1, column 'day': expected a date such as 2024-02-29, found '2024-02-03T10:00'");
        failsWhileStreaming(
                schema,
                "age,day\n" + "x".repeat(100) + day,
                "x.csv, row 1, column 'age': expected a whole number, found '" + "x".repeat(40) + "...'");
    }

    @Test
    void unseenLevelsNameNearOnesOrAll() throws IOException {
        Schema few = Schema.of(new Column.Categorical("sex", "Female", "Male"));
        failsWhileStreaming(
                few,
                "sex\nMale\nfemale\n",
                "x.csv, row 2, column 'sex': no level 'female'; did you mean 'Female'? its levels are Female, Male;"
                        + " unseen=missing reads it as missing");
        failsWhileStreaming(
                few,
                "sex\nother\n",
                "x.csv, row 1, column 'sex': no level 'other'; its levels are Female, Male;"
                        + " unseen=missing reads it as missing");
        String[] levels = new String[100];
        for (int i = 0; i < levels.length; i++) levels[i] = "level" + i;
        failsWhileStreaming(
                Schema.of(new Column.Categorical("c", levels)),
                "c\nleve17\n",
                "x.csv, row 1, column 'c': no level 'leve17'; did you mean 'level7' or 'level17'?"
                        + " it is none of its 100 levels; unseen=missing reads it as missing");
    }

    @Test
    void weightsMustBeThereAndNotNegative() throws IOException {
        Schema schema = new Schema(List.of(new Column.Numeric("a")), "", "w");
        failsWhileStreaming(
                schema,
                "a,w\n1,-2\n",
                "x.csv, row 1, column 'w': expected a weight, finite and at least 0, found '-2'");
        failsWhileStreaming(
                schema,
                "a,w\n1,2\n3,\n",
                "x.csv, row 2, column 'w': expected a weight, finite and at least 0, found an empty cell");
    }

    @Test
    void expectedColumnsThatAreNotThereAreLeftOut() throws IOException {
        Schema schema = new Schema(List.of(new Column.Numeric("hieght"), new Column.Numeric("age")), "hieght", "w");
        Schema found = new CsvSource()
                .read(Place.of("height,age\n1,2\n"), Optional.of(schema))
                .schema();
        assertThat(found).isEqualTo(Schema.of(new Column.Numeric("height", Kind.INTEGER), new Column.Numeric("age")));
    }

    @Test
    void anExpectedColumnWithoutLevelsHasThoseFound() throws IOException {
        Schema schema = Schema.of(new Column.Categorical("zip", List.of(), true));
        Schema found = new CsvSource()
                .read(Place.of("zip,n\n10,1\n9,2\n10,3\n"), Optional.of(schema))
                .schema();
        assertThat(found.column("zip")).isEqualTo(new Column.Categorical("zip", List.of("10", "9"), true));
    }

    @Test
    void tensorsAreRefused() {
        Schema image = Schema.of(new Column.Tensor("height", List.of(2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsvSource().read(Place.of("height\n1\n"), Optional.of(image)))
                .withMessage("x.csv, column 'height': a file of separated values cannot hold tensors");
    }

    @Test
    void errorsInLaterPartitionsNameTheRowOfTheFile(@TempDir Path folder) throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int r = 1; r <= 1_000_000; r++)
            text.append(r == 900_000 ? "oops" : String.valueOf(r)).append(",\"twenty or so bytes\"\n");
        Location file = Place.file(Files.writeString(folder.resolve("long.csv"), text));
        Schema schema = Schema.of(new Column.Numeric("a"), new Column.Text("b"));
        Dataset data = new CsvSource().read(file, Optional.of(schema));
        assertThat(data.partitions()).isEqualTo(4);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Place.tables(data))
                .withMessage("long.csv, row 900000, column 'a': expected a finite number, found 'oops'");
    }

    @Test
    void aFileThatChangesBetweenPassesOrIsNotThereIsNamed(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("a.csv"), "a\n1\n");
        Dataset data = new CsvSource().read(Place.file(path), Optional.empty());
        Files.writeString(path, "a\n1\n2\n");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Place.tables(data))
                .withMessage("a.csv has changed since it was first read; read it again");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new CsvSource().read(Place.file(folder.resolve("none.csv")), Optional.empty()))
                .withMessage("none.csv: no such file");
    }
}
