package semblance.vae;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Table;
import semblance.vae.data.RowContent;

/** Rows of which something is not to be seen. */
final class Hidden {
    private Hidden() {}

    /** Some rows and where they stand among all. */
    record Some(Table rows, int[] positions) {}

    /** The rows with a column missing. */
    static Table column(Table rows, int column) {
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) arrays.add(rows.array(c));
        Serializable array = rows.slice(0, rows.rows()).array(column);
        if (array instanceof double[] numbers) Arrays.fill(numbers, Double.NaN);
        else if (array instanceof int[] codes) Arrays.fill(codes, -1);
        else if (array instanceof float[] values) Arrays.fill(values, Float.NaN);
        else Arrays.fill((String[]) array, null);
        arrays.set(column, array);
        return Table.of(rows.schema(), arrays).withWeights(rows.weights());
    }

    /** The rows with a missing cell. */
    static Some incomplete(Cells cells, Structure structure, Table rows) {
        int[] positions = IntStream.range(0, rows.rows())
                .filter(r -> IntStream.range(0, structure.heads().size()).anyMatch(c -> cells.missing(c, r)))
                .toArray();
        return new Some(RowContent.select(rows, positions), positions);
    }
}
