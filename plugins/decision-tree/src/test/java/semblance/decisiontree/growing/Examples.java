package semblance.decisiontree.growing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Made-up rows: numbers with ties, levels with and without order, two targets that depend on them; cells are missing. */
final class Examples {
    /** The targets' columns. */
    static final int LEVEL = 4;

    static final int NUMBER = 5;

    private Examples() {}

    static Table mixed(int rows, int classes, int levels, double missing, long seed) {
        RandomGenerator random = new Seed(seed).random();
        double[] a = new double[rows];
        double[] b = new double[rows];
        int[] c = new int[rows];
        int[] o = new int[rows];
        int[] y = new int[rows];
        double[] z = new double[rows];
        for (int r = 0; r < rows; r++) {
            a[r] = random.nextGaussian();
            b[r] = random.nextInt(6) - 2;
            c[r] = random.nextInt(levels);
            o[r] = random.nextInt(5);
            z[r] = a[r] + (c[r] * 7 % levels > levels / 2 ? 2 : 0) + 0.5 * o[r] + random.nextGaussian();
            y[r] = Math.floorMod((int) Math.floor(z[r] + random.nextInt(2) * (b[r] > 0 ? 1 : 0)), classes);
            if (random.nextDouble() < missing) a[r] = Double.NaN;
            if (random.nextDouble() < missing) b[r] = Double.NaN;
            if (random.nextDouble() < missing) c[r] = -1;
            if (random.nextDouble() < missing) o[r] = -1;
        }
        Schema schema = Schema.of(
                new Column.Numeric("a"),
                new Column.Numeric("b"),
                new Column.Categorical("c", names(levels), false),
                new Column.Categorical("o", names(5), true),
                new Column.Categorical("y", names(classes), false),
                new Column.Numeric("z"));
        return Table.of(schema, List.of(a, b, c, o, y, z));
    }

    /** Ten columns of 0 and 1, ever fewer 1 in them, numbers, a level and a number that depend on both; nothing is missing. */
    static Table flagged(int rows, int numbers, int classes, long seed) {
        RandomGenerator random = new Seed(seed).random();
        double[][] cells = new double[10 + numbers][rows];
        int[] y = new int[rows];
        double[] z = new double[rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < cells.length; c++)
                cells[c][r] = c >= 10 ? random.nextGaussian() : random.nextInt(2 + c) == 0 ? 1 : 0;
            z[r] = random.nextGaussian();
            for (int c = 0; c < 10; c++) z[r] += cells[c][r] * (c % 3 - 1);
            for (int c = 10; c < cells.length; c++) z[r] += cells[c][r] * (c % 4) / 4;
            y[r] = Math.floorMod((int) Math.floor(z[r]), classes);
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < cells.length; c++) columns.add(new Column.Numeric("x" + c));
        columns.add(new Column.Categorical("y", names(classes), false));
        columns.add(new Column.Numeric("z"));
        List<java.io.Serializable> arrays = new ArrayList<>(List.of(cells));
        arrays.add(y);
        arrays.add(z);
        return Table.of(new Schema(columns, "", ""), arrays);
    }

    static List<String> names(int levels) {
        return IntStream.range(0, levels).mapToObj(i -> "l" + i).toList();
    }

    static Table pick(Table table, int[] rows) {
        return Table.of(
                table.schema(),
                IntStream.range(0, table.schema().columns().size())
                        .mapToObj(c -> table.array(c) instanceof double[] numbers
                                ? (java.io.Serializable) Arrays.stream(rows)
                                        .mapToDouble(r -> numbers[r])
                                        .toArray()
                                : Arrays.stream(rows)
                                        .map(r -> table.codes(c)[r])
                                        .toArray())
                        .toList());
    }

    static Rows rows(Dataset data) {
        return Rows.of(data, Cuts.of(data, new int[] {0, 1, 2, 3}, 255), LEVEL, NUMBER);
    }

    static Rows rows(Table table) {
        return rows(Dataset.of(table));
    }

    static int target(Criterion criterion) {
        return criterion.classes() ? LEVEL : NUMBER;
    }

    static Grown grow(Rows rows, Growth growth, Run run) {
        return new Grower(rows, target(growth.criterion()), growth).grow(new Seed(5), run);
    }

    static Grown grow(Rows rows, Growth growth) {
        return grow(rows, growth, Run.of(0));
    }

    /** Splits of two sets, missing cells to the better side, of all columns. */
    static Growth growth(Criterion criterion, int depth) {
        return new Growth(criterion, depth, 1, 2, 0, 0, false, Categories.SUBSETS, Missing.LEARNED);
    }
}
