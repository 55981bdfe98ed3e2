package semblance.bayesiannetwork.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.trees.DistinctRows;

/** Schemas, trees and tables made up for tests. */
final class Made {
    private Made() {}

    static Schema schema(int... levels) {
        List<Column> columns = IntStream.range(0, levels.length)
                .mapToObj(c -> (Column) new Column.Categorical(
                        "c" + c,
                        IntStream.range(0, levels[c]).mapToObj(b -> "l" + b).toList(),
                        false))
                .toList();
        return new Schema(columns, "", "");
    }

    /** A random forest of one or two trees; some probabilities are 0 if {@code zeros}. */
    static DependencyTree tree(int[] levels, long seed, boolean zeros) {
        RandomGenerator random = new Seed(seed).random();
        int[] order = IntStream.range(0, levels.length).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        int[] parents = new int[levels.length];
        double[][] probabilities = new double[levels.length][];
        for (int i = 0; i < order.length; i++) {
            int c = order[i];
            parents[c] = i == 0 || i == 3 && seed % 2 == 0 ? -1 : order[random.nextInt(i)];
            int contexts = parents[c] < 0 ? 1 : levels[parents[c]];
            probabilities[c] = new double[contexts * levels[c]];
            for (int a = 0; a < contexts; a++) {
                double sum = 0;
                for (int b = 0; b < levels[c]; b++) {
                    boolean zero = zeros && b > 0 && random.nextInt(4) == 0;
                    sum += probabilities[c][a * levels[c] + b] = zero ? 0 : 0.02 + Math.pow(random.nextDouble(), 3);
                }
                for (int b = 0; b < levels[c]; b++) probabilities[c][a * levels[c] + b] /= sum;
            }
        }
        return new DependencyTree(parents, probabilities);
    }

    /** Every row there is without missing cells. */
    static int[][] everyRow(int[] levels) {
        int size = Arrays.stream(levels).reduce(1, (a, b) -> a * b);
        int[][] all = new int[size][levels.length];
        for (int i = 0; i < size; i++) {
            int rest = i;
            for (int c = levels.length - 1; c >= 0; c--) {
                all[i][c] = rest % levels[c];
                rest /= levels[c];
            }
        }
        return all;
    }

    /** The probability of a row by its definition. */
    static double probability(DependencyTree tree, int[] levels, int[] row) {
        double product = 1;
        for (int c = 0; c < row.length; c++) {
            int context = tree.parents()[c] < 0 ? 0 : row[tree.parents()[c]];
            product *= tree.probabilities()[c][context * levels[c] + row[c]];
        }
        return product;
    }

    static double probability(Components components, int[] levels, int[] row) {
        double sum = 0;
        for (int k = 0; k < components.size(); k++)
            sum += components.weights()[k] * probability(components.trees().get(k), levels, row);
        return sum;
    }

    /** Whether a row agrees with the known cells of another. */
    static boolean fits(int[] row, int[] known) {
        for (int c = 0; c < row.length; c++) if (known[c] >= 0 && known[c] != row[c]) return false;
        return true;
    }

    static ItemRows items(Table table) {
        return new ItemRows(
                Dataset.of(table).collect(DistinctRows.of(table.schema())).rows(),
                table.schema().names());
    }

    static Table table(Schema schema, int[][] rows) {
        int[][] columns = new int[schema.columns().size()][rows.length];
        for (int r = 0; r < rows.length; r++) for (int c = 0; c < columns.length; c++) columns[c][r] = rows[r][c];
        return Table.of(schema, Arrays.asList(columns));
    }

    /** The same rows with some cells missing completely at random. */
    static Table holes(Table table, double share, long seed) {
        RandomGenerator random = new Seed(seed).random();
        int[][] columns = IntStream.range(0, table.schema().columns().size())
                .mapToObj(c -> Arrays.stream(table.codes(c))
                        .map(code -> random.nextDouble() < share ? -1 : code)
                        .toArray())
                .toArray(int[][]::new);
        return Table.of(table.schema(), Arrays.asList(columns));
    }

    /** A mixture with random trees, and rows of all its columns. */
    static ChowLiuMixture mixture(int[] levels, int components, long seed, boolean zeros) {
        double[] weights = new Seed(seed).random().doubles(components, 0.2, 1).toArray();
        double sum = Arrays.stream(weights).sum();
        return new ChowLiuMixture(
                schema(levels),
                new Components(
                        Arrays.stream(weights).map(w -> w / sum).toArray(),
                        IntStream.range(0, components)
                                .mapToObj(k -> tree(levels, 100 * seed + k, zeros))
                                .toList()),
                0,
                0,
                0,
                0,
                0);
    }
}
