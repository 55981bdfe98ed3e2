package semblance.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Transform;
import semblance.core.engine.LocalEngine;

/** What a transform promises of learning; what it promises of rows is in {@link FittedChecks}. */
final class TransformContract {
    /** Sums in another order differ in the last bits. */
    private static final double ROUNDING = 1e-6;

    private final Transform transform;
    private final Surroundings around;

    private TransformContract(Transform transform, Surroundings around) {
        this.transform = transform;
        this.around = around;
    }

    /** A fitted transform and the rows it was learned from. */
    record Fit(Example example, Transform.Fitted fitted) {
        Table rows() {
            return example.rows();
        }

        Table applied() {
            return fitted.apply(example.rows());
        }
    }

    /** Code that looks at one fitted transform. */
    @FunctionalInterface
    interface Look {
        void at(Fit fit) throws Exception;
    }

    static List<Check> of(Transform transform, Surroundings around) {
        TransformContract contract = new TransformContract(transform, around);
        List<Check> checks = new ArrayList<>(contract.checks());
        checks.addAll(contract.edges());
        checks.addAll(FittedChecks.of(contract));
        return checks;
    }

    private List<Check> checks() {
        return List.of(
                new Check("it learns from at least one example", this::learns),
                new Check("it refuses an example only with a reason", this::refuses),
                new Check(
                        "equal seeds give equal fitted transforms",
                        () -> each(fit -> Law.REPRODUCIBLE.demandSame(
                                "equal fitted transforms from equal rows",
                                fit.fitted(),
                                fit(fit.example().data())))),
                new Check("any number of threads gives the same bytes", () -> each(this::threads)),
                new Check("statistics that travel as bytes give the same bytes", () -> each(this::ships)),
                new Check(
                        "the order of the rows changes nothing beyond rounding",
                        () -> each(fit -> alike(
                                Law.ROW_ORDER,
                                "of rows in another order",
                                fit.rows(),
                                fit.fitted(),
                                fit(Dataset.of(Views.shuffled(fit.rows())))))),
                new Check(
                        "how rows are grouped changes nothing beyond rounding",
                        () -> each(fit -> alike(
                                Law.MERGING,
                                "of rows in other partitions",
                                fit.rows(),
                                fit.fitted(),
                                fit(Views.cut(fit.rows(), 64, 13))))),
                new Check("a row of weight 2 is worth two, one of weight 0 none", () -> each(this::weights)),
                new Check("learning leaves the rows as they were", () -> each(this::leavesRows)),
                new Check("the fitted transform is plain data", () -> each(this::plainData)),
                new Check("the fitted transform survives being saved and loaded", () -> each(this::roundTrip)));
    }

    private List<Check> edges() {
        return List.of(
                edge("no rows are", rows -> rows.slice(0, 0)),
                edge("one row is", rows -> rows.slice(0, 1)),
                edge("constant columns are", rows -> Rows.select(rows, new int[40])),
                edge("rows of weight 0 alone are", rows -> rows.withWeights(new double[rows.rows()])),
                edge("rows without a known cell are", Rows::blank),
                edge("a column without a known cell is", rows -> Rows.without(rows, 0)));
    }

    private Check edge(String what, UnaryOperator<Table> change) {
        return new Check(
                what + " learned from or refused with a reason",
                () -> each(fit -> {
                    Table rows = change.apply(fit.rows());
                    try {
                        Transform.Fitted fitted = fit(Dataset.of(rows));
                        FittedChecks.demandInverse(new Fit(fit.example(), fitted), fit.rows());
                    } catch (IllegalArgumentException e) {
                        Subject.demandReason(e, rows.schema(), Law.TRANSFORM_REFUSAL);
                    }
                }));
    }

    private Transform.Fitted fit(Dataset data) {
        return transform.fit(data, Run.of(Subject.SEED));
    }

    /** Looks at every fitted transform. */
    void each(Look look) throws Exception {
        NotApplicable reasonNot = new NotApplicable("it refuses every example");
        boolean looked = false;
        for (Example example : around.examples()) {
            Transform.Fitted fitted;
            try {
                fitted = fit(example.data());
            } catch (IllegalArgumentException e) {
                continue; // a check of its own looks at refusals
            }
            try {
                look.at(new Fit(example, fitted));
                looked = true;
            } catch (NotApplicable e) {
                reasonNot = e;
            } catch (ContractViolation e) {
                throw e.on(example.name());
            } catch (RuntimeException e) {
                throw Law.FAULTS.broken("no failure", e).on(example.name());
            }
        }
        if (!looked) throw reasonNot;
    }

    private void learns() {
        List<String> refusals = new ArrayList<>();
        for (Example example : around.examples()) {
            try {
                fit(example.data());
                return;
            } catch (IllegalArgumentException e) {
                refusals.add(e.getMessage());
            }
        }
        throw Law.TRANSFORM_REFUSAL.broken("at least one of the examples to be learned from", refusals.toString());
    }

    private void refuses() {
        for (Example example : around.examples()) {
            try {
                fit(example.data());
            } catch (IllegalArgumentException e) {
                Subject.demandReason(e, example.rows().schema(), Law.TRANSFORM_REFUSAL);
            } catch (RuntimeException e) {
                throw Law.TRANSFORM_REFUSAL
                        .broken("to be learned from, or an IllegalArgumentException that says why not", e)
                        .on(example.name());
            }
        }
    }

    private void threads(Fit fit) {
        Dataset many = Dataset.of(Views.many(fit.rows()));
        Transform.Fitted expected = fit(many);
        for (int threads : new int[] {1, 2, 3, 8})
            Law.REPRODUCIBLE.demandSame(
                    "the same bytes on " + threads + " threads as without an engine",
                    expected,
                    fit(new LocalEngine(threads).bind(many)));
    }

    private void ships(Fit fit) {
        Dataset many = Dataset.of(Views.many(fit.rows()));
        Law.SERIAL.demandSame(
                "the same bytes if statistics travel as without an engine", fit(many), fit(new Shipping(many)));
    }

    private void weights(Fit fit) {
        Table rows = Rows.unweighted(fit.rows());
        alike(
                Law.WEIGHTS,
                "of weighted and of repeated rows",
                rows,
                fit(Dataset.of(Views.weighted(rows))),
                fit(Dataset.of(Views.repeated(rows))));
    }

    private static void alike(Law law, String what, Table rows, Transform.Fitted left, Transform.Fitted right) {
        law.demandNear(
                "the same rows from the transforms " + what,
                Rows.numbers(left.apply(rows)),
                Rows.numbers(right.apply(rows)),
                ROUNDING);
        law.demandNear(
                "the same log Jacobian from the transforms " + what,
                left.logJacobian(rows),
                right.logJacobian(rows),
                ROUNDING);
    }

    private void leavesRows(Fit fit) {
        Table rows = fit.rows().slice(0, fit.rows().rows());
        Table before = rows.slice(0, rows.rows());
        fit(LearningChecks.whole(rows));
        Law.UNCHANGED.demandSame("rows that are not changed by learning from them", before, rows);
    }

    private void plainData(Fit fit) {
        Law.FITTED.demand(
                fit.fitted() instanceof Record, "a record", fit.fitted().getClass());
        String flaw = PlainData.flaw(
                "the fitted transform", fit.fitted(), fit.fitted().getClass().getModule());
        Law.FITTED.demand(flaw.isEmpty(), "a fitted transform of plain data", flaw);
    }

    private void roundTrip(Fit fit) throws Exception {
        Record loaded = around.roundTrip((Record) fit.fitted());
        Law.FITTED.demandSame("the same once saved and loaded", fit.fitted(), loaded);
        Law.FITTED.demandSame(
                "the same rows once saved and loaded", fit.applied(), ((Transform.Fitted) loaded).apply(fit.rows()));
    }
}
