package semblance.randomforest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Made-up rows, and forests that learn from them. */
final class Made {
    static final List<String> LEVELS = List.of("low", "middle", "high");

    private Made() {}

    /** Two numbers that matter, a column of levels that does, and noise; some cells are missing. */
    static Table rows(int size, String target) {
        RandomGenerator random = new Seed(11).random();
        double[] a = new double[size];
        double[] b = new double[size];
        double[] noise = new double[size];
        int[] kind = new int[size];
        double[] number = new double[size];
        int[] two = new int[size];
        int[] three = new int[size];
        for (int r = 0; r < size; r++) {
            a[r] = random.nextGaussian();
            b[r] = random.nextDouble();
            noise[r] = random.nextGaussian();
            kind[r] = random.nextInt(5);
            number[r] = 3 * a[r] + (kind[r] % 2 == 0 ? 2 : -2) * b[r] + 0.3 * random.nextGaussian();
            two[r] = number[r] > 0.5 ? 1 : 0;
            three[r] = number[r] > 2 ? 2 : number[r] > -1 ? 1 : 0;
            if (random.nextInt(10) == 0) a[r] = Double.NaN;
            if (random.nextInt(10) == 0) kind[r] = -1;
        }
        Column last =
                switch (target) {
                    case "number" -> new Column.Numeric("number");
                    case "two" -> new Column.Categorical("two", "no", "yes");
                    default -> new Column.Categorical("three", LEVELS, false);
                };
        Serializable values = target.equals("number") ? number : target.equals("two") ? two : three;
        Schema schema = new Schema(
                List.of(
                        new Column.Numeric("a"),
                        new Column.Categorical("kind", "p", "q", "r", "s", "t"),
                        new Column.Numeric("b"),
                        new Column.Numeric("noise"),
                        last),
                target,
                "");
        return Table.of(schema, List.of(a, kind, b, noise, values));
    }

    /** A forest of some trees, that keeps all that it can. */
    static Forest forest(Table rows, int trees) {
        return new ForestTrainer(trees, 0, 0, 1, Splits.BEST, 1, true, List.of(), Importance.PERMUTATION, true, true)
                .fit(Dataset.of(rows), Run.of(3));
    }

    /** All rows of an answer, column by column; all columns are numeric. */
    static double[][] numbers(Dataset answer) {
        List<List<Double>> columns = new ArrayList<>();
        for (Column ignored : answer.schema().columns()) columns.add(new ArrayList<>());
        for (int p = 0; p < answer.partitions(); p++)
            try (Stream<Table> tables = answer.partition(p)) {
                tables.forEachOrdered(table -> {
                    for (int c = 0; c < columns.size(); c++)
                        for (double value : table.numbers(c)) columns.get(c).add(value);
                });
            }
        return columns.stream()
                .map(column -> column.stream().mapToDouble(v -> v).toArray())
                .toArray(double[][]::new);
    }
}
