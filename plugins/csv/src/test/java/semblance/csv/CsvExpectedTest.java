package semblance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class CsvExpectedTest {

    private static Dataset read(String text, Schema expected) throws IOException {
        return new CsvSource().read(Place.of(text), Optional.of(expected));
    }

    @Test
    void namedColumnsAreAsExpectedAndOthersAreFound() throws IOException {
        Schema expected = new Schema(
                List.of(new Column.Categorical("grade", List.of("low", "mid", "high"), true), new Column.Text("id")),
                "grade",
                "");
        Table rows = Place.table(read("id,x,grade\n1,5,high\n2,6,low\n", expected));
        assertThat(rows.schema())
                .isEqualTo(new Schema(
                        List.of(
                                new Column.Text("id"),
                                new Column.Numeric("x", Kind.INTEGER),
                                new Column.Categorical("grade", List.of("low", "mid", "high"), true)),
                        "grade",
                        ""));
        assertThat(rows.texts(0)).containsExactly("1", "2");
        assertThat(rows.codes(2)).containsExactly(2, 0);
    }

    @Test
    void weightsTravelBesideTheColumns() throws IOException {
        Schema expected = new Schema(List.of(new Column.Numeric("b")), "b", "w");
        Table rows = Place.table(read("a,w,b\n1,2.5,3\n4,0,6\n", expected));
        assertThat(rows.schema().names()).containsExactly("a", "b");
        assertThat(rows.schema().weight()).isEqualTo("w");
        assertThat(rows.weights()).containsExactly(2.5, 0);
        assertThat(rows.numbers(1)).containsExactly(3, 6);
    }

    @Test
    void aLevelThatLooksLikeAMissingMarkerIsALevel() throws IOException {
        Schema expected = Schema.of(new Column.Categorical("country", "NA", "ZA"), new Column.Numeric("n"));
        assertThat(Place.table(read("country,n\nNA,1\nZA,2\n?,3\n,4\n", expected))
                        .codes(0))
                .containsExactly(0, 1, -1, -1);
    }

    @Test
    void unseenLevelsCanBeReadAsMissing() throws IOException {
        CsvSource auto = new CsvSource();
        CsvSource source = new CsvSource(
                auto.separator(),
                auto.header(),
                auto.decimal(),
                auto.encoding(),
                auto.missing(),
                auto.dates(),
                auto.maximumLevels(),
                auto.quote(),
                CsvSource.Unseen.MISSING);
        Schema expected = Schema.of(new Column.Categorical("c", "a", "b"));
        assertThat(Place.table(source.read(Place.of("c\nb\nz\na\n"), Optional.of(expected)))
                        .codes(0))
                .containsExactly(1, -1, 0);
    }

    @Test
    void aFirstRowThatHoldsTheExpectedNamesIsAHeaderWhateverTheyLookLike() throws IOException {
        Schema expected = Schema.of(new Column.Numeric("2020"), new Column.Numeric("2019"));
        Table rows = Place.table(read("2019,2020\n1,2\n", expected));
        assertThat(rows.schema().names()).containsExactly("2019", "2020");
        assertThat(rows.numbers(1)).containsExactly(2);
    }

    @Test
    void filesWithoutHeaderAreNamedByPosition() throws IOException {
        Schema expected = Schema.of(new Column.Categorical("column2", "0", "1"));
        assertThat(Place.table(read("5,1\n6,0\n", expected)).codes(1)).containsExactly(1, 0);
    }

    @Test
    void wholeNumbersMayBeReadAsRealOnesAndInAnyWriting() throws IOException {
        Schema expected = Schema.of(new Column.Numeric("a"), new Column.Numeric("b", Kind.INTEGER));
        Table rows = Place.table(read("a,b\n1,2.0\n2,3e2\n", expected));
        assertThat(rows.schema()).isEqualTo(expected);
        assertThat(rows.numbers(1)).containsExactly(2, 300);
    }

    @Test
    void severalReadersAtOnceGetTheSameRows() throws Exception {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int r = 0; r < 20_000; r++)
            text.append(r).append(",level").append(r % 17).append('\n');
        Dataset data = Place.read(text.toString());
        long expected = sum(data);
        assertThat(expected).isPositive();
        Runnable reading = () -> assertThat(sum(data)).isEqualTo(expected);
        var failures = new ConcurrentLinkedQueue<Throwable>();
        Thread[] threads = new Thread[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new Thread(reading);
            threads[t].setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            threads[t].start();
        }
        for (Thread thread : threads) thread.join();
        assertThat(failures).isEmpty();
    }

    private static long sum(Dataset data) {
        long sum = 0;
        for (Table table : Place.tables(data))
            for (int r = 0; r < table.rows(); r++) sum += (long) table.numbers(0)[r] * table.codes(1)[r];
        return sum;
    }
}
