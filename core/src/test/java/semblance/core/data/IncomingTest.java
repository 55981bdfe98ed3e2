package semblance.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

class IncomingTest {
    private static final Table ROWS = Table.of(Schema.of(new Column.Numeric("x")), List.of(new double[] {1, 2}));

    @Test
    void rowsThatCannotBeReadAreRemembered() {
        Incoming rows = failing(table -> {
            throw new UncheckedIOException(new IOException("x.csv, row 2: expected a number"));
        });
        assertThatThrownBy(() -> drain(rows)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(rows::check)
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .hasMessage("x.csv, row 2: expected a number");
    }

    @Test
    void rowsThatCannotBeUsedAreRememberedToo() {
        Incoming rows = failing(table -> {
            throw new IllegalArgumentException("column 'x', row 2: no such level");
        });
        assertThatThrownBy(() -> drain(rows)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(rows::check)
                .isInstanceOf(UncheckedIOException.class)
                .cause()
                .hasMessage("column 'x', row 2: no such level");
    }

    @Test
    void aReceiverThatFailsIsNotTheRowsFault() {
        Incoming rows = failing(UnaryOperator.identity());
        try (Stream<Table> tables = rows.partition(0)) {
            assertThatThrownBy(() -> tables.forEach(table -> {
                        throw new UncheckedIOException(new IOException("no space left"));
                    }))
                    .isInstanceOf(UncheckedIOException.class);
        }
        assertThatCode(rows::check).doesNotThrowAnyException();
    }

    @Test
    void goodRowsPassAsTheyAre() {
        Incoming rows = failing(UnaryOperator.identity());
        assertThat(Tables.collect(rows).numbers(0)).containsExactly(1, 2);
        assertThatCode(rows::check).doesNotThrowAnyException();
    }

    private static Incoming failing(UnaryOperator<Table> change) {
        return new Incoming(Mapped.of(Dataset.of(ROWS), ROWS.schema(), change));
    }

    private static void drain(Dataset rows) {
        try (Stream<Table> tables = rows.partition(0)) {
            tables.forEach(table -> assertThat(table.rows()).isPositive());
        }
    }
}
