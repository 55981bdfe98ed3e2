package semblance.bayesiannetwork.learning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;

/** Made-up rows in which it is known what depends on what. */
final class Known {
    private Known() {}

    /** Levels a, b (given a), c (given a and b), a number x (given a), and y (given x and b). */
    static Table mixed(int rows, long seed) {
        RandomGenerator random = new Seed(seed).random();
        int[][] codes = new int[3][rows];
        double[][] numbers = new double[2][rows];
        for (int r = 0; r < rows; r++) {
            codes[0][r] = random.nextInt(10) < 6 ? 0 : 1;
            codes[1][r] = random.nextInt(10) < (codes[0][r] == 0 ? 8 : 3) ? 0 : 1 + random.nextInt(2);
            codes[2][r] = random.nextInt(10) < 1 + 4 * codes[0][r] + 2 * codes[1][r] ? 1 : 0;
            numbers[0][r] = 2 * codes[0][r] + (1 + codes[0][r]) * 0.5 * random.nextGaussian();
            numbers[1][r] = 1 + (codes[1][r] - 1) * numbers[0][r] + 0.3 * random.nextGaussian();
        }
        Schema schema = Schema.of(
                new Column.Categorical("a", "0", "1"),
                new Column.Categorical("b", "0", "1", "2"),
                new Column.Categorical("c", "0", "1"),
                new Column.Numeric("x"),
                new Column.Numeric("y"));
        return Table.of(schema, List.of(codes[0], codes[1], codes[2], numbers[0], numbers[1]));
    }

    /** The rows without some cells, each of which is missing with the same probability. */
    static Table holes(Table table, double probability, long seed) {
        RandomGenerator random = new Seed(seed).random();
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < table.schema().columns().size(); c++) {
            if (table.array(c) instanceof int[] codes) {
                int[] some = codes.clone();
                for (int r = 0; r < some.length; r++) if (random.nextDouble() < probability) some[r] = -1;
                arrays.add(some);
            } else {
                double[] some = table.numbers(c).clone();
                for (int r = 0; r < some.length; r++) if (random.nextDouble() < probability) some[r] = Double.NaN;
                arrays.add(some);
            }
        }
        return Table.of(table.schema(), arrays);
    }

    /** Some rows, in this order. */
    static Table rows(Table table, int... rows) {
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < table.schema().columns().size(); c++) {
            int column = c;
            arrays.add(
                    table.array(c) instanceof int[] codes
                            ? java.util.Arrays.stream(rows).map(r -> codes[r]).toArray()
                            : (Serializable) java.util.Arrays.stream(rows)
                                    .mapToDouble(r -> table.numbers(column)[r])
                                    .toArray());
        }
        return Table.of(table.schema(), arrays);
    }
}
