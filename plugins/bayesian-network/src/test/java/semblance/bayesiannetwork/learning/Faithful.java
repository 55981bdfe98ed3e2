package semblance.bayesiannetwork.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** Eruptions of Old Faithful (Azzalini and Bowman 1990), in minutes. */
final class Faithful {
    private Faithful() {}

    static Table rows() {
        Path folder = Path.of("").toAbsolutePath();
        Path file = Path.of("cli", "src", "main", "dist", "examples", "faithful.csv");
        while (folder != null && !Files.isReadable(folder.resolve(file))) folder = folder.getParent();
        if (folder == null) throw new IllegalStateException("no folder above this one has " + file);
        try {
            List<String[]> lines = Files.readAllLines(folder.resolve(file)).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
            return Table.of(
                    Schema.of(new Column.Numeric("eruptions"), new Column.Numeric("waiting")),
                    List.of(
                            lines.stream()
                                    .mapToDouble(line -> Double.parseDouble(line[0]))
                                    .toArray(),
                            lines.stream()
                                    .mapToDouble(line -> Double.parseDouble(line[1]))
                                    .toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
