package semblance.randomforest.adversarial;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;

/** Tables to learn from, made up or published, and what tests do with them. */
final class Fixtures {
    private Fixtures() {}

    static AdversarialForestTrainer trainer(int trees, int rounds, LeafDensity density) {
        return new AdversarialForestTrainer(trees, 5, 0, rounds, 0, density, 0.2, 255);
    }

    static AdversarialForest fit(Table rows, AdversarialForestTrainer trainer) {
        return trainer.fit(Dataset.of(rows), Run.of(1));
    }

    static Table table(Column column, Serializable cells) {
        return Table.of(Schema.of(column), List.of(cells));
    }

    /** Two real columns, whole numbers of which many are zero, and levels of which one is never seen: all dependent. */
    static Table mixed(int rows, long seed) {
        RandomGenerator random = new Seed(seed).random();
        double[] x = new double[rows];
        double[] y = new double[rows];
        double[] count = new double[rows];
        int[] level = new int[rows];
        for (int r = 0; r < rows; r++) {
            boolean left = random.nextInt(3) == 0;
            x[r] = (left ? -2 : 1) + 0.4 * random.nextGaussian();
            y[r] = 100 + 20 * x[r] * x[r] + 5 * random.nextGaussian();
            count[r] = left ? 0 : Math.rint(10 + 3 * random.nextGaussian());
            level[r] = left ? random.nextInt(2) : 1 + random.nextInt(2);
        }
        return Table.of(
                Schema.of(
                        new Column.Numeric("x"),
                        new Column.Numeric("y"),
                        new Column.Numeric("count", Kind.INTEGER),
                        new Column.Categorical("level", "a", "b", "c", "never")),
                List.of(x, y, count, level));
    }

    /** Some columns of a table. */
    static Table columns(Table rows, int... some) {
        Schema schema = new Schema(
                Arrays.stream(some).mapToObj(rows.schema().columns()::get).toList(), "", "");
        return Table.of(schema, Arrays.stream(some).mapToObj(rows::array).toList());
    }

    /** One row, over and over, with other cells in one column. */
    static Table with(Table rows, int row, int column, Serializable cells) {
        int n = cells instanceof double[] numbers ? numbers.length : ((int[]) cells).length;
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) {
            if (c == column) {
                arrays.add(cells);
            } else if (rows.array(c) instanceof double[] numbers) {
                double[] same = new double[n];
                Arrays.fill(same, numbers[row]);
                arrays.add(same);
            } else {
                int[] same = new int[n];
                Arrays.fill(same, rows.codes(c)[row]);
                arrays.add(same);
            }
        }
        return Table.of(rows.schema(), arrays);
    }

    /** A row of which nothing is known. */
    static Table blank(Schema schema) {
        return Table.of(
                schema,
                schema.columns().stream()
                        .map(column -> column instanceof Column.Numeric
                                ? (Serializable) new double[] {Double.NaN}
                                : new int[] {-1})
                        .toList());
    }

    static double[] grid(double from, double to, int cells) {
        double[] points = new double[cells];
        for (int i = 0; i < cells; i++) points[i] = from + (i + 0.5) * (to - from) / cells;
        return points;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** A published file beside the repository; a test that needs it is skipped where it is not. */
    static Table published(String file, int most) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("plugins/random-forest"))) root = root.getParent();
        Path path = (root == null ? Path.of("") : root)
                .resolve("../shared/data")
                .resolve(file)
                .normalize();
        assumeThat(path).exists();
        try (var stream = Files.newInputStream(path);
                var reader = new BufferedReader(new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(stream) : stream, StandardCharsets.UTF_8))) {
            String[] names = reader.readLine().split(",");
            List<String[]> lines = reader.lines()
                    .filter(line -> !line.isBlank())
                    .limit(most)
                    .map(line -> line.split(",", -1))
                    .toList();
            return table(names, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(String[] names, List<String[]> lines) {
        List<Column> columns = new ArrayList<>();
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < names.length; c++) {
            int column = c;
            List<String> cells = lines.stream().map(line -> line[column]).toList();
            if (cells.stream().allMatch(cell -> cell.matches("-?[0-9.]+"))) {
                boolean whole = cells.stream().allMatch(cell -> cell.matches("-?[0-9]+"));
                columns.add(new Column.Numeric(names[c], whole ? Kind.INTEGER : Kind.REAL));
                arrays.add(cells.stream().mapToDouble(Double::parseDouble).toArray());
            } else {
                List<String> levels = cells.stream()
                        .filter(cell -> !cell.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
                columns.add(new Column.Categorical(names[c], levels, false));
                arrays.add(cells.stream().mapToInt(levels::indexOf).toArray());
            }
        }
        return Table.of(new Schema(columns, "", ""), arrays);
    }
}
