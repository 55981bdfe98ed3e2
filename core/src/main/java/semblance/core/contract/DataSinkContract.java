package semblance.core.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.DataSink;
import semblance.api.data.DataSource;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Location;
import semblance.api.data.Schema;
import semblance.api.data.Table;

/** What a data sink promises, tried in memory. */
final class DataSinkContract {
    private final DataSink sink;
    private final Surroundings around;

    private DataSinkContract(DataSink sink, Surroundings around) {
        this.sink = sink;
        this.around = around;
    }

    static List<Check> of(DataSink sink, Surroundings around) {
        DataSinkContract contract = new DataSinkContract(sink, around);
        return List.of(
                new Check("it accepts its address, without looking", contract::accepts),
                new Check("it writes at least one example", contract::writesSome),
                new Check("it refuses to write only what it names", contract::refuses),
                new Check("what it writes is read back", contract::readBack),
                new Check("awkward values are read back", contract::awkward),
                new Check("no rows are written and read back", contract::none),
                new Check("equal rows are written as equal bytes", contract::repeats),
                new Check("a failure to read the rows passes through", contract::failingRows),
                new Check("a location that cannot be written is an IOException", contract::unwritable));
    }

    private void accepts() {
        URI address = around.address();
        Law.ACCEPTS.demand(sink.accepts(address), "the address " + address + " to be accepted", "not");
        URI strange = URI.create("no-such-scheme:rows.no-such-suffix");
        Law.ACCEPTS.demand(!sink.accepts(strange), "the address " + strange + " not to be accepted", "that it is");
    }

    /** Where rows were written; empty if the sink refused them. */
    private Optional<MemoryLocation> write(Dataset data) throws IOException {
        MemoryLocation to = new MemoryLocation(around.address());
        try {
            sink.write(data, to);
        } catch (IllegalArgumentException e) {
            Law.UNWRITABLE.demand(Law.says(e, data.schema().names()), "a refusal that names a column", e);
            return Optional.empty();
        }
        return Optional.of(to);
    }

    private void writesSome() throws IOException {
        for (Example example : around.examples()) if (write(example.data()).isPresent()) return;
        throw Law.WRITTEN.broken("at least one of the examples to be written", "that all are refused");
    }

    private void refuses() throws IOException {
        for (Example example : around.examples()) {
            try {
                write(example.data());
            } catch (ContractViolation e) {
                throw e.on(example.name());
            } catch (RuntimeException e) {
                throw Law.UNWRITABLE
                        .broken("rows written, or a refusal that names a column", e)
                        .on(example.name());
            }
        }
    }

    private DataSource reader() {
        DataSource reader = around.reader()
                .or(() -> sink instanceof DataSource source ? Optional.of(source) : Optional.empty())
                .orElseThrow(() -> new NotApplicable("nothing reads what it writes; override reader()"));
        Law.WRITTEN.demand(reader.name().equals(sink.name()), "a source named '" + sink.name() + "'", reader.name());
        return reader;
    }

    private boolean demandReadBack(Table rows) throws IOException {
        DataSource reader = reader();
        Optional<MemoryLocation> written = write(Views.cut(rows, 100, 30));
        if (written.isEmpty()) return false;
        Dataset back = reader.read(written.get(), Optional.of(rows.schema()));
        Law.WRITTEN.demandSame("the schema that was written", rows.schema(), back.schema());
        Law.WRITTEN.demandSame("the rows that were written", rows, DataSourceContract.all(back));
        return true;
    }

    private void readBack() throws IOException {
        demandReadBack(rows -> rows);
    }

    private void none() throws IOException {
        demandReadBack(rows -> rows.slice(0, 0));
    }

    private void demandReadBack(UnaryOperator<Table> change) throws IOException {
        boolean written = false;
        for (Example example : around.examples()) {
            try {
                written |= demandReadBack(change.apply(example.rows()));
            } catch (ContractViolation e) {
                throw e.on(example.name());
            }
        }
        if (!written) throw new NotApplicable("it refuses every example");
    }

    /** Names, levels, texts and numbers that a careless writer spoils. */
    private void awkward() throws IOException {
        boolean numbers = demandReadBack(Table.of(
                Schema.of(new Column.Numeric("a \"b\", c"), new Column.Numeric("n", Kind.INTEGER)),
                List.of(
                        new double[] {1e300, -5e-324, 0.1 + 0.2, Double.NaN, 1.0 / 3, 123456789012345678.0},
                        new double[] {Double.NaN, -7, 1e15, 9007199254740992.0, 0, 1e18})));
        boolean levels = demandReadBack(Table.of(
                Schema.of(new Column.Categorical(
                        "level", "a,b", "a;b", "\"q\"", " edge ", "two\nlines", "\u00e4\u4e2d\ud83d\ude00")),
                List.of(new int[] {0, 1, 2, 3, 4, 5, -1})));
        boolean texts = demandReadBack(Table.of(
                Schema.of(new Column.Text("text"), new Column.Numeric("x")),
                List.of(new String[] {"a,b", "\"", "two\nlines", " x ", "1e5", null}, new double[] {1, 2, 3, 4, 5, 6
                })));
        if (!numbers && !levels && !texts) throw new NotApplicable("it writes neither numbers, levels nor texts");
    }

    private void repeats() throws IOException {
        for (Example example : around.examples()) {
            Optional<MemoryLocation> first = write(example.data());
            if (first.isEmpty()) continue;
            Law.WRITTEN.demandSame(
                    "the same bytes a second time",
                    first.get().bytes(),
                    write(Views.cut(example.rows(), 64, 13)).orElseThrow().bytes());
        }
    }

    private Example writable() throws IOException {
        for (Example example : around.examples()) if (write(example.data()).isPresent()) return example;
        throw new NotApplicable("it refuses every example");
    }

    private void failingRows() throws IOException {
        var failure = new java.io.UncheckedIOException("row 7 of rows.csv", new IOException("the network is down"));
        try {
            sink.write(Views.failing(writable().rows(), failure), new MemoryLocation(around.address()));
        } catch (IOException | RuntimeException e) {
            boolean passed = Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .anyMatch(cause -> cause == failure || cause == failure.getCause());
            Law.FAULTS.demand(passed, "the failure to read the rows", e);
            return;
        }
        throw Law.FAULTS.broken("the failure to read the rows", "that all is well");
    }

    private void unwritable() throws IOException {
        Example example = writable();
        Location full = new Location() {
            @Override
            public URI uri() {
                return around.address();
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("nothing is there");
            }

            @Override
            public Location resolve(String name) {
                return this;
            }

            @Override
            public OutputStream create() {
                return new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("the disk is full");
                    }
                };
            }
        };
        try {
            sink.write(example.data(), full);
        } catch (IOException e) {
            Law.UNREACHABLE.demand(Law.says(e, List.of("the disk is full")), "an IOException: the disk is full", e);
            return;
        } catch (RuntimeException e) {
            throw Law.UNREACHABLE.broken("an IOException: the disk is full", e);
        }
        throw Law.UNREACHABLE.broken("an IOException: the disk is full", "that all is well");
    }
}
