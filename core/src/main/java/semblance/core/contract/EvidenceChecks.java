package semblance.core.contract;

import java.util.List;
import java.util.function.Predicate;
import semblance.api.data.Column;
import semblance.api.model.Conditional;
import semblance.api.model.Evidence;

/** What a model says of evidence that is wrong. */
final class EvidenceChecks {
    private final Subject subject;

    private EvidenceChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        EvidenceChecks checks = new EvidenceChecks(subject);
        return List.of(
                new Check(
                        "evidence on an unknown column is refused by its name",
                        () -> checks.with(fit -> true, "rows", checks::unknown)),
                new Check(
                        "an unknown level as evidence is refused by its name",
                        () -> checks.with(
                                fit -> Line.categorical(fit.schema()).length > 0,
                                "a categorical column",
                                checks::level)),
                new Check(
                        "evidence of the wrong type is refused by the column's name",
                        () -> checks.with(fit -> true, "rows", checks::wrongType)),
                new Check(
                        "impossible evidence is refused by the column's name",
                        () -> checks.with(
                                fit -> Line.categorical(fit.schema()).length > 0,
                                "a categorical column",
                                checks::impossible)));
    }

    private void with(Predicate<Subject.Fit> condition, String reason, Subject.Look look) throws Exception {
        ConditionalChecks.with(subject, condition, reason, look);
    }

    private void unknown(Subject.Fit fit) {
        Law.BAD_EVIDENCE.demandRefusal(
                "evidence on the column 'nobody'",
                List.of("nobody"),
                () -> ConditionalChecks.given(fit, new Evidence.OneOf("nobody", List.of("one"))));
    }

    private void level(Subject.Fit fit) {
        for (int c : Line.categorical(fit.schema()))
            Law.BAD_EVIDENCE.demandRefusal(
                    "an unknown level of '" + fit.schema().names().get(c) + "'",
                    List.of("no such level"),
                    () -> ConditionalChecks.given(
                            fit, new Evidence.OneOf(fit.schema().names().get(c), List.of("no such level"))));
    }

    private void wrongType(Subject.Fit fit) {
        for (Column column : fit.schema().columns()) {
            Evidence.Condition wrong = column instanceof Column.Categorical
                    ? new Evidence.Range(column.name(), 0, 1)
                    : new Evidence.OneOf(column.name(), List.of("one"));
            Law.BAD_EVIDENCE.demandRefusal(
                    wrong + " on " + column,
                    List.of("'" + column.name() + "'"),
                    () -> ConditionalChecks.given(fit, wrong));
        }
    }

    private void impossible(Subject.Fit fit) {
        for (int c : Line.categorical(fit.schema())) {
            Column.Categorical some =
                    (Column.Categorical) fit.schema().columns().get(c);
            if (!(ConditionalChecks.given(
                            fit, new Evidence.OneOf(some.name(), some.levels().subList(0, 1)))
                    instanceof Conditional<?> first))
                throw new NotApplicable("its models given evidence cannot be given more");
            Evidence.OneOf other = new Evidence.OneOf(some.name(), some.levels().subList(1, 2));
            Law.BAD_EVIDENCE.demandRefusal(
                    other + " after '" + some.levels().get(0) + "' was given",
                    List.of("'" + some.name() + "'"),
                    () -> first.given(Evidence.of(other)));
        }
    }
}
