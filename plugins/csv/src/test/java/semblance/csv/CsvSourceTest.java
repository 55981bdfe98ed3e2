package semblance.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column.Categorical;
import semblance.api.data.Column.Numeric;
import semblance.api.data.Column.Text;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Table;

class CsvSourceTest {
    private static final double NAN = Double.NaN;

    private static Dataset read(CsvSource source, String text) throws IOException {
        return source.read(Place.of(text), Optional.empty());
    }

    private static CsvSource dates(String pattern) {
        CsvSource auto = new CsvSource();
        return new CsvSource(
                auto.separator(),
                auto.header(),
                auto.decimal(),
                auto.encoding(),
                auto.missing(),
                pattern,
                auto.maximumLevels(),
                auto.quote(),
                auto.unseen());
    }

    private static CsvSource with(CsvSource.Header header, String encoding, List<String> missing, int maximumLevels) {
        return new CsvSource(
                "auto",
                header,
                CsvSource.Decimal.AUTO,
                encoding,
                missing,
                "",
                maximumLevels,
                "\"",
                CsvSource.Unseen.ERROR);
    }

    @Test
    void everyTypeIsFoundByLookingAtEveryRow() throws IOException {
        Dataset data = Place.read("""
                whole,real,day,time,sex,note
                1,1,2024-02-29,2024-02-29T12:30,m,a
                -2,2.5,1969-12-31,1970-01-01 00:00:01.5,f,b
                +3,1e3,2000-01-01,2000-01-01T00:00:00,m,a
                """);
        assertThat(data.schema().columns())
                .containsExactly(
                        new Numeric("whole", Kind.INTEGER),
                        new Numeric("real"),
                        new Numeric("day", Kind.DATE),
                        new Numeric("time", Kind.DATE_TIME),
                        new Categorical("sex", "f", "m"),
                        new Categorical("note", "a", "b"));
        Table rows = Place.table(data);
        assertThat(rows.numbers(0)).containsExactly(1, -2, 3);
        assertThat(rows.numbers(1)).containsExactly(1, 2.5, 1000);
        assertThat(rows.numbers(2)).containsExactly(19_782, -1, 10_957);
        assertThat(rows.numbers(3)).containsExactly(1_709_209_800, 1.5, 946_684_800);
        assertThat(rows.codes(4)).containsExactly(1, 0, 1);
    }

    @Test
    void missingCellsHaveNoSayInTheType() throws IOException {
        Table rows = Place.table(Place.read("""
                a,b,c,d,e
                ,?,NA,"",
                1,x,2020-01-01,NULL,
                None,y,null,3.5,N/A
                nan,, 2020-01-02 ,"7",
                """));
        assertThat(rows.schema().columns())
                .containsExactly(
                        new Numeric("a", Kind.INTEGER),
                        new Categorical("b", "x", "y"),
                        new Numeric("c", Kind.DATE),
                        new Numeric("d"),
                        new Numeric("e"));
        assertThat(rows.numbers(0)).containsExactly(NAN, 1, NAN, NAN);
        assertThat(rows.codes(1)).containsExactly(-1, 0, 1, -1);
        assertThat(rows.numbers(2)).containsExactly(NAN, 18_262, NAN, 18_263);
        assertThat(rows.numbers(3)).containsExactly(NAN, NAN, 3.5, 7);
        assertThat(rows.numbers(4)).containsOnly(NAN);
    }

    @Test
    void aWordAfterManyNumbersMakesThemAllWords() throws IOException {
        StringBuilder text = new StringBuilder("mark,day\n");
        for (int r = 0; r < 5000; r++)
            text.append(r % 3).append(",2020-01-0").append(1 + r % 2).append('\n');
        Table last = Place.tables(Place.read(text + "absent,12\n")).get(2);
        assertThat(last.schema().columns())
                .containsExactly(
                        new Categorical("mark", "0", "1", "2", "absent"),
                        new Categorical("day", "12", "2020-01-01", "2020-01-02"));
        assertThat(last.codes(0)).endsWith(1, 3).hasSize(905);
    }

    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        assertThat(Place.read("x\nb\na\nNaN\nc\n").schema())
                .isEqualTo(Place.read("x\nc\nNaN\nb\na\n").schema());
        assertThat(Place.read("x,y\n1,NAN\n2,z\n").schema())
                .isEqualTo(Place.read("x,y\n2,z\n1,NAN\n").schema());
    }

    @Test
    void numbersWithLeadingZerosAreNames() throws IOException {
        assertThat(Place.read("zip,version\n01234,0.5\n90210,00.5\n").schema().columns())
                .containsExactly(new Categorical("zip", "01234", "90210"), new Numeric("version"));
    }

    @Test
    void wordsThatAlmostNeverRepeatAreText() throws IOException {
        StringBuilder text = new StringBuilder("name,kind,month\n");
        for (int r = 0; r < 60; r++)
            text.append("n")
                    .append(r)
                    .append(",k")
                    .append(r % 25)
                    .append(",m")
                    .append(r % 12)
                    .append('\n');
        assertThat(Place.read(text.toString()).schema().columns().get(0)).isEqualTo(new Text("name"));
        assertThat(Place.read(text.toString()).schema().columns().get(1)).isInstanceOf(Categorical.class);
        assertThat(read(with(CsvSource.Header.AUTO, "auto", List.of(), 12), text.toString())
                        .schema()
                        .columns())
                .startsWith(new Text("name"), new Text("kind"))
                .last()
                .isInstanceOf(Categorical.class);
    }

    @Test
    void aTextCellInQuotesIsTakenAsItStands() throws IOException {
        StringBuilder text = new StringBuilder("t\n");
        for (int r = 0; r < 30; r++) text.append("word ").append(r).append('\n');
        String[] cells = Place.table(Place.read(text + "\"\"\n\"NA\"\n  NA  \n\" a \"\n\"a \"\"b\"\" c\"\n"))
                .texts(0);
        assertThat(cells).endsWith("", "NA", null, " a ", "a \"b\" c");
    }

    @Test
    void numbersAsLevelsOfAMissingMarkerAreMissing() throws IOException {
        CsvSource source = with(CsvSource.Header.AUTO, "auto", List.of("-999", "n.d."), 256);
        assertThat(Place.table(read(source, "a\n5\n-999\nn.d.\n7\n")).numbers(0))
                .containsExactly(5, NAN, NAN, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theSeparatorIsFoundInTheFirstLines(String separator) throws IOException {
        String text =
                "name;x\n\"a,b|c\td;e\";1\n\"f\ng\";2\n".replace(";", separator).replace("d" + separator, "d;");
        Table rows = Place.table(Place.read(text));
        assertThat(rows.schema().names()).containsExactly("name", "x");
        assertThat(rows.numbers(1)).containsExactly(1, 2);
        assertThat(((Categorical) rows.schema().column("name")).levels()).contains("f\ng");
    }

    @Test
    void theDecimalCommaIsFoundWhereSemicolonsSeparate() throws IOException {
        Table rows = Place.table(Place.read("a;b\n1,5;2\n-0,25;3e2\n"));
        assertThat(rows.numbers(0)).containsExactly(1.5, -.25);
        assertThat(rows.numbers(1)).containsExactly(2, 300);
        assertThat(Place.table(Place.read("1,5;2,5\n3,5;4,5\n")).numbers(1)).containsExactly(2.5, 4.5);
        assertThat(Place.table(Place.read("a;b\n1.5;2\n")).numbers(0)).containsExactly(1.5);
    }

    @Test
    void aFirstRowWithANumberIsNoHeader() throws IOException {
        assertThat(Place.read("a,1\nb,2\n").schema().names()).containsExactly("column1", "column2");
        assertThat(Place.read("a,?\nb,c\n").schema().names()).containsExactly("column1", "column2");
        assertThat(Place.read("a,a\nb,c\n").schema().names()).containsExactly("column1", "column2");
        assertThat(Place.read("a,\n1,c\n").schema().names()).containsExactly("a", "column2");
        CsvSource yes = with(CsvSource.Header.YES, "auto", List.of(), 256);
        assertThat(read(yes, "2019,2020\n1,2\n").schema().names()).containsExactly("2019", "2020");
        CsvSource no = with(CsvSource.Header.NO, "auto", List.of(), 256);
        assertThat(Place.table(read(no, "a\nb\n")).rows()).isEqualTo(2);
    }

    @Test
    void aHeaderAloneIsNoRows() throws IOException {
        for (String text : List.of("a,b\n", "a,b", "\uFEFFa,b\n\n\n")) {
            Dataset data = Place.read(text);
            assertThat(data.schema().names()).containsExactly("a", "b");
            assertThat(Place.tables(data)).isEmpty();
        }
    }

    @Test
    void lineEndsOfEverySystemAndBlankLinesAreRead() throws IOException {
        for (String end : List.of("\n", "\r\n", "\r"))
            assertThat(Place.table(Place.read("a,b\n1,2\n\n3,4\n\n\n".replace("\n", end)))
                            .numbers(1))
                    .containsExactly(2, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheEncoding(String charset) throws IOException {
        byte[] bytes = "\uFEFFstadt,n\nKöln,1\n東京,2\n𝔘lm,3\n".getBytes(Charset.forName(charset));
        Dataset data = new CsvSource().read(Place.of("x.csv", bytes), Optional.empty());
        assertThat(data.schema().columns().get(0)).isEqualTo(new Categorical("stadt", "Köln", "東京", "𝔘lm"));
    }

    @Test
    void otherEncodingsAreReadWhenNamed() throws IOException {
        CsvSource western = with(CsvSource.Header.AUTO, "windows-1252", List.of(), 256);
        byte[] bytes = "a,b\nnaïve,1\n€,2\n".getBytes(Charset.forName("windows-1252"));
        assertThat(western.read(Place.of("x.csv", bytes), Optional.empty())
                        .schema()
                        .columns()
                        .get(0))
                .isEqualTo(new Categorical("a", "naïve", "€"));
    }

    @Test
    void packedFilesAreToldByTheirBytes() throws IOException {
        byte[] packed = Place.gzip("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        Dataset data = new CsvSource().read(Place.of("x.csv", packed), Optional.empty());
        assertThat(Place.table(data).numbers(1)).containsExactly(2);
        assertThat(Place.table(data).numbers(1)).containsExactly(2);
    }

    @Test
    void datesAreReadByAPattern() throws IOException {
        assertThat(Place.table(read(dates("dd.MM.yyyy"), "d\n29.02.2024\n01.01.1970\n"))
                        .numbers(0))
                .containsExactly(19_782, 0);
        Table times = Place.table(read(dates("M/d/yyyy H:mm"), "d\n1/2/1970 3:04\n"));
        assertThat(times.schema().columns()).containsExactly(new Numeric("d", Kind.DATE_TIME));
        assertThat(times.numbers(0)).containsExactly(86_400 + 3 * 3600 + 240);
        assertThat(read(dates("yyyyMMdd"), "d,n\n20240229,1\n20240301,20240229x\n")
                        .schema()
                        .columns()
                        .get(0))
                .isEqualTo(new Numeric("d", Kind.DATE));
    }

    @Test
    void whatIsNoDateIsAWord() throws IOException {
        for (String cell : List.of("2023-02-29", "2023-13-01", "2023-01-01T25:00", "2023-01-01T10:00Z", "2023-01-1"))
            assertThat(Place.read("d\n" + cell + "\n").schema().columns()).hasOnlyElementsOfType(Categorical.class);
    }

    @Test
    void suffixesOfAnyCaseAreAccepted() {
        CsvSource source = new CsvSource();
        for (String name : List.of("a.csv", "A.CSV", "b.tsv.gz", "c.tab", "d.txt", "e.data.GZ"))
            assertThat(source.accepts(URI.create("file:///data/" + name)))
                    .as(name)
                    .isTrue();
        for (String name :
                List.of("file:///a.gz", "file:///a.parquet", "jdbc:h2:x.csv", "http://x/a.csv", "file:///csv"))
            assertThat(source.accepts(URI.create(name))).as(name).isFalse();
        assertThat(source.accepts(URI.create("relative.csv"))).isTrue();
        assertThat(source.name()).isEqualTo(new CsvSink().name()).isEqualTo("csv");
    }

    @Test
    void parametersThatMakeNoSenseAreNamed() {
        CsvSource.Header header = CsvSource.Header.AUTO;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(header, "auto", List.of(), 0))
                .withMessage("maximumLevels must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(header, "utf-9", List.of(), 2))
                .withMessage("encoding must be 'auto' or one that Java knows, such as windows-1252, got 'utf-9'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dates("bogus"))
                .withMessageStartingWith("dates must be a pattern such as dd.MM.yyyy, got 'bogus': ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsvSink("::"))
                .withMessage("separator must be one character, 'tab' or 'auto', got '::'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsvSource(
                        ";", header, CsvSource.Decimal.AUTO, "auto", List.of(), "", 9, ";", CsvSource.Unseen.ERROR))
                .withMessage("quote and separator must differ, both are ';'");
    }

    @Test
    void wideRowsComeInSmallerTables() throws IOException {
        String row = "7,".repeat(1023) + "8\n";
        List<Table> tables = Place.tables(Place.read(row.repeat(100)));
        assertThat(tables).extracting(Table::rows).containsExactly(32, 32, 32, 4);
        assertThat(tables.get(3).numbers(1023)).containsExactly(8, 8, 8, 8);
        assertThat(tables.get(0).schema().columns()).hasSize(1024);
    }
}
