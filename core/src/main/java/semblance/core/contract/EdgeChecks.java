package semblance.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Density;
import semblance.api.model.Imputer;
import semblance.api.model.Model;
import semblance.api.model.Predictor;
import semblance.api.model.Sampler;
import semblance.api.train.Seed;

/** Rows that are hard to learn from: each kind is learned from, to a model that works, or refused with a reason. */
final class EdgeChecks {
    private final Subject subject;

    private EdgeChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        EdgeChecks checks = new EdgeChecks(subject);
        return List.of(
                checks.edge("no rows are", rows -> rows.slice(0, 0)),
                checks.edge("one row is", rows -> rows.slice(0, 1)),
                checks.edge("two equal rows are", rows -> Rows.select(rows, 0, 0)),
                checks.edge("constant columns are", rows -> Rows.select(rows, new int[40])),
                checks.edge("rows of weight 0 alone are", rows -> rows.withWeights(new double[rows.rows()])),
                checks.edge("rows without a known cell are", Rows::blank),
                checks.edge("a column without a known cell is", rows -> Rows.without(rows, 0)),
                checks.edge("two equal columns are", EdgeChecks::twice),
                checks.edge("a level that no row has is", Column.Categorical.class, EdgeChecks::unseen),
                checks.edge("a number of 1e300 is", Column.Numeric.class, EdgeChecks::huge),
                checks.edge("a column of numbers around 1e-300 is", Column.Numeric.class, EdgeChecks::tiny));
    }

    private Check edge(String what, UnaryOperator<Table> change) {
        return edge(what, Column.class, change);
    }

    private Check edge(String what, Class<? extends Column> having, UnaryOperator<Table> change) {
        return new Check(
                what + " learned from or refused with a reason",
                () -> subject.each(
                        fit -> fit.schema().columns().stream().anyMatch(having::isInstance),
                        "a column of the type",
                        fit -> {
                            Table rows = change.apply(fit.rows());
                            for (Model model : subject.fitOrRefusal(rows, Law.REFUSAL))
                                demandWorks(model, asked(rows, fit.rows()));
                        }));
    }

    /** The odd rows, and the usual ones or, if the columns are others, rows of the last levels. */
    private static Table asked(Table rows, Table usual) {
        Table more = rows.schema().columns().equals(usual.schema().columns()) ? usual : rows;
        if (more == rows)
            for (int c : Line.categorical(rows.schema()))
                more = Rows.level(
                        more,
                        c,
                        ((Column.Categorical) rows.schema().columns().get(c))
                                        .levels()
                                        .size()
                                - 1);
        return Rows.concat(List.of(rows, more), rows.schema());
    }

    /** The rows with one more level in every categorical column. */
    private static Table unseen(Table rows) {
        List<Column> columns = new ArrayList<>();
        for (Column column : rows.schema().columns()) {
            if (column instanceof Column.Categorical some) {
                List<String> levels = new ArrayList<>(some.levels());
                levels.add("never seen");
                columns.add(new Column.Categorical(some.name(), levels, some.ordered()));
            } else columns.add(column);
        }
        return Rows.rename(
                rows, new Schema(columns, rows.schema().target(), rows.schema().weight()));
    }

    private static Table huge(Table rows) {
        Table result = rows;
        for (int c : Line.real(rows.schema())) {
            double[] numbers = rows.numbers(c).clone();
            numbers[0] = 1e300;
            numbers[1] = -1e300;
            result = Rows.with(result, c, numbers);
        }
        return result;
    }

    private static Table tiny(Table rows) {
        Table result = rows;
        for (int c : Line.real(rows.schema())) {
            double[] numbers = rows.numbers(c).clone();
            for (int r = 0; r < numbers.length; r++) numbers[r] *= 1e-300;
            result = Rows.with(result, c, numbers);
        }
        return result;
    }

    private static Table twice(Table rows) {
        List<Column> columns = new ArrayList<>(rows.schema().columns());
        Column first = columns.get(0);
        columns.add(
                first instanceof Column.Numeric numeric
                        ? new Column.Numeric("again", numeric.kind())
                        : first instanceof Column.Categorical some
                                ? new Column.Categorical("again", some.levels(), some.ordered())
                                : first instanceof Column.Tensor tensor
                                        ? new Column.Tensor("again", tensor.shape())
                                        : new Column.Text("again"));
        var arrays = new ArrayList<>(Rows.arrays(rows));
        arrays.add(arrays.get(0));
        return Table.of(
                        new Schema(
                                columns, rows.schema().target(), rows.schema().weight()),
                        arrays)
                .withWeights(rows.weights());
    }

    /** Demands that a model of odd rows does what its capabilities promise. */
    private static void demandWorks(Model model, Table asked) {
        if (model instanceof Density density)
            for (double logDensity : density.logDensity(asked))
                Law.NEVER_NAN.demand(logDensity < Double.POSITIVE_INFINITY, "a log density", logDensity);
        if (model instanceof Predictor predictor)
            for (String column : predictor.predictable()) PredictorChecks.demandValid(predictor, asked, column);
        if (model instanceof Imputer imputer) ImputerChecks.demandFilled(asked, imputer.impute(asked));
        if (model instanceof Sampler sampler)
            SamplerChecks.demandRows(sampler, asked.schema(), 20, new Seed(2).random());
    }
}
