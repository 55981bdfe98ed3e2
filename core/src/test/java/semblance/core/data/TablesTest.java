package semblance.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.core.engine.LocalEngine;

class TablesTest {

    @Test
    void piecesPutTogetherAgainAreTheWhole() {
        for (boolean weighted : new boolean[] {false, true}) {
            Table table = Rows.table(5000, 8, weighted);
            assertThat(Rows.content(Tables.collect(Rows.cut(table, 2, 900)))).isEqualTo(Rows.content(table));
        }
        assertThat(Tables.collect(Rows.of(Rows.SCHEMA, List.of())).rows()).isZero();
    }

    @Test
    void selectedRowsAreThoseAskedForInTheirOrder() {
        Table table = Rows.table(100, 8, true);
        int[] all = IntStream.range(0, 100).toArray();
        assertThat(Rows.content(Tables.select(table, all))).isEqualTo(Rows.content(table));
        Table some = Tables.select(table, 7, 99, 7);
        assertThat(Rows.content(some))
                .isEqualTo(Rows.content(Tables.concat(
                        Rows.SCHEMA, List.of(table.slice(7, 8), table.slice(99, 100), table.slice(7, 8)))));
        assertThat(Tables.select(table).rows()).isZero();
    }

    @Test
    void aFingerprintDoesNotDependOnHowRowsAreCut() {
        Table table = Rows.table(20_000, 8, true);
        String expected = Fingerprint.of(Dataset.of(table));
        assertThat(expected).hasSize(64);
        for (int seed = 0; seed < 3; seed++)
            assertThat(Fingerprint.of(new LocalEngine(2).bind(Rows.cut(table, seed, 3000))))
                    .isEqualTo(expected);
        assertThat(Fingerprint.of(Dataset.of(table.slice(0, 3)))).isNotEqualTo(expected);
    }

    @Test
    void everyChangeChangesTheFingerprint() {
        Schema two = Schema.of(new Column.Numeric("x"), new Column.Categorical("y", "a", "b"));
        List<String> prints = new ArrayList<>();
        prints.add(print(two, new double[] {1, 2, 2}, new int[] {0, 1, 1}));
        prints.add(print(two, new double[] {1, 2, 2}, new int[] {0, 1, -1}));
        prints.add(print(two, new double[] {1, 2, Double.NaN}, new int[] {0, 1, 1}));
        prints.add(print(two, new double[] {2, 1, 2}, new int[] {1, 0, 1})); // another order
        prints.add(print(two, new double[] {1, 2}, new int[] {0, 1}));
        prints.add(print(two, new double[0], new int[0]));
        Schema named = Schema.of(new Column.Numeric("z"), new Column.Categorical("y", "a", "b"));
        prints.add(print(named, new double[] {1, 2, 2}, new int[] {0, 1, 1}));
        Schema other = Schema.of(new Column.Numeric("x"), new Column.Categorical("y", "b", "a"));
        prints.add(print(other, new double[] {1, 2, 2}, new int[] {0, 1, 1}));
        Table table = Table.of(two, List.of(new double[] {1, 2, 2}, new int[] {0, 1, 1}));
        prints.add(Fingerprint.of(Dataset.of(table.withWeights(new double[] {1, 2, 1}))));
        Set<String> distinct = new HashSet<>(prints);
        assertThat(distinct).hasSameSizeAs(prints);
    }

    private static String print(Schema schema, double[] x, int[] y) {
        return Fingerprint.of(Dataset.of(Table.of(schema, List.of(x, y))));
    }

    /** The number was computed apart, with Python's hashlib. */
    @Test
    void aKnownTableHasAKnownFingerprint() {
        assertThat(print(
                        Schema.of(new Column.Numeric("x"), new Column.Categorical("y", "a", "b")),
                        new double[] {1, 2, Double.NaN},
                        new int[] {0, 1, -1}))
                .isEqualTo("d5e3ce9cbd7444ec7fde9ca669f9842fcb8a87f13e8c7490ea21ea1f396a6824");
    }
}
