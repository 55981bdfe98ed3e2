package semblance.bayesiannetwork.questions;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Density;

/** Finds what is at odds in a row of probability 0. */
final class Contradiction {
    private final Density model;
    private final Table row;

    private Contradiction(Density model, Table row) {
        this.model = model;
        this.row = row;
    }

    /**
     * Cells of a row that cannot be together, no fewer of which would do, such as {@code lung=yes} and {@code either=no}:
     * the first column by which the row becomes impossible comes last.
     */
    static List<String> of(Density model, Table rows, int r) {
        Contradiction contradiction = new Contradiction(model, rows.slice(r, r + 1));
        List<Integer> known = IntStream.range(0, rows.schema().columns().size())
                .filter(c -> !rows.missing(c, r))
                .boxed()
                .toList();
        int last = 1;
        while (last < known.size() && !contradiction.impossible(known.subList(0, last))) last++;
        List<Integer> needed = new ArrayList<>(known.subList(0, last));
        for (int i = needed.size() - 2; i >= 0; i--) {
            List<Integer> fewer = new ArrayList<>(needed);
            fewer.remove(i);
            if (contradiction.impossible(fewer)) needed = fewer;
        }
        return needed.stream().map(contradiction::words).toList();
    }

    private boolean impossible(List<Integer> known) {
        List<Serializable> cells = IntStream.range(0, row.schema().columns().size())
                .mapToObj(c -> known.contains(c)
                        ? row.array(c)
                        : blank(row.schema().columns().get(c)))
                .toList();
        return model.logDensity(Table.of(row.schema(), cells))[0] == Double.NEGATIVE_INFINITY;
    }

    private static Serializable blank(Column column) {
        return column instanceof Column.Numeric ? new double[] {Double.NaN} : new int[] {-1};
    }

    private String words(int column) {
        Column of = row.schema().columns().get(column);
        return of.name() + "="
                + (of instanceof Column.Categorical categorical
                        ? categorical.levels().get(row.codes(column)[0])
                        : ((Column.Numeric) of).kind().format(row.numbers(column)[0]));
    }
}
