package semblance.bayesiannetwork.questions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.exchange.BifSource;

/** Networks to ask, rows to ask about, and answers as text. */
final class Asking {
    private Asking() {}

    /** The network of Lauritzen and Spiegelhalter (1988). */
    static BayesianNetwork asia() {
        try (InputStream in = Asking.class.getResourceAsStream("/semblance/bayesiannetwork/asia.bif")) {
            byte[] bytes = in.readAllBytes();
            return new BifSource()
                    .read(
                            new Location() {
                                @Override
                                public URI uri() {
                                    return URI.create("memory:asia.bif");
                                }

                                @Override
                                public InputStream open() {
                                    return new ByteArrayInputStream(bytes);
                                }

                                @Override
                                public OutputStream create() throws IOException {
                                    throw new IOException("read only");
                                }

                                @Override
                                public String toString() {
                                    return "asia.bif";
                                }
                            },
                            Run.of(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows with some cells known, such as {@code "xray=yes dysp=yes"}, each text one row. */
    static Table rows(Schema schema, String... texts) {
        List<Serializable> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            double[] numbers = Cells.filled(texts.length, Double.NaN);
            int[] codes = new int[texts.length];
            for (int r = 0; r < texts.length; r++) {
                codes[r] = -1;
                for (String word : texts[r].split(" "))
                    if (word.startsWith(column.name() + "=")) {
                        String value = word.substring(column.name().length() + 1);
                        if (column instanceof Column.Categorical categorical)
                            codes[r] = categorical.levels().indexOf(value);
                        else numbers[r] = Double.parseDouble(value);
                    }
            }
            columns.add(column instanceof Column.Categorical ? codes : numbers);
        }
        return Table.of(schema, columns);
    }

    /** A dataset without partitions, as a question that is about no rows is put. */
    static Dataset nothing(Schema schema) {
        return Dataset.of(Table.of(
                schema,
                schema.columns().stream()
                        .<Serializable>map(column -> column instanceof Column.Numeric ? new double[0] : new int[0])
                        .toList()));
    }

    /** The answer as lines of cells, numbers to ten digits; missing cells are a dash. */
    static List<String> lines(Dataset answer) {
        List<String> lines = new ArrayList<>();
        for (int p = 0; p < answer.partitions(); p++)
            try (Stream<Table> tables = answer.partition(p)) {
                tables.forEachOrdered(table -> {
                    for (int r = 0; r < table.rows(); r++) lines.add(line(table, r));
                });
            }
        return lines;
    }

    private static String line(Table table, int row) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < table.schema().columns().size(); c++) {
            Column column = table.schema().columns().get(c);
            String cell;
            if (table.missing(c, row)) cell = "-";
            else if (column instanceof Column.Numeric)
                cell = new java.math.BigDecimal(table.numbers(c)[row])
                        .setScale(10, java.math.RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
            else if (column instanceof Column.Categorical categorical)
                cell = categorical.levels().get(table.codes(c)[row]);
            else cell = table.texts(c)[row];
            line.append(c == 0 ? "" : " | ").append(cell);
        }
        return line.toString();
    }

    static List<String> ask(Question<BayesianNetwork> question, BayesianNetwork network, String... rows) {
        Dataset about = rows.length == 0 ? nothing(network.schema()) : Dataset.of(rows(network.schema(), rows));
        return lines(question.ask(network, about, Run.of(1)));
    }
}
