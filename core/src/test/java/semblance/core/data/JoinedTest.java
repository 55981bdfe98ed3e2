package semblance.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class JoinedTest {
    private static final Schema SCHEMA = Schema.of(new Column.Numeric("x"));

    private static Table counted(int from, int rows) {
        return Table.of(
                SCHEMA,
                List.of(IntStream.range(from, from + rows).mapToDouble(i -> i).toArray()));
    }

    private static List<Table> joined(Stream<Table> tables) {
        return Joined.of(SCHEMA, tables).collect(Collectors.toList());
    }

    @Test
    void smallTablesBecomeLargeOnesOfTheSameRows() {
        int count = 20;
        List<Table> found = joined(IntStream.range(0, count).mapToObj(i -> counted(i * Dataset.BATCH, Dataset.BATCH)));
        assertThat(found)
                .extracting(Table::rows)
                .containsExactly(8 * Dataset.BATCH, 8 * Dataset.BATCH, 4 * Dataset.BATCH);
        double[] all = found.stream()
                .flatMapToDouble(table -> java.util.Arrays.stream(table.numbers(0)))
                .toArray();
        assertThat(all)
                .isEqualTo(IntStream.range(0, count * Dataset.BATCH)
                        .mapToDouble(i -> i)
                        .toArray());
    }

    @Test
    void noTablesAreNone() {
        assertThat(joined(Stream.of())).isEmpty();
    }

    @Test
    void nothingIsReadAheadOfWhatIsAskedFor() {
        List<Integer> read = new ArrayList<>();
        Stream<Table> tables = IntStream.range(0, 100).mapToObj(i -> {
            read.add(i);
            return counted(i, Dataset.BATCH);
        });
        assertThat(Joined.of(SCHEMA, tables).findFirst()).isPresent();
        assertThat(read).hasSize(8);
    }

    @Test
    void closingGoesOn() {
        boolean[] closed = {false};
        Joined.of(SCHEMA, Stream.of(counted(0, 3)).onClose(() -> closed[0] = true))
                .close();
        assertThat(closed[0]).isTrue();
    }
}
