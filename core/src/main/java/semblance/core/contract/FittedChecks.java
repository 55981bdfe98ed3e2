package semblance.core.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.core.contract.TransformContract.Fit;

/** What a fitted transform promises of rows and of evidence. */
final class FittedChecks {
    /** There and back through a few multiplications. */
    private static final double ROUNDING = 1e-9;

    private FittedChecks() {}

    static List<Check> of(TransformContract contract) {
        return List.of(
                new Check(
                        "applying gives the columns of the output, row for row",
                        () -> contract.each(FittedChecks::shape)),
                new Check("missing cells stay missing", () -> contract.each(FittedChecks::missing)),
                new Check("applying keeps the weights of the rows", () -> contract.each(FittedChecks::weights)),
                new Check(
                        "applying and inverting leave the rows as they were",
                        () -> contract.each(FittedChecks::leaves)),
                new Check("inverting undoes applying", () -> contract.each(fit -> demandInverse(fit, fit.rows()))),
                new Check(
                        "a row is transformed alike alone and among others", () -> contract.each(FittedChecks::alone)),
                new Check("the log Jacobian agrees with differences", () -> contract.each(FittedChecks::jacobian)),
                new Check(
                        "the log Jacobian of a row without a known number is 0",
                        () -> contract.each(FittedChecks::nothing)),
                new Check(
                        "rows selected for training are some of the rows, as they are",
                        () -> contract.each(FittedChecks::selected)),
                new Check(
                        "predictions come back in the columns from before",
                        () -> contract.each(FittedChecks::predictions)),
                new Check("evidence holds for the same rows afterwards", () -> contract.each(FittedChecks::evidence)),
                new Check("evidence without a bound stays without", () -> contract.each(FittedChecks::unbounded)),
                new Check("empty evidence stays empty", () -> contract.each(FittedChecks::empty)),
                new Check(
                        "evidence on an unknown column is refused by its name",
                        () -> contract.each(FittedChecks::unknown)),
                new Check(
                        "rows with a column of another name are refused by its name",
                        () -> contract.each(FittedChecks::mismatch)));
    }

    private static void shape(Fit fit) {
        for (int n : new int[] {0, 1, fit.rows().rows()}) {
            Table applied = fit.fitted().apply(fit.rows().slice(0, n));
            Law.APPLIED.demand(applied.rows() == n, n + " rows", applied.rows());
            Law.APPLIED.demandSame(
                    "the columns of output()",
                    fit.fitted().output().columns(),
                    applied.schema().columns());
            int jacobians = fit.fitted().logJacobian(fit.rows().slice(0, n)).length;
            Law.JACOBIAN.demand(jacobians == n, n + " log Jacobians", jacobians);
        }
    }

    private static void missing(Fit fit) {
        for (int c = 0; c < fit.rows().schema().columns().size(); c++) {
            String name = fit.rows().schema().names().get(c);
            if (!fit.fitted().output().names().contains(name)) continue;
            Table holes = Rows.without(fit.rows(), c);
            Table applied = fit.fitted().apply(holes);
            int out = applied.schema().indexOf(name);
            for (int r = 0; r < applied.rows(); r++) {
                Law.STILL_MISSING.demand(
                        applied.missing(out, r), "a missing cell of '" + name + "' to stay missing", "a value");
                for (int other = 0; other < holes.schema().columns().size(); other++) {
                    int kept = applied.schema()
                            .names()
                            .indexOf(holes.schema().names().get(other));
                    if (kept >= 0 && !holes.missing(other, r))
                        Law.STILL_MISSING.demand(
                                !applied.missing(kept, r),
                                "a known cell of '" + holes.schema().names().get(other) + "' to stay known",
                                "a missing one");
                }
            }
        }
    }

    private static void weights(Fit fit) {
        Table rows = Views.weighted(fit.rows());
        Law.APPLIED.demandSame(
                "the same weights", rows.weights(), fit.fitted().apply(rows).weights());
    }

    private static void leaves(Fit fit) {
        Object before = PlainData.copy(fit.fitted());
        Table rows = fit.rows().slice(0, fit.rows().rows());
        Table applied = fit.fitted().apply(rows);
        Table kept = applied.slice(0, applied.rows());
        fit.fitted().invert(applied);
        fit.fitted().logJacobian(rows);
        Law.UNCHANGED.demandSame("rows that applying does not change", fit.rows(), rows);
        Law.UNCHANGED.demandSame("rows that inverting does not change", kept, applied);
        Law.FITTED.demandSame("a fitted transform that using it does not change", before, fit.fitted());
    }

    /** Demands that inverting undoes applying, up to rounding and for whole numbers exactly. */
    static void demandInverse(Fit fit, Table rows) {
        Table back = fit.fitted().invert(fit.fitted().apply(rows));
        Law.INVERTED.demandSame(
                "the columns from before",
                rows.schema().columns(),
                back.schema().columns());
        for (int c = 0; c < rows.schema().columns().size(); c++) {
            Column column = rows.schema().columns().get(c);
            boolean real =
                    column instanceof Column.Numeric numeric && !numeric.kind().whole();
            if (real)
                Law.INVERTED.demandNear(
                        "the numbers of '" + column.name() + "' from before",
                        rows.numbers(c),
                        back.numbers(c),
                        ROUNDING);
            else if (!(column instanceof Column.Tensor))
                Law.INVERTED.demandSame(
                        "the cells of '" + column.name() + "' from before", rows.array(c), back.array(c));
        }
    }

    /** Cells taken as predictions without doubt come back as the cells they were. */
    private static void predictions(Fit fit) {
        Table applied = fit.applied();
        for (int c = 0; c < fit.rows().schema().columns().size(); c++) {
            Column column = fit.rows().schema().columns().get(c);
            int out = applied.schema().names().indexOf(column.name());
            if (out < 0 || !(applied.schema().columns().get(out) instanceof Column.Numeric numeric)) continue;
            double[] certain = new double[applied.rows()];
            Prediction back = fit.fitted().invert(new Prediction.Numbers(numeric, applied.numbers(out), certain));
            Law.PREDICTED.demandSame("the column from before", column, back.column());
            if (back instanceof Prediction.Numbers numbers) {
                Law.PREDICTED.demandNear(
                        "the numbers of '" + column.name() + "' from before",
                        fit.rows().numbers(c),
                        numbers.means(),
                        ROUNDING);
                Law.PREDICTED.demandNear(
                        "deviations of '" + column.name() + "' that stay 0", certain, numbers.deviations(), ROUNDING);
            }
        }
    }

    private static void alone(Fit fit) {
        Table applied = fit.applied();
        double[] logJacobian = fit.fitted().logJacobian(fit.rows());
        for (int r = 0; r < applied.rows(); r += 29) {
            Table row = fit.rows().slice(r, r + 1);
            Law.APPLIED.demandSame(
                    "row " + (r + 1) + " transformed alone as among others",
                    Rows.arrays(applied.slice(r, r + 1)),
                    Rows.arrays(fit.fitted().apply(row)));
            Law.JACOBIAN.demandNear(
                    "the log Jacobian of row " + (r + 1) + " alone as among others",
                    fit.fitted().logJacobian(row),
                    new double[] {logJacobian[r]},
                    ROUNDING);
        }
    }

    private static void nothing(Fit fit) {
        for (double logJacobian : fit.fitted().logJacobian(Rows.blank(fit.rows())))
            Law.JACOBIAN.demand(logJacobian == 0, "0 for a row without a known cell", logJacobian);
    }

    private static void jacobian(Fit fit) {
        boolean whole = fit.rows().schema().columns().stream()
                .anyMatch(column -> column instanceof Column.Numeric numeric
                        && numeric.kind().whole());
        if (whole) throw new NotApplicable("numbers between whole numbers are not rows");
        Table rows = Rows.select(
                fit.rows(),
                IntStream.range(0, 12).map(i -> i * fit.rows().rows() / 12).toArray());
        double[] logJacobian = fit.fitted().logJacobian(rows);
        for (int r = 0; r < rows.rows(); r++) {
            double expected = Jacobian.logDeterminant(fit.fitted(), fit.rows(), rows.slice(r, r + 1));
            Law.JACOBIAN.demand(
                    Law.near(expected, logJacobian[r], Jacobian.TOLERANCE),
                    "a log Jacobian of " + expected + ", as differences say",
                    logJacobian[r]);
        }
    }

    private static void selected(Fit fit) {
        Table selected = fit.fitted().select(fit.rows());
        Law.SELECTED.demandSame("the same columns", fit.rows().schema(), selected.schema());
        int from = 0;
        for (int r = 0; r < selected.rows(); r++) {
            Table row = selected.slice(r, r + 1);
            while (from < fit.rows().rows()
                    && Same.difference(fit.rows().slice(from, from + 1), row).isPresent()) from++;
            Law.SELECTED.demand(
                    from++ < fit.rows().rows(),
                    "rows of the given ones, in order and unchanged",
                    "another, row " + (r + 1));
        }
    }

    /** Conditions between two neighbouring values of the rows, so that rounding cannot move a row across a bound. */
    private static List<Evidence.Condition> conditions(Fit fit) {
        List<Evidence.Condition> conditions = new ArrayList<>();
        for (int c = 0; c < fit.rows().schema().columns().size(); c++) {
            Column column = fit.rows().schema().columns().get(c);
            if (column instanceof Column.Numeric) {
                double[] values = Arrays.stream(Line.known(fit.rows().numbers(c)))
                        .distinct()
                        .toArray();
                if (values.length < 8) continue;
                double low = (values[values.length / 4] + values[values.length / 4 + 1]) / 2;
                double high = (values[values.length / 2] + values[values.length / 2 + 1]) / 2;
                conditions.add(new Evidence.Range(column.name(), low, high));
            } else if (column instanceof Column.Categorical some
                    && some.levels().size() > 1) {
                conditions.add(new Evidence.OneOf(
                        some.name(), some.levels().subList(0, some.levels().size() - 1)));
            }
        }
        return conditions;
    }

    private static void evidence(Fit fit) {
        Table applied = fit.applied();
        boolean expressed = false;
        for (Evidence.Condition condition : conditions(fit)) {
            Evidence mapped;
            try {
                mapped = fit.fitted().apply(Evidence.of(condition));
            } catch (IllegalArgumentException e) {
                Law.MAPPED.demand(
                        Law.says(e, List.of(condition.column())),
                        "a refusal that names '" + condition.column() + "'",
                        e);
                continue;
            }
            expressed = true;
            mapped.check(fit.fitted().output());
            int column = fit.rows().schema().indexOf(condition.column());
            for (int r = 0; r < applied.rows(); r++) {
                if (fit.rows().missing(column, r)) continue;
                int row = r;
                boolean before = ConditionalChecks.obeys(fit.rows(), r, condition);
                boolean after =
                        mapped.conditions().stream().allMatch(other -> ConditionalChecks.obeys(applied, row, other));
                Law.MAPPED.demand(
                        before == after,
                        condition + " to hold for row " + (r + 1) + " before and after or neither",
                        mapped + " holds: " + after);
            }
        }
        if (!expressed) throw new NotApplicable("no evidence can be expressed in its output");
    }

    private static void unbounded(Fit fit) {
        boolean expressed = false;
        for (Evidence.Condition condition : conditions(fit)) {
            if (!(condition instanceof Evidence.Range range)) continue;
            Evidence mapped;
            try {
                mapped = fit.fitted()
                        .apply(Evidence.of(new Evidence.Range(range.column(), range.low(), Double.POSITIVE_INFINITY)));
            } catch (IllegalArgumentException e) {
                continue; // it cannot be expressed there; the check before looks at the message
            }
            expressed = true;
            for (Evidence.Condition other : mapped.conditions())
                if (other instanceof Evidence.Range one && one.column().equals(range.column()))
                    Law.MAPPED.demand(
                            Double.isInfinite(one.low()) != Double.isInfinite(one.high()),
                            "one bound, as before",
                            other);
        }
        if (!expressed) throw new NotApplicable("no range can be expressed in its output");
    }

    private static void empty(Fit fit) {
        Evidence mapped = fit.fitted().apply(Evidence.of());
        Law.MAPPED.demand(mapped.conditions().isEmpty(), "no conditions", mapped);
    }

    private static void unknown(Fit fit) {
        Law.MAPPED.demandRefusal("evidence on the column 'nobody'", List.of("nobody"), () -> fit.fitted()
                .apply(Evidence.of(new Evidence.Range("nobody", 0, 1))));
    }

    private static void mismatch(Fit fit) {
        Table other = ModelChecks.renamed(fit.rows());
        Law.APPLIED.demandRefusal(
                "applying to rows with the columns " + other.schema().names(),
                List.of("nobody", ModelChecks.last(fit.rows()).name()),
                () -> fit.fitted().apply(other));
    }
}
