package semblance.core.contract;

import java.util.stream.Stream;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.data.Engine;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/** An engine that does one thing wrong. */
@Help("an engine that does one thing wrong")
public record Hasty(@Help("what it does wrong") Wrong wrong) implements Engine {

    /** What it does wrong, and the check that finds it. */
    public enum Wrong {
        MERGES_BACKWARDS("partitions are merged in their order"),
        ADDS_TO_ONE_SUM("sums are those of the default loop to the last bit"),
        LOSES_THE_LAST_PARTITION("bound rows are the same rows"),
        WRAPS_FAILURES("a failure of a statistic passes through"),
        LEAVES_STREAMS_OPEN("every partition that is opened is closed");

        final String check;

        Wrong(String check) {
            this.check = check;
        }
    }

    /** The first. */
    public Hasty() {
        this(Wrong.MERGES_BACKWARDS);
    }

    @Override
    public String name() {
        return "hasty";
    }

    @Override
    public Dataset bind(Dataset data) {
        return new Dataset() {
            @Override
            public Schema schema() {
                return data.schema();
            }

            @Override
            public int partitions() {
                return wrong == Wrong.LOSES_THE_LAST_PARTITION ? data.partitions() - 1 : data.partitions();
            }

            @Override
            public Stream<Table> partition(int index) {
                return data.partition(index);
            }

            @Override
            public <S extends Statistic<S>> S collect(Statistic.Zero<S> zero) {
                try {
                    return sum(zero);
                } catch (IllegalArgumentException e) {
                    if (wrong == Wrong.WRAPS_FAILURES) throw new IllegalStateException(e);
                    throw e;
                }
            }

            private <S extends Statistic<S>> S sum(Statistic.Zero<S> zero) {
                S total = zero.get();
                for (int p = 0; p < partitions(); p++) {
                    int from = wrong == Wrong.MERGES_BACKWARDS ? partitions() - 1 - p : p;
                    if (wrong == Wrong.LEAVES_STREAMS_OPEN) data.partition(from);
                    if (wrong == Wrong.ADDS_TO_ONE_SUM) data.partition(from).forEachOrdered(total::add);
                    else total.merge(data.collect(from, zero));
                }
                return total;
            }
        };
    }
}
