package semblance.decisiontree;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Tables put together. */
final class Joined {
    private Joined() {}

    /** The rows of all tables whose cell of one column is known and whose weight is above 0, with their weights. */
    static Table of(Schema schema, List<Table> tables, int known) {
        List<Table> some = tables.stream().map(table -> some(table, known)).toList();
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < schema.columns().size(); c++) {
            int column = c;
            arrays.add(
                    some.get(0).array(c) instanceof double[]
                            ? some.stream()
                                    .flatMapToDouble(table -> Arrays.stream(table.numbers(column)))
                                    .toArray()
                            : some.stream()
                                    .flatMapToInt(table -> Arrays.stream(table.codes(column)))
                                    .toArray());
        }
        return Table.of(schema, arrays)
                .withWeights(some.stream()
                        .flatMapToDouble(table -> Arrays.stream(table.weights()))
                        .toArray());
    }

    private static Table some(Table table, int known) {
        double[] weights = table.weights();
        int[] rows = IntStream.range(0, table.rows())
                .filter(r -> weights[r] > 0 && !table.missing(known, r))
                .toArray();
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < table.schema().columns().size(); c++) arrays.add(pick(table.array(c), rows));
        return Table.of(table.schema(), arrays)
                .withWeights(IntStream.of(rows).mapToDouble(r -> weights[r]).toArray());
    }

    /** Some cells of a column of numbers or levels. */
    static Serializable pick(Serializable array, int[] rows) {
        if (array instanceof double[] numbers)
            return IntStream.of(rows).mapToDouble(r -> numbers[r]).toArray();
        int[] codes = (int[]) array;
        return IntStream.of(rows).map(r -> codes[r]).toArray();
    }
}
