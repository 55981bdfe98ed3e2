package semblance.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class CsvRoundTripTest {
    private static final String[] WORDS = {
        "",
        "a",
        " a",
        "a ",
        "NA",
        "?",
        "None",
        "1",
        "007",
        "a,b",
        "a;b",
        "a\tb",
        "a\"b",
        "\"",
        "\"\"",
        "a\nb",
        "a\r\nb",
        "\r",
        "\n",
        "\t",
        "é",
        "東京",
        "𝔘",
        "inf",
        "2024-01-01",
        "#",
        "'",
        "\u00a0",
        "a|b"
    };

    private static void same(Table found, Table expected) {
        assertThat(found.schema()).isEqualTo(expected.schema());
        for (int c = 0; c < expected.schema().columns().size(); c++)
            assertThat(found.array(c)).as(expected.schema().names().get(c)).isEqualTo(expected.array(c));
        assertThat(found.weights()).containsExactly(expected.weights());
    }

    private static Table everything(int rows, long seed) {
        Random random = new Random(seed);
        Schema schema = new Schema(
                List.of(
                        new Column.Numeric("real, with \"quotes\""),
                        new Column.Numeric("whole", Kind.INTEGER),
                        new Column.Numeric("day", Kind.DATE),
                        new Column.Numeric("time", Kind.DATE_TIME),
                        new Column.Categorical("level", List.of(WORDS), true),
                        new Column.Text("text")),
                "level",
                "weight");
        double[] real = new double[rows];
        double[] whole = new double[rows];
        double[] day = new double[rows];
        double[] time = new double[rows];
        int[] level = new int[rows];
        String[] text = new String[rows];
        double[] weights = new double[rows];
        for (int r = 0; r < rows; r++) {
            real[r] =
                    random.nextInt(5) == 0 ? Double.NaN : Math.scalb(random.nextGaussian(), random.nextInt(400) - 200);
            whole[r] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(1000) - 500;
            day[r] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(60_000) - 30_000;
            time[r] = random.nextInt(5) == 0 ? Double.NaN : random.nextInt() + random.nextInt(4) * .25;
            level[r] = random.nextInt(WORDS.length + 1) - 1;
            text[r] = random.nextInt(5) == 0 ? null : WORDS[random.nextInt(WORDS.length)];
            weights[r] = random.nextInt(3) * .5;
        }
        return Table.of(schema, List.of(real, whole, day, time, level, text)).withWeights(weights);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.csv", "x.tsv", "x.csv.gz", "x.TAB.GZ", "x.txt"})
    void whatIsWrittenIsReadBack(String name) throws IOException {
        Table rows = everything(1500, 11);
        Place place = Place.empty(name);
        new CsvSink().write(Dataset.of(rows), place);
        same(Place.table(new CsvSource().read(place, Optional.of(rows.schema()))), rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "|", "tab", ":", " "})
    void separatorsCanBeChosen(String separator) throws IOException {
        Table rows = everything(200, 12);
        Place place = Place.empty("x.csv");
        new CsvSink(separator).write(Dataset.of(rows), place);
        CsvSource auto = new CsvSource();
        CsvSource source = new CsvSource(
                separator,
                auto.header(),
                auto.decimal(),
                auto.encoding(),
                auto.missing(),
                auto.dates(),
                auto.maximumLevels(),
                auto.quote(),
                auto.unseen());
        same(Place.table(source.read(place, Optional.of(rows.schema()))), rows);
    }

    @Test
    void aSingleColumnKeepsItsMissingCells() throws IOException {
        List<Column> columns = List.of(
                new Column.Numeric("x"),
                new Column.Categorical("x", "", "?", "NA"),
                new Column.Categorical("x", WORDS),
                new Column.Text("x"));
        List<Serializable> cells = List.of(
                new double[] {Double.NaN, 1, Double.NaN},
                new int[] {-1, 0, 1, 2, -1},
                new int[] {-1, 0, 1, 4, 5, -1},
                new String[] {null, "", "?", "NA", "N/A", "None", null});
        for (int c = 0; c < columns.size(); c++) {
            Table rows = Table.of(Schema.of(columns.get(c)), List.of(cells.get(c)));
            Place place = Place.empty("x.csv");
            new CsvSink().write(Dataset.of(rows), place);
            same(Place.table(new CsvSource().read(place, Optional.of(rows.schema()))), rows);
        }
    }

    @Test
    void cellsAreQuotedOnlyWhereTheyNeedIt() throws IOException {
        Schema schema = new Schema(
                List.of(new Column.Text("t"), new Column.Numeric("n"), new Column.Numeric("d", Kind.DATE)), "", "w");
        Table rows = Table.of(
                        schema,
                        List.of(
                                new String[] {"plain words", "a,b", null, "", "NA"},
                                new double[] {1, .1, 1e-9, Double.NaN, -1234.5},
                                new double[] {0, 1, 2, 3, Double.NaN}))
                .withWeights(new double[] {1, 2, .5, 0, 1});
        Place place = Place.empty("x.csv");
        new CsvSink().write(Dataset.of(rows), place);
        assertThat(place.text()).isEqualTo("""
                t,n,d,w
                plain words,1,1970-01-01,1
                "a,b",0.1,1970-01-02,2
                ,1E-9,1970-01-03,0.5
                "",,1970-01-04,0
                "NA",-1234.5,,1
                """);
    }

    @Test
    void theSameRowsArePackedIntoTheSameBytes() throws IOException {
        Place first = Place.empty("x.csv.gz");
        Place second = Place.empty("x.csv.gz");
        new CsvSink().write(Dataset.of(everything(100, 4)), first);
        new CsvSink().write(Dataset.of(everything(100, 4)), second);
        assertThat(first.bytes()).isEqualTo(second.bytes()).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
    }

    @Test
    void numbersOfFewDecimalsAreWrittenAsTheirKindWritesThem() {
        Words words = new Words(Schema.of(new Column.Numeric("x")));
        Random random = new Random(6);
        for (int i = 0; i < 200_000; i++) {
            double value =
                    switch (i % 4) {
                        case 0 -> random.nextInt() / 1e6;
                        case 1 -> (random.nextInt(2000) - 1000) / 1e4;
                        case 2 -> random.nextGaussian();
                        default -> random.nextLong(1L << 40) / Math.pow(10, random.nextInt(9));
                    };
            assertThat(words.number(Kind.REAL, value)).isEqualTo(Kind.REAL.format(value));
        }
        for (double value : new double[] {0, -0.0, 1e-6, -1e-6, 1e-7, 999_999_999.999999, 1e15, 1e300, .5})
            assertThat(words.number(Kind.REAL, value)).isEqualTo(Kind.REAL.format(value));
    }

    @Test
    void tensorsAreRefused() {
        Schema schema = Schema.of(new Column.Tensor("image", List.of(2)));
        Table rows = Table.of(schema, List.of(new float[] {1, 2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CsvSink().write(Dataset.of(rows), Place.empty("x.csv")))
                .withMessage(
                        "column 'image' holds tensors, which a file of separated values cannot hold; leave it out");
    }

    @Test
    void aLargeFileIsReadInPartitionsWithTheSameRowsAsWhenPacked(@TempDir Path folder) throws IOException {
        Table some = everything(4000, 9);
        List<Table> many = new ArrayList<>();
        for (int i = 0; i < 80; i++) many.add(some);
        Dataset repeated = new Repeated(some.schema(), many);
        Location plain = Place.file(folder.resolve("x.csv"));
        Location packed = Place.file(folder.resolve("x.csv.gz"));
        new CsvSink().write(repeated, plain);
        new CsvSink().write(repeated, packed);
        assertThat(Files.size(folder.resolve("x.csv"))).isGreaterThan(2 * Splits.BYTES);
        Dataset split = new CsvSource().read(plain, Optional.of(some.schema()));
        Dataset whole = new CsvSource().read(packed, Optional.of(some.schema()));
        Dataset inferred = new CsvSource().read(plain, Optional.empty());
        assertThat(split.partitions()).isEqualTo(inferred.partitions()).isGreaterThan(2);
        assertThat(whole.partitions()).isEqualTo(1);
        assertThat(checksum(split)).isEqualTo(checksum(whole)).isEqualTo(checksum(repeated));
        assertThat(Place.tables(inferred).stream().mapToInt(Table::rows).sum()).isEqualTo(320_000);
    }

    /** A sum that depends on every cell and its row. */
    private static long checksum(Dataset data) {
        long sum = 0;
        for (Table table : Place.tables(data))
            for (int r = 0; r < table.rows(); r++) {
                sum = sum * 31 + Double.hashCode(table.numbers(0)[r]);
                sum = sum * 31 + Double.hashCode(table.numbers(3)[r]) + table.codes(4)[r];
                sum = sum * 31 + String.valueOf(table.texts(5)[r]).hashCode();
            }
        return sum;
    }

    private record Repeated(Schema schema, List<Table> tables) implements Dataset {
        @Override
        public int partitions() {
            return tables.size();
        }

        @Override
        public Stream<Table> partition(int index) {
            return Stream.of(tables.get(index));
        }
    }
}
