package semblance.core.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Sampler;
import semblance.api.train.Seed;

/** What all models promise, whatever they can do. */
final class ModelChecks {
    /** A loop over many rows may add in another order than a loop over one: a few of the last bits. */
    private static final double SAME_ROW = 1e-9;

    private final Subject subject;

    private ModelChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        ModelChecks checks = new ModelChecks(subject);
        return List.of(
                new Check("the model can do something", () -> subject.each(checks::isUseful)),
                new Check("using the model changes neither it nor the rows", () -> subject.each(checks::leavesAll)),
                new Check("a row's answer is the same alone and among others", () -> checks.ask(checks::alone)),
                new Check("a row's answer is the same wherever it stands", () -> checks.ask(checks::anywhere)),
                new Check("the weights of rows do not change their answers", () -> checks.ask(checks::weightless)),
                new Check("no rows get no answers", () -> checks.ask(checks::none)),
                new Check("several threads at once get the same answers", () -> checks.ask(checks::threads)),
                new Check("the model travels as bytes", () -> subject.each(checks::ships)),
                new Check(
                        "rows that lack a column are refused by its name",
                        () -> checks.ask((fit, question) -> refuse(fit, question, without(fit.rows())))),
                new Check(
                        "rows with a column of another name are refused by its name",
                        () -> checks.ask((fit, question) -> refuse(fit, question, renamed(fit.rows())))),
                new Check(
                        "rows with a column of another type are refused by its name",
                        () -> checks.ask((fit, question) -> refuse(fit, question, retyped(fit.rows())))));
    }

    @FunctionalInterface
    private interface Asking {
        void of(Subject.Fit fit, Question question) throws Exception;
    }

    /** Looks at every question that any model answers. */
    private void ask(Asking asking) throws Exception {
        subject.each(fit -> !Question.of(fit.model()).isEmpty(), "a model that is asked about rows", fit -> {
            for (Question question : Question.of(fit.model())) asking.of(fit, question);
        });
    }

    private void isUseful(Subject.Fit fit) {
        Law.IMMUTABLE.demand(
                fit.model() instanceof Sampler
                        || fit.model() instanceof Conditional<?>
                        || !Question.of(fit.model()).isEmpty(),
                "a model with at least one capability",
                fit.model().getClass());
    }

    private void leavesAll(Subject.Fit fit) {
        Object before = PlainData.copy(fit.model());
        Table rows = fit.rows().slice(0, fit.rows().rows());
        for (Question question : Question.of(fit.model())) {
            question.ask().apply(rows);
            Law.UNCHANGED.demandSame("rows that '" + question.name() + "' does not change", fit.rows(), rows);
        }
        if (fit.model() instanceof Sampler sampler) sampler.sample(50, new Seed(1).random());
        if (fit.model() instanceof Imputer imputer) {
            imputer.impute(rows, new Seed(1).random());
            Law.UNCHANGED.demandSame("rows that imputing does not change", fit.rows(), rows);
        }
        if (fit.model() instanceof Conditional<?> conditional) conditional.given(Evidence.of());
        Law.IMMUTABLE.demandSame("a model that using it does not change", before, fit.model());
    }

    private void alone(Subject.Fit fit, Question question) {
        int[] some = IntStream.range(0, 40).map(r -> r * fit.rows().rows() / 40).toArray();
        double[][] together = question.ask().apply(Rows.select(fit.rows(), some));
        List<double[][]> single = new ArrayList<>();
        for (int r : some) single.add(question.ask().apply(fit.rows().slice(r, r + 1)));
        for (int i = 0; i < together.length; i++) {
            int line = i;
            double[] joined = single.stream()
                    .flatMapToDouble(answer -> Arrays.stream(answer[line]))
                    .toArray();
            Law.SHAPE.demandNear("'" + question.name() + "' row by row as all at once", joined, together[i], SAME_ROW);
        }
    }

    private void anywhere(Subject.Fit fit, Question question) {
        int rows = fit.rows().rows();
        int[] backwards = IntStream.range(0, rows).map(r -> rows - 1 - r).toArray();
        double[][] forwards = question.ask().apply(fit.rows());
        double[][] answer = question.ask().apply(Rows.select(fit.rows(), backwards));
        for (int i = 0; i < forwards.length; i++) {
            int size = Math.max(1, forwards[i].length / rows);
            double[] turned = new double[answer[i].length];
            for (int r = 0; r < rows; r++) System.arraycopy(answer[i], r * size, turned, (rows - 1 - r) * size, size);
            Law.SHAPE.demandNear(
                    "'" + question.name() + "' not to depend on where a row stands", turned, forwards[i], SAME_ROW);
        }
    }

    private void weightless(Subject.Fit fit, Question question) {
        Table rows = Rows.unweighted(fit.rows());
        Law.SHAPE.demandSame(
                "'" + question.name() + "' not to depend on the weights of the rows",
                question.ask().apply(rows),
                question.ask().apply(Views.weighted(rows)));
    }

    private void none(Subject.Fit fit, Question question) {
        for (double[] numbers : question.ask().apply(fit.rows().slice(0, 0)))
            Law.SHAPE.demand(numbers.length == 0, "no answers to '" + question.name() + "'", numbers.length);
    }

    private void threads(Subject.Fit fit, Question question) {
        double[][] expected = question.ask().apply(fit.rows());
        IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> question.ask().apply(fit.rows()))
                .toList()
                .forEach(answer -> Law.IMMUTABLE.demandSame(
                        "the same '" + question.name() + "' when several threads ask", expected, answer));
    }

    private void ships(Subject.Fit fit) {
        Law.IMMUTABLE.demandSame("the same model after a journey as bytes", fit.model(), Shipping.ship(fit.model()));
    }

    /** Demands that a question about rows of another schema is refused by the name of the column that differs. */
    private static void refuse(Subject.Fit fit, Question question, Table other) {
        List<String> words = new ArrayList<>();
        for (Column column : fit.schema().columns())
            if (!other.schema().columns().contains(column)) words.add(column.name());
        for (Column column : other.schema().columns())
            if (!fit.schema().columns().contains(column)) words.add(column.name());
        Law.SCHEMA.demandRefusal(
                "'" + question.name() + "' of rows with the columns "
                        + other.schema().names(),
                words,
                () -> question.ask().apply(other));
    }

    private static Schema without(Schema schema) {
        return new Schema(schema.columns().subList(0, schema.columns().size() - 1), "", "");
    }

    private static Table without(Table rows) {
        if (rows.schema().columns().size() < 2) throw new NotApplicable("an example of one column cannot lack one");
        return Table.of(
                without(rows.schema()),
                Rows.arrays(rows).subList(0, rows.schema().columns().size() - 1));
    }

    static Table renamed(Table rows) {
        Column last = last(rows);
        Column other = last instanceof Column.Numeric numeric
                ? new Column.Numeric("nobody", numeric.kind())
                : last instanceof Column.Categorical some
                        ? new Column.Categorical("nobody", some.levels(), some.ordered())
                        : last instanceof Column.Tensor tensor
                                ? new Column.Tensor("nobody", tensor.shape())
                                : new Column.Text("nobody");
        return Table.of(replaced(rows, other), Rows.arrays(rows));
    }

    private static Table retyped(Table rows) {
        Column last = last(rows);
        Column other = last instanceof Column.Categorical
                ? new Column.Numeric(last.name())
                : new Column.Categorical(last.name(), "one", "two");
        return Rows.blank(replaced(rows, other), rows.rows());
    }

    static Column last(Table rows) {
        return rows.schema().columns().get(rows.schema().columns().size() - 1);
    }

    private static Schema replaced(Table rows, Column other) {
        List<Column> columns = new ArrayList<>(rows.schema().columns());
        columns.set(columns.size() - 1, other);
        return new Schema(columns, "", "");
    }
}
