package semblance.decisiontree;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import semblance.api.data.Column;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Seed;

/** Rows for tests: drawn ones, and public data sets where they lie beside the repository. */
final class Data {
    private Data() {}

    private static List<String[]> lines(String file) {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("plugins/decision-tree"))) here = here.getParent();
        Path path = (here == null ? Path.of("") : here)
                .resolve("../shared/data/tabular")
                .resolve(file)
                .normalize();
        assumeThat(path).exists();
        try (InputStream bytes = Files.newInputStream(path);
                InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Table iris() {
        List<String[]> lines = lines("iris.csv");
        return table(lines.get(0), lines.subList(1, lines.size()), lines, Set.of(0, 1, 2, 3), Kind.REAL);
    }

    /** The rows of training and of testing, with the levels of both. */
    static List<Table> adult() {
        List<String[]> train = lines("adult_train.csv.gz");
        List<String[]> test = lines("adult_test.csv.gz");
        List<String[]> all =
                Stream.concat(train.stream(), test.stream().skip(1)).toList();
        Set<Integer> numbers = Set.of(0, 2, 4, 10, 11, 12);
        return Stream.of(train, test)
                .map(rows -> table(train.get(0), rows.subList(1, rows.size()), all, numbers, Kind.INTEGER))
                .toList();
    }

    private static Table table(
            String[] names, List<String[]> rows, List<String[]> all, Set<Integer> numbers, Kind kind) {
        List<Column> columns = new ArrayList<>();
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < names.length; c++) {
            int column = c;
            if (numbers.contains(c)) {
                columns.add(new Column.Numeric(names[c], kind));
                arrays.add(rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row[column]))
                        .toArray());
                continue;
            }
            List<String> levels = all.stream()
                    .skip(1)
                    .map(row -> row[column])
                    .filter(level -> !level.isEmpty() && !level.equals("?"))
                    .distinct()
                    .sorted()
                    .toList();
            columns.add(new Column.Categorical(names[c], levels, false));
            arrays.add(
                    rows.stream().mapToInt(row -> levels.indexOf(row[column])).toArray());
        }
        return Table.of(new Schema(columns, names[names.length - 1], ""), arrays);
    }

    /** A colour that depends on a size, a length that depends on both, a count, and a grade in order, the target. */
    static Table drawn(int rows, long seed) {
        RandomGenerator random = new Seed(seed).random();
        double[] size = new double[rows];
        int[] color = new int[rows];
        double[] length = new double[rows];
        double[] count = new double[rows];
        int[] grade = new int[rows];
        for (int r = 0; r < rows; r++) {
            size[r] = random.nextGaussian();
            color[r] = random.nextInt(5) > 0 ? (size[r] > 0.4 ? 0 : size[r] > -0.5 ? 1 : 2) : random.nextInt(4);
            length[r] = 2 * size[r] + (color[r] == 1 ? 3 : 0) + 0.5 * random.nextGaussian();
            count[r] = random.nextInt(3) == 0 ? 0 : Math.rint(Math.abs(4 * length[r]));
            grade[r] = Math.min(2, (int) (Math.abs(size[r]) + random.nextDouble()));
        }
        return Table.of(
                new Schema(
                        List.of(
                                new Column.Numeric("size"),
                                new Column.Categorical("color", "red", "green", "blue", "grey"),
                                new Column.Numeric("length"),
                                new Column.Numeric("count", Kind.INTEGER),
                                new Column.Categorical("grade", List.of("low", "middle", "high"), true)),
                        "grade",
                        ""),
                List.of(size, color, length, count, grade));
    }

    /** The same rows with another array for one column. */
    static Table with(Table rows, int column, Serializable array) {
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) arrays.add(c == column ? array : rows.array(c));
        return Table.of(rows.schema(), arrays);
    }

    /** The same rows with a whole column missing. */
    static Table without(Table rows, int column) {
        if (rows.array(column) instanceof double[]) {
            double[] missing = new double[rows.rows()];
            Arrays.fill(missing, Double.NaN);
            return with(rows, column, missing);
        }
        int[] missing = new int[rows.rows()];
        Arrays.fill(missing, -1);
        return with(rows, column, missing);
    }

    /** One row over and over. */
    static Table repeat(Table rows, int row, int times) {
        int[] from = new int[times];
        Arrays.fill(from, row);
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < rows.schema().columns().size(); c++) arrays.add(Joined.pick(rows.array(c), from));
        return Table.of(rows.schema(), arrays);
    }
}
