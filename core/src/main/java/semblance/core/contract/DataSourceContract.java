package semblance.core.contract;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** What a data source promises, tried on the location that the surroundings have rows at. */
final class DataSourceContract {
    private final DataSource source;
    private final Location location;

    private DataSourceContract(DataSource source, Location location) {
        this.source = source;
        this.location = location;
    }

    static List<Check> of(DataSource source, Surroundings around) {
        if (around.location().isEmpty())
            return List.of(new Check("it reads rows", () -> {
                throw new NotApplicable("there is no location to read; override location()");
            }));
        DataSourceContract contract =
                new DataSourceContract(source, around.location().get());
        return List.of(
                new Check("it accepts the address of its rows, without looking", contract::accepts),
                new Check("it reads rows", contract::reads),
                new Check("every table has the columns of the schema", contract::columns),
                new Check("reading twice gives the same rows", contract::repeats),
                new Check("partitions read in any order are the same", contract::anyOrder),
                new Check("partitions read by several threads are the same", contract::threads),
                new Check("tables are not empty and not larger than a batch", contract::batches),
                new Check("reading with its own schema gives the same rows", contract::ownSchema),
                new Check("expected types, levels and roles are kept", contract::expected),
                new Check("an expected column that is not there is left out", contract::leftOut),
                new Check("a location that does not exist is an IOException that names it", contract::absent),
                new Check("a location that cannot be read is an IOException", contract::unreadable),
                new Check("every stream that is opened is closed", contract::closes));
    }

    /** All tables of all partitions, as one. */
    static Table all(Dataset data) {
        List<Table> tables = new ArrayList<>();
        for (int p = 0; p < data.partitions(); p++) tables.addAll(tables(data, p));
        return Rows.concat(tables, data.schema());
    }

    private static List<Table> tables(Dataset data, int partition) {
        try (Stream<Table> tables = data.partition(partition)) {
            return tables.toList();
        }
    }

    private static Table partition(Dataset data, int index) {
        return Rows.concat(tables(data, index), data.schema());
    }

    private Dataset read() throws IOException {
        return source.read(location, Optional.empty());
    }

    private void accepts() {
        Law.ACCEPTS.demand(source.accepts(location.uri()), "the address " + location.uri() + " to be accepted", "not");
        URI strange = URI.create("no-such-scheme:rows.no-such-suffix");
        Law.ACCEPTS.demand(!source.accepts(strange), "the address " + strange + " not to be accepted", "that it is");
    }

    private void reads() throws IOException {
        Table rows = all(read());
        Law.SAME_ROWS.demand(rows.rows() > 0, "rows at " + location, "none");
    }

    private void columns() throws IOException {
        Dataset data = read();
        for (int p = 0; p < data.partitions(); p++)
            for (Table table : tables(data, p))
                Law.SAME_ROWS.demandSame("tables of the schema of the dataset", data.schema(), table.schema());
    }

    private void repeats() throws IOException {
        Dataset data = read();
        Table rows = all(data);
        Law.SAME_ROWS.demandSame("the same rows a second time", rows, all(data));
        Law.SAME_ROWS.demandSame("the same rows once read anew", rows, all(read()));
    }

    private void anyOrder() throws IOException {
        Dataset data = read();
        List<Table> forwards = IntStream.range(0, data.partitions())
                .mapToObj(p -> partition(data, p))
                .toList();
        for (int p = data.partitions() - 1; p >= 0; p--)
            Law.SAME_ROWS.demandSame(
                    "partition " + p + " the same when read first", forwards.get(p), partition(data, p));
    }

    private void threads() throws IOException {
        Dataset data = read();
        Table expected = all(data);
        List<Table> partitions = IntStream.range(0, 4 * data.partitions())
                .parallel()
                .mapToObj(i -> partition(data, i % data.partitions()))
                .toList();
        for (int i = 0; i < 4; i++)
            Law.SAME_ROWS.demandSame(
                    "the same rows when several threads read",
                    expected,
                    Rows.concat(partitions.subList(i * data.partitions(), (i + 1) * data.partitions()), data.schema()));
    }

    private void batches() throws IOException {
        Dataset data = read();
        for (int p = 0; p < data.partitions(); p++)
            for (Table table : tables(data, p))
                Law.SAME_ROWS.demand(
                        table.rows() > 0 && table.rows() <= Dataset.BATCH,
                        "tables of 1 to " + Dataset.BATCH + " rows",
                        table.rows());
    }

    private void ownSchema() throws IOException {
        Dataset data = read();
        Dataset again = source.read(location, Optional.of(data.schema()));
        Law.EXPECTED.demandSame("the schema that was expected", data.schema(), again.schema());
        Law.EXPECTED.demandSame("the same rows with their own schema expected", all(data), all(again));
    }

    private void expected() throws IOException {
        Schema schema = read().schema();
        List<Column> columns = new ArrayList<>();
        for (Column column : schema.columns()) {
            if (column instanceof Column.Numeric numeric && numeric.kind() == Kind.INTEGER)
                columns.add(new Column.Numeric(column.name()));
            else if (column instanceof Column.Categorical some) {
                List<String> levels = new ArrayList<>(some.levels());
                levels.add(0, "never seen");
                columns.add(new Column.Categorical(some.name(), levels, true));
            } else columns.add(column);
        }
        Schema expected = new Schema(columns, columns.get(0).name(), schema.weight());
        Dataset data = source.read(location, Optional.of(expected));
        Law.EXPECTED.demandSame("the schema that was expected", expected, data.schema());
        Table usual = all(read());
        Table rows = all(data);
        for (int c = 0; c < columns.size(); c++) {
            if (!(columns.get(c) instanceof Column.Categorical)) {
                Law.EXPECTED.demandSame(
                        "the same cells of '" + columns.get(c).name() + "'", usual.array(c), rows.array(c));
                continue;
            }
            for (int r = 0; r < rows.rows(); r++) {
                int shift = usual.codes(c)[r] < 0 ? 0 : 1; // one more level stands before the others
                Law.EXPECTED.demand(
                        rows.codes(c)[r] == usual.codes(c)[r] + shift,
                        "the same level of '" + columns.get(c).name() + "' in row " + (r + 1),
                        "another: " + rows.codes(c)[r]);
            }
        }
        Schema some = new Schema(columns.subList(columns.size() - 1, columns.size()), "", "");
        Law.EXPECTED.demandSame(
                "all columns though only the last one was expected",
                schema.names(),
                source.read(location, Optional.of(some)).schema().names());
    }

    private void leftOut() throws IOException {
        Schema usual = source.read(location, Optional.empty()).schema();
        Schema absent = new Schema(List.of(new Column.Numeric("nobody")), "nobody", "nothing");
        Dataset data = source.read(location, Optional.of(absent));
        Law.ABSENT_EXPECTED.demandSame("the columns that are there, without roles", usual, data.schema());
    }

    /** The same address, whose bytes come through something else. */
    private record Through(Location location, Opening opening) implements Location {
        @FunctionalInterface
        interface Opening {
            InputStream open(Location location) throws IOException;
        }

        @Override
        public URI uri() {
            return location.uri();
        }

        @Override
        public InputStream open() throws IOException {
            return opening.open(location);
        }

        @Override
        public OutputStream create() throws IOException {
            return location.create();
        }

        @Override
        public List<Location> entries() throws IOException {
            List<Location> entries = new ArrayList<>();
            for (Location entry : location.entries()) entries.add(new Through(entry, opening));
            return entries;
        }

        @Override
        public Location resolve(String name) throws IOException {
            return new Through(location.resolve(name), opening);
        }

        @Override
        public String toString() {
            return location.toString();
        }
    }

    private void absent() {
        demandUnreadable(
                new Through(location, one -> {
                    throw new java.io.FileNotFoundException(location + " does not exist");
                }),
                location.toString());
    }

    private void unreadable() {
        demandUnreadable(
                new Through(location, one -> new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is on fire");
                    }
                }),
                "the disk is on fire");
    }

    private void demandUnreadable(Location from, String words) {
        String expected = "an IOException that says '" + words + "'";
        try {
            all(source.read(from, Optional.empty()));
        } catch (IOException | java.io.UncheckedIOException e) {
            boolean says = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .anyMatch(cause -> Law.says(cause, List.of(words)));
            if (!says) throw Law.UNREADABLE.broken(expected, e);
            return;
        } catch (RuntimeException e) {
            throw Law.UNREADABLE.broken(expected, e);
        }
        throw Law.UNREADABLE.broken(expected, "rows");
    }

    private void closes() throws IOException {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger opened = new AtomicInteger();
        all(source.read(
                new Through(location, one -> {
                    InputStream in = one.open();
                    open.incrementAndGet();
                    opened.incrementAndGet();
                    return new FilterInputStream(in) {
                        private boolean closed;

                        @Override
                        public void close() throws IOException {
                            if (!closed) open.decrementAndGet();
                            closed = true;
                            super.close();
                        }
                    };
                }),
                Optional.empty()));
        if (opened.get() == 0) throw new NotApplicable("it does not read the bytes of its location");
        Law.CLOSED.demand(open.get() == 0, "every opened stream to be closed", open.get() + " that are not");
    }
}
