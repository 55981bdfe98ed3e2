package semblance.bayesiannetwork.mixture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.bayesiannetwork.trees.CodedRows;
import semblance.bayesiannetwork.trees.DistinctRows;

/** Binary tables that density estimators are compared on (Lowd and Davis 2010; Van Haaren and Davis 2012). */
final class TwentyDatasets {
    private TwentyDatasets() {}

    /** One part, train, valid or test, of a table; the test is skipped where it is not at hand. */
    static Table table(String name, String part) {
        Path file = Path.of("shared", "data", "debd", name + "." + part + ".data.gz");
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(file))) folder = folder.getParent();
        assumeTrue(folder != null, "no folder above this one has " + file);
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(folder.resolve(file)))))) {
            return table(in.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table table(List<String> lines) {
        int columns = (lines.get(0).length() + 1) / 2;
        int[][] codes = new int[columns][lines.size()];
        for (int r = 0; r < lines.size(); r++)
            for (int c = 0; c < columns; c++) codes[c][r] = lines.get(r).charAt(2 * c) - '0';
        List<Column> schema = IntStream.range(0, columns)
                .mapToObj(c -> (Column) new Column.Categorical("v" + c, "0", "1"))
                .toList();
        return Table.of(new Schema(schema, "", ""), Arrays.asList(codes));
    }

    static CodedRows rows(Table table) {
        return Dataset.of(table).collect(DistinctRows.of(table.schema())).rows();
    }
}
