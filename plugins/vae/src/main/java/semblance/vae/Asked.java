package semblance.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.vae.data.RowContent;

/** Rows that a question is about. */
final class Asked {
    private Asked() {}

    /** The tables of all partitions, checked. */
    static List<Table> tables(Vae vae, Dataset rows) {
        List<Table> tables = new ArrayList<>();
        for (int p = 0; p < rows.partitions(); p++)
            try (Stream<Table> some = rows.partition(p)) {
                some.forEachOrdered(table -> {
                    vae.check(table);
                    tables.add(table);
                });
            }
        return tables;
    }

    /** All rows as one table. */
    static Table all(Vae vae, Dataset rows) {
        return RowContent.join(vae.schema(), tables(vae, rows));
    }

    /** The means of the latent variables of each row, shape [rows * latent]. */
    static float[] codes(Vae vae, Table rows) {
        return new Particles(vae).encode(rows).get(0);
    }
}
