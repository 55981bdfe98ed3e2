package semblance.gaussianmixture;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/**
 * Two published tables: eruptions of Old Faithful (Azzalini and Bowman 1990; in minutes) and Fisher's iris (Fisher 1936;
 * in centimetres).
 */
final class Published {
    private Published() {}

    static Table faithful() {
        return numbers("faithful.csv", 2);
    }

    /** The four measurements. */
    static Table iris() {
        return numbers("iris.csv", 4);
    }

    static Dataset data(Table table) {
        return Dataset.of(table);
    }

    /** Real columns named as in the first line. */
    private static Table numbers(String file, int columns) {
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
        return Table.of(new Schema(schema, "", ""), arrays);
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

    /** A trainer for one number of components and one covariance. */
    static GaussianMixtureTrainer trainer(int components, Covariance covariance) {
        return trainer(List.of(components), List.of(covariance), 1e-10);
    }

    static GaussianMixtureTrainer trainer(List<Integer> components, List<Covariance> covariance, double tolerance) {
        GaussianMixtureTrainer defaults = new GaussianMixtureTrainer();
        return new GaussianMixtureTrainer(
                components,
                covariance,
                defaults.criterion(),
                defaults.starts(),
                defaults.maximumIterations(),
                tolerance,
                defaults.prior(),
                defaults.smoothing());
    }
}
