package semblance.core.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.DataSink;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** One real number a row and the column's name before them, line by line. With a {@link Wrong} it is a saboteur. */
@Help("one real number a line")
public record Lines(@Help("what it does wrong") Wrong wrong) implements DataSource, DataSink {

    /** What a saboteur does wrong, and the check that finds it. */
    public enum Wrong {
        NOTHING(""),
        ACCEPTS_ALL("it accepts its address, without looking"),
        ROUNDS("what it writes is read back"),
        WRITES_THE_TIME("equal rows are written as equal bytes"),
        SWALLOWS("a location that cannot be read is an IOException"),
        LEAVES_OPEN("every stream that is opened is closed"),
        REFUSES_ABSENT("an expected column that is not there is left out"),
        ONE_LARGE_TABLE("tables are not empty and not larger than a batch"),
        READS_ONCE("reading twice gives the same rows"),
        REFUSES_SILENTLY("it refuses to write only what it names");

        final String check;

        Wrong(String check) {
            this.check = check;
        }
    }

    /** Nothing wrong. */
    public Lines() {
        this(Wrong.NOTHING);
    }

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public boolean accepts(URI location) {
        return wrong == Wrong.ACCEPTS_ALL || location.toString().endsWith(".lines");
    }

    @Override
    public Dataset read(Location from, Optional<Schema> expected) throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(from.open(), StandardCharsets.UTF_8));
            in.lines().forEach(lines::add);
            if (wrong != Wrong.LEAVES_OPEN) in.close();
        } catch (java.io.UncheckedIOException e) {
            if (wrong == Wrong.SWALLOWS) lines.add("nothing");
            else throw e.getCause();
        }
        String name = lines.get(0);
        Schema found = Schema.of(new Column.Numeric(name));
        if (wrong == Wrong.REFUSES_ABSENT)
            expected.ifPresent(other -> other.names().forEach(found::indexOf));
        Schema schema = expected.filter(other -> other.names().contains(name))
                .map(other ->
                        new Schema(List.of(other.column(name)), other.target().equals(name) ? name : "", ""))
                .orElse(found);
        double[] numbers =
                lines.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
        Table rows = Table.of(schema, List.of(numbers));
        Dataset data = wrong == Wrong.ONE_LARGE_TABLE ? Views.cut(rows, 1 << 20, 1 << 20) : Dataset.of(rows);
        return wrong == Wrong.READS_ONCE ? once(data) : data;
    }

    private static Dataset once(Dataset data) {
        List<Integer> read = new ArrayList<>();
        return new Dataset() {
            @Override
            public Schema schema() {
                return data.schema();
            }

            @Override
            public int partitions() {
                return data.partitions();
            }

            @Override
            public Stream<Table> partition(int index) {
                synchronized (read) {
                    if (read.contains(index)) return Stream.of();
                    read.add(index);
                }
                return data.partition(index);
            }
        };
    }

    @Override
    public void write(Dataset rows, Location to) throws IOException {
        List<Column> columns = rows.schema().columns();
        for (Column column : columns)
            if (columns.size() > 1
                    || !column.equals(new Column.Numeric(column.name()))
                    || !rows.schema().weight().isEmpty())
                throw new IllegalArgumentException(
                        wrong == Wrong.REFUSES_SILENTLY
                                ? "no"
                                : "column '" + column.name() + "' is not the only number");
        try (OutputStream out = to.create()) {
            line(out, columns.get(0).name());
            if (wrong == Wrong.WRITES_THE_TIME) line(out, Long.toString(System.nanoTime()));
            for (int p = 0; p < rows.partitions(); p++)
                try (Stream<Table> tables = rows.partition(p)) {
                    for (Table table : tables.toList())
                        for (double number : table.numbers(0))
                            line(out, wrong == Wrong.ROUNDS ? Float.toString((float) number) : Double.toString(number));
                }
        }
    }

    private static void line(OutputStream out, String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
