package semblance.core.contract;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** How far the mean of each numeric column is from its centre. With a {@link Wrong} it is a saboteur. */
@Help("how far means are from centres")
public record Gaps(@Help("what it does wrong") Wrong wrong) implements Question<MarginalsModel> {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** What a saboteur does wrong, and the check that finds it. */
    public enum Wrong {
        NOTHING(""),
        COUNTS("equal questions, rows and seeds have equal answers"),
        IN_TURN("pieces of work done in any order give the same answer"),
        WRITES("asking leaves the rows as they were"),
        SILENT("without rows there is an answer, or a reason why not"),
        SWALLOWS("a failure to read the rows passes through");

        final String check;

        Wrong(String check) {
            this.check = check;
        }
    }

    /** Nothing wrong. */
    public Gaps() {
        this(Wrong.NOTHING);
    }

    @Override
    public String name() {
        return "gaps";
    }

    @Override
    public Dataset ask(MarginalsModel model, Dataset rows, Run run) {
        Table all;
        try {
            all = DataSourceContract.all(rows);
        } catch (java.io.UncheckedIOException e) {
            if (wrong == Wrong.SWALLOWS) throw new IllegalStateException("it failed");
            throw e;
        }
        if (all.rows() == 0) throw new IllegalArgumentException(wrong == Wrong.SILENT ? "no" : "it needs rows");
        AtomicInteger turn = new AtomicInteger();
        List<Double> gaps = run.map(model.centres().length, c -> {
            int shift = wrong == Wrong.IN_TURN ? turn.incrementAndGet() : 0;
            if (!(model.schema().columns().get(c) instanceof Column.Numeric)) return Double.NaN;
            double[] numbers = all.numbers(c);
            return Arrays.stream(numbers)
                            .filter(x -> !Double.isNaN(x))
                            .average()
                            .orElse(0)
                    - model.centres()[c]
                    + shift;
        });
        if (wrong == Wrong.WRITES) rows.partition(0).forEach(table -> table.numbers(0)[0] = 7);
        double[] answer = gaps.stream().mapToDouble(gap -> gap).toArray();
        if (wrong == Wrong.COUNTS) answer[0] = COUNTER.incrementAndGet();
        return Dataset.of(Table.of(Schema.of(new Column.Numeric("gap")), List.of(answer)));
    }
}
