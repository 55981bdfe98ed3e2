package semblance.core.contract;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import semblance.api.data.Dataset;
import semblance.api.data.Engine;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** What an engine promises: the same rows, and the same sums as the default loop. */
final class EngineContract {
    private final Engine engine;
    private final Surroundings around;

    private EngineContract(Engine engine, Surroundings around) {
        this.engine = engine;
        this.around = around;
    }

    static List<Check> of(Engine engine, Surroundings around) {
        EngineContract contract = new EngineContract(engine, around);
        return List.of(
                new Check("bound rows are the same rows", contract::sameRows),
                new Check("sums are those of the default loop to the last bit", contract::sums),
                new Check("sums of one partition are those of the default loop", contract::partitions),
                new Check("a bound dataset sums up the same again and again", contract::again),
                new Check("no partitions sum up to nothing", contract::nothing),
                new Check("partitions are merged in their order", contract::order),
                new Check("a failure of a statistic passes through", contract::failingStatistic),
                new Check("a failure to read passes through", contract::failingRows),
                new Check("every partition that is opened is closed", contract::closes));
    }

    /** Datasets of one partition, of several and of many small ones. */
    private List<Dataset> datasets() {
        Table rows = around.examples().get(0).rows();
        return List.of(Dataset.of(rows), Dataset.of(Views.many(rows)), Views.cut(Views.many(rows), 50, 7));
    }

    private void sameRows() {
        for (Dataset data : datasets()) {
            Dataset bound = engine.bind(data);
            Law.BOUND.demandSame("the same schema", data.schema(), bound.schema());
            Law.BOUND.demand(
                    bound.partitions() == data.partitions(), data.partitions() + " partitions", bound.partitions());
            for (int p = 0; p < data.partitions(); p++) {
                try (Stream<Table> expected = data.partition(p);
                        Stream<Table> found = bound.partition(p)) {
                    Law.BOUND.demandSame("the same rows in partition " + p, expected.toList(), found.toList());
                }
            }
        }
    }

    private void sums() {
        for (Dataset data : datasets())
            Law.DEFAULT_LOOP.demandSame(
                    "the sum of the default loop over " + data.partitions() + " partitions",
                    data.collect(Sum::new).result(),
                    engine.bind(data).collect(Sum::new).result());
    }

    private void partitions() {
        for (Dataset data : datasets())
            for (int p = 0; p < data.partitions(); p++)
                Law.DEFAULT_LOOP.demandSame(
                        "the sum of the default loop over partition " + p,
                        data.collect(p, Sum::new).result(),
                        engine.bind(data).collect(p, Sum::new).result());
    }

    private void again() {
        Dataset bound = engine.bind(datasets().get(2));
        List<Double> expected = bound.collect(Sum::new).result();
        for (int i = 0; i < 5; i++)
            Law.DEFAULT_LOOP.demandSame(
                    "the same sum again", expected, bound.collect(Sum::new).result());
    }

    private void nothing() {
        Dataset none = Dataset.of(around.examples().get(0).rows().slice(0, 0));
        Law.DEFAULT_LOOP.demandSame(
                "an empty sum",
                new Sum().result(),
                engine.bind(none).collect(Sum::new).result());
    }

    private void order() {
        Table rows = around.examples().get(0).rows();
        Dataset data = Views.cut(rows, 10, 10);
        Law.DEFAULT_LOOP.demandSame(
                "first rows in the order of their partitions",
                data.collect(Firsts::new).hashes,
                engine.bind(data).collect(Firsts::new).hashes);
    }

    private void failingStatistic() {
        try {
            engine.bind(datasets().get(2)).collect(Failing::new);
        } catch (IllegalArgumentException e) {
            Law.FAULTS.demand(
                    Failing.MESSAGE.equals(e.getMessage()),
                    "the failure of the statistic as it is: " + Failing.MESSAGE,
                    e);
            return;
        } catch (RuntimeException e) {
            throw Law.FAULTS.broken("the failure of the statistic as it is: " + Failing.MESSAGE, e);
        }
        throw Law.FAULTS.broken("the failure of the statistic", "a sum");
    }

    private void failingRows() {
        var failure =
                new java.io.UncheckedIOException("row 7 of rows.csv", new java.io.IOException("the disk is on fire"));
        try {
            engine.bind(Views.failing(around.examples().get(0).rows(), failure)).collect(Sum::new);
        } catch (java.io.UncheckedIOException e) {
            Law.FAULTS.demand(
                    failure.getMessage().equals(e.getMessage()),
                    "the failure to read as it is: " + failure.getMessage(),
                    e);
            return;
        } catch (RuntimeException e) {
            throw Law.FAULTS.broken("the failure to read as it is: " + failure.getMessage(), e);
        }
        throw Law.FAULTS.broken("the failure to read", "a sum");
    }

    private void closes() {
        Dataset data = Views.cut(around.examples().get(0).rows(), 10, 10);
        AtomicInteger open = new AtomicInteger();
        Dataset counting = new Dataset() {
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
                open.incrementAndGet();
                return data.partition(index).onClose(open::decrementAndGet);
            }
        };
        engine.bind(counting).collect(Sum::new);
        Law.CLOSED.demand(open.get() == 0, "every opened partition to be closed", open.get() + " that are not");
    }

    /** A sum whose last bits tell in which order it was made. */
    @SuppressWarnings("serial")
    private static final class Sum implements Statistic<Sum> {
        private double total = 0.1;
        private long rows;

        @Override
        public void add(Table table) {
            for (double[] column : Rows.numbers(table))
                for (int i = 0; i < column.length; i++)
                    if (!Double.isNaN(column[i])) total = total * 0.999 + Math.sqrt(Math.abs(column[i]) + i) / 3;
            rows += table.rows();
        }

        @Override
        public void merge(Sum other) {
            total = total * 0.9 + other.total;
            rows += other.rows;
        }

        List<Double> result() {
            return List.of(total, (double) rows);
        }
    }

    /** The first row of each partition, by its hash. */
    @SuppressWarnings("serial")
    private static final class Firsts implements Statistic<Firsts> {
        private int[] hashes = new int[0];

        @Override
        public void add(Table rows) {
            if (hashes.length == 0) hashes = new int[] {java.util.Arrays.deepHashCode(Rows.numbers(rows.slice(0, 1)))};
        }

        @Override
        public void merge(Firsts other) {
            hashes = IntStream.concat(IntStream.of(hashes), IntStream.of(other.hashes))
                    .toArray();
        }
    }

    /** Fails at the first row. */
    @SuppressWarnings("serial")
    private static final class Failing implements Statistic<Failing> {
        private static final String MESSAGE = "column 'x' is constant";

        @Override
        public void add(Table rows) {
            throw new IllegalArgumentException(MESSAGE);
        }

        @Override
        public void merge(Failing other) {
            throw new IllegalStateException("nothing was added");
        }
    }
}
