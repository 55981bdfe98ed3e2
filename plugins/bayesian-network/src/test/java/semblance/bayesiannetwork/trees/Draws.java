package semblance.bayesiannetwork.trees;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;

/** Tables made up for tests. */
final class Draws {
    private Draws() {}

    /** One row at a time. */
    interface Row {
        int[] draw(RandomGenerator random);
    }

    static Table table(int[] levels, int rows, long seed, Row row) {
        RandomGenerator random = new Seed(seed).random();
        int[][] cells = new int[levels.length][rows];
        for (int r = 0; r < rows; r++) {
            int[] drawn = row.draw(random);
            for (int c = 0; c < levels.length; c++) cells[c][r] = drawn[c];
        }
        return Table.of(schema(levels), Arrays.asList(cells));
    }

    static Schema schema(int... levels) {
        List<Column> columns = IntStream.range(0, levels.length)
                .mapToObj(c -> (Column) new Column.Categorical(
                        "c" + c,
                        IntStream.range(0, levels[c]).mapToObj(b -> "l" + b).toList(),
                        false))
                .toList();
        return new Schema(columns, "", "");
    }

    static CodedRows rows(Table table) {
        return Dataset.of(table).collect(DistinctRows.of(table.schema())).rows();
    }

    /** Eight columns of two to four levels that depend on each other in some contexts. */
    static Table tangled(int rows, long seed) {
        int[] levels = {2, 3, 2, 4, 2, 2, 3, 2};
        return table(levels, rows, seed, random -> {
            int[] x = new int[levels.length];
            for (int c = 0; c < x.length; c++) {
                x[c] = random.nextInt(levels[c]);
                if (c > 0 && random.nextInt(3) > 0) x[c] = x[c - 1] % levels[c];
                if (c > 2 && x[0] == 1 && random.nextInt(4) > 0) x[c] = x[c - 2] % levels[c];
            }
            return x;
        });
    }
}
