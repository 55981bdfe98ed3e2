package semblance.vae;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Fisher's iris (Fisher 1936; in centimetres), from the examples of the distribution. */
final class Published {
    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");

    private Published() {}

    /** The four measurements. */
    static Table iris() {
        return numbers("iris.csv", 4, false);
    }

    /** The four measurements and the species, which is the target. */
    static Table irisWithSpecies() {
        return numbers("iris.csv", 4, true);
    }

    private static Table numbers(String file, int columns, boolean species) {
        List<String> lines = lines(file);
        String[] names = lines.get(0).split(",");
        List<Column> schema = new ArrayList<>();
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            schema.add(new Column.Numeric(names[c]));
            arrays.add(lines.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
                    .toArray());
        }
        if (!species) return Table.of(new Schema(schema, "", ""), arrays);
        schema.add(new Column.Categorical("species", SPECIES, false));
        arrays.add(lines.stream()
                .skip(1)
                .mapToInt(line -> SPECIES.indexOf(line.split(",")[columns].replace("Iris-", "")))
                .toArray());
        return Table.of(new Schema(schema, "species", ""), arrays);
    }

    private static List<String> lines(String file) {
        Path folder = Path.of("").toAbsolutePath();
        Path examples = Path.of("cli", "src", "main", "dist", "examples");
        while (folder != null && !Files.isDirectory(folder.resolve(examples))) folder = folder.getParent();
        if (folder == null) throw new IllegalStateException("no folder above this one has " + examples);
        try {
            return Files.readAllLines(folder.resolve(examples).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
