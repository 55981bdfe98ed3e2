package semblance.bayesiannetwork.learning;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Public samples of well-known networks; tests that need one are skipped where it is not there. */
final class Samples {
    private Samples() {}

    /** The rows of a file under {@code bn/samples}: numbers where all cells are, else levels in alphabetical order. */
    static Table read(String file) {
        return read("bn/samples", file);
    }

    static Table read(String folder, String file) {
        Path path = shared().resolve(folder).resolve(file);
        assumeTrue(Files.isReadable(path), () -> "no file " + file);
        try (InputStream bytes = Files.newInputStream(path);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
            List<String[]> lines =
                    reader.lines().map(line -> line.split(",", -1)).toList();
            return table(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path shared() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("plugins").resolve("bayesian-network")))
            folder = folder.getParent();
        assumeTrue(folder != null, "no repository around");
        return folder.resolveSibling("shared").resolve("data");
    }

    private static Table table(List<String[]> lines) {
        List<Column> columns = new ArrayList<>();
        List<Serializable> arrays = new ArrayList<>();
        List<String[]> cells = lines.subList(1, lines.size());
        for (int c = 0; c < lines.get(0).length; c++) {
            int column = c;
            String name = lines.get(0)[c];
            if (cells.stream().allMatch(cell -> cell[column].matches("-?[0-9.]+(e-?[0-9]+)?"))) {
                columns.add(new Column.Numeric(name));
                arrays.add(cells.stream()
                        .mapToDouble(cell -> Double.parseDouble(cell[column]))
                        .toArray());
            } else {
                List<String> levels = List.copyOf(
                        new TreeSet<>(cells.stream().map(cell -> cell[column]).toList()));
                columns.add(new Column.Categorical(name, levels, false));
                arrays.add(cells.stream()
                        .mapToInt(cell -> levels.indexOf(cell[column]))
                        .toArray());
            }
        }
        return Table.of(new Schema(columns, "", ""), arrays);
    }

    /** The graph written as in {@code [A][B|A:C]}, the way its authors publish it. */
    static int[][] graph(Schema schema, String text) {
        int[][] parents = new int[schema.columns().size()][];
        for (String node : text.substring(1, text.length() - 1).split("\\]\\[")) {
            String[] parts = node.split("\\|");
            parents[schema.indexOf(parts[0])] = parts.length == 1
                    ? new int[0]
                    : java.util.Arrays.stream(parts[1].split(":"))
                            .mapToInt(schema::indexOf)
                            .sorted()
                            .toArray();
        }
        return parents;
    }
}
