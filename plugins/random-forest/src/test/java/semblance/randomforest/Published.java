package semblance.randomforest;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Public data sets, where they lie beside the repository; a test that needs one is skipped where they do not. */
final class Published {
    private Published() {}

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("plugins/random-forest"))) here = here.getParent();
        return here == null ? Path.of("") : here;
    }

    private static List<String[]> lines(String file) {
        Path path = root().resolve("../shared/data").resolve(file).normalize();
        assumeThat(path).exists();
        try {
            return Files.readAllLines(path).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("@"))
                    .map(line -> line.split(","))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers, and a column of levels at a place, which is the target; columns before {@code first} are left out. */
    static Table numbers(String file, int first, int target) {
        List<String[]> lines = lines(file);
        List<Column> columns = new ArrayList<>();
        List<java.io.Serializable> arrays = new ArrayList<>();
        String[] names = lines.get(0);
        List<String[]> rows = lines.subList(1, lines.size());
        for (int c = first; c < names.length; c++) {
            int column = c;
            if (c == target) {
                List<String> levels = rows.stream()
                        .map(row -> row[column])
                        .distinct()
                        .sorted()
                        .toList();
                columns.add(new Column.Categorical(names[c], levels, false));
                arrays.add(rows.stream()
                        .mapToInt(row -> levels.indexOf(row[column]))
                        .toArray());
            } else {
                columns.add(new Column.Numeric(names[c]));
                arrays.add(rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row[column]))
                        .toArray());
            }
        }
        return Table.of(new Schema(columns, names[target], ""), arrays);
    }
}
