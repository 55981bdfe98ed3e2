package semblance.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.train.Run;
import semblance.api.train.Transform;

class DropMissingTest {
    private static final String SERVICE = Transform.class.getName();

    private final Rows.Watched run = new Rows.Watched();

    @Test
    void onlyCompleteRowsAreSelected() {
        Complete fitted = new DropMissing().fit(Dataset.of(Rows.mixed()), run);
        Table kept = fitted.select(Rows.mixed());
        assertThat(kept.rows()).isEqualTo(1);
        assertThat(kept.texts(4)).containsExactly("Ann");
        assertThat(kept.tensors(5)).containsExactly(1, 2);
        assertThat(run.warnings).containsExactly("4 of 5 rows have a missing cell and are left out");
    }

    @Test
    void onlyTheNamedColumnsMatter() {
        Complete fitted = new DropMissing(List.of("age", "sex")).fit(Dataset.of(Rows.mixed()), run);
        Table kept = fitted.select(Rows.mixed());
        assertThat(kept.schema()).isEqualTo(Rows.mixed().schema());
        assertThat(kept.texts(4)).containsExactly("Ann", "Bob", "", "Eve");
        assertThat(kept.weights()).containsExactly(1, 2, .5, 1);
        assertThat(kept.numbers(0)).containsExactly(1.5, Rows.NAN, 1.25, 2);
    }

    @Test
    void cellsAndDensitiesAreNotTouched() {
        Table rows = Rows.mixed();
        Complete fitted = new DropMissing(List.of("age")).fit(Dataset.of(rows), run);
        assertThat(fitted.output()).isEqualTo(rows.schema());
        assertThat(fitted.apply(rows)).isSameAs(rows);
        assertThat(fitted.invert(rows)).isSameAs(rows);
        assertThat(fitted.logJacobian(rows)).containsOnly(0).hasSize(5);
        Evidence evidence = Evidence.of(new Evidence.Range("age", 1, 2));
        assertThat(fitted.apply(evidence)).isEqualTo(evidence);
    }

    @Test
    void completeRowsPassAsTheyAre() {
        Table rows = Rows.x(1, 2);
        assertThat(new DropMissing().fit(Dataset.of(rows), run).select(rows)).isSameAs(rows);
        assertThat(new DropMissing()
                        .fit(Dataset.of(Rows.x()), run)
                        .select(Rows.x())
                        .rows())
                .isZero();
        assertThat(run.warnings).isEmpty();
    }

    @Test
    void countsAreTheSameHoweverRowsAreGrouped() {
        double[] x = new double[5000];
        for (int r = 0; r < x.length; r += 7) x[r] = Rows.NAN;
        new DropMissing().fit(Dataset.of(Rows.x(x)), run);
        assertThat(run.warnings).containsExactly("715 of 5000 rows have a missing cell and are left out");
    }

    @Test
    void noRowLeftNamesTheColumnThatIsMissingMost() {
        Schema schema = Schema.of(new Column.Numeric("a"), new Column.Numeric("b"));
        Table rows = Table.of(schema, List.of(new double[] {1, Rows.NAN, 3}, new double[] {Rows.NAN, 2, Rows.NAN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DropMissing().fit(Dataset.of(rows), run))
                .withMessage("no row is complete: column 'b' is missing in 2 of 3 rows;"
                        + " name the columns that matter with columns=");
    }

    @Test
    void aColumnThatDoesNotExistIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DropMissing(List.of("y")).fit(Dataset.of(Rows.x(1)), Run.of(1)))
                .withMessage("no column 'y'; the columns are x");
    }

    @Test
    void moduleAndClassPathAnnounceTheSameTransforms() throws IOException {
        Module module = DropMissing.class.getModule();
        assumeThat(module.isNamed()).isTrue();
        try (InputStream services = DropMissing.class.getResourceAsStream("/META-INF/services/" + SERVICE)) {
            String[] listed = new String(services.readAllBytes(), StandardCharsets.UTF_8).split("\n");
            assertThat(module.getDescriptor().provides()).singleElement().satisfies(provided -> {
                assertThat(provided.service()).isEqualTo(SERVICE);
                assertThat(provided.providers()).containsExactly(listed);
            });
        }
        assertThat(List.of(new Standardise().name(), new MinMax().name(), new DropMissing().name()))
                .containsExactly("standardise", "min-max", "drop-missing");
    }
}
