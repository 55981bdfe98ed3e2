package semblance.core.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Model;
import semblance.api.model.Sampler;
import semblance.api.train.Seed;

/** What a model that can be told part of the truth promises. */
final class ConditionalChecks {
    /** Differences of a few log densities. */
    private static final double EXACT = 1e-8;

    private final Subject subject;

    private ConditionalChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        ConditionalChecks checks = new ConditionalChecks(subject);
        return List.of(
                new Check("a model given evidence has the same columns", () -> checks.each(checks::columns)),
                new Check("samples given a known value have it", () -> checks.each(checks::sampledValue)),
                new Check(
                        "samples given a range lie in it",
                        () -> checks.with(
                                ConditionalChecks::hasRange, "a column of real numbers", checks::sampledRange)),
                new Check(
                        "samples given some levels have one of them",
                        () -> checks.with(ConditionalChecks::hasSet, "a column of three levels", checks::sampledSet)),
                new Check("samples given several conditions obey all", () -> checks.each(checks::sampledAll)),
                new Check(
                        "given a value, densities are joint minus marginal",
                        () -> checks.density(fit -> true, "rows", checks::value)),
                new Check(
                        "given some levels, densities are joint minus marginal",
                        () -> checks.density(ConditionalChecks::hasSet, "a column of three levels", checks::set)),
                new Check(
                        "given a range, densities are joint minus marginal",
                        () -> checks.density(ConditionalChecks::hasRange, "a column of real numbers", checks::range)),
                new Check(
                        "rows that contradict the evidence are impossible",
                        () -> checks.density(fit -> true, "rows", checks::contradiction)),
                new Check("given nothing, nothing changes", () -> checks.each(checks::nothing)),
                new Check(
                        "given one thing and then another is given both",
                        () -> checks.density(fit -> fit.schema().columns().size() > 1, "two columns", checks::twice)));
    }

    private void each(Subject.Look look) throws Exception {
        with(fit -> true, "rows", look);
    }

    private void with(Predicate<Subject.Fit> condition, String reason, Subject.Look look) throws Exception {
        with(subject, condition, reason, look);
    }

    /** Looks at the models that can be given evidence and that some condition holds for. */
    static void with(Subject subject, Predicate<Subject.Fit> condition, String reason, Subject.Look look)
            throws Exception {
        subject.each(
                fit -> fit.model() instanceof Conditional<?>
                        && fit.schema().columns().stream().anyMatch(ConditionalChecks::plain)
                        && condition.test(fit),
                reason + " and a model that can be given evidence",
                look);
    }

    private void density(Predicate<Subject.Fit> condition, String reason, Subject.Look look) throws Exception {
        with(fit -> fit.model() instanceof Density && condition.test(fit), reason + " and a density", look);
    }

    private static boolean plain(Column column) {
        return column instanceof Column.Numeric || column instanceof Column.Categorical;
    }

    private static boolean hasRange(Subject.Fit fit) {
        return Line.real(fit.schema()).length > 0;
    }

    private static boolean hasSet(Subject.Fit fit) {
        return sets(fit.schema()).length > 0;
    }

    /** The positions of the columns with three levels or more. */
    private static int[] sets(Schema schema) {
        return IntStream.of(Line.categorical(schema))
                .filter(c ->
                        ((Column.Categorical) schema.columns().get(c)).levels().size() > 2)
                .toArray();
    }

    /** The positions of the columns that evidence may be about. */
    private static int[] columns(Schema schema) {
        return IntStream.range(0, schema.columns().size())
                .filter(c -> plain(schema.columns().get(c)))
                .toArray();
    }

    /** The model of an example given some evidence. */
    static Model given(Subject.Fit fit, Evidence.Condition... conditions) {
        return ((Conditional<?>) fit.model()).given(Evidence.of(conditions));
    }

    private static double[] logDensity(Model model, Table rows) {
        if (model instanceof Density density) return density.logDensity(rows);
        throw Law.SAME_COLUMNS.broken(
                "a density given evidence, as before", model.getClass().toString());
    }

    /** What a row holds in a column, as evidence. */
    private static Evidence.Condition known(Table rows, int column, int row) {
        String name = rows.schema().names().get(column);
        if (rows.schema().columns().get(column) instanceof Column.Categorical some)
            return new Evidence.OneOf(name, List.of(some.levels().get(rows.codes(column)[row])));
        return new Evidence.Range(name, rows.numbers(column)[row], rows.numbers(column)[row]);
    }

    private static Evidence.OneOf firstTwo(Schema schema, int column) {
        Column.Categorical some = (Column.Categorical) schema.columns().get(column);
        return new Evidence.OneOf(some.name(), some.levels().subList(0, 2));
    }

    private static Evidence.Range middle(Subject.Fit fit, int column) {
        double[] known = Line.known(fit.rows().numbers(column));
        return new Evidence.Range(
                fit.schema().names().get(column), Line.quantile(known, 0.25), Line.quantile(known, 0.75));
    }

    private void columns(Subject.Fit fit) {
        Table row = DensityChecks.some(fit);
        for (int c : columns(fit.schema()))
            Law.SAME_COLUMNS.demandSame(
                    "a model of all columns given one of them",
                    fit.model().schema().columns(),
                    given(fit, known(row, c, 0)).schema().columns());
    }

    private static Table samples(Subject.Fit fit, Model given) {
        if (!(fit.model() instanceof Sampler)) throw new NotApplicable("its models do not sample");
        if (given instanceof Sampler sampler)
            return SamplerChecks.demandRows(sampler, fit.schema(), 200, new Seed(9).random());
        throw Law.SAME_COLUMNS.broken(
                "a sampler given evidence, as before", given.getClass().toString());
    }

    private static void demandObeyed(Subject.Fit fit, Evidence.Condition... conditions) {
        Table samples = samples(fit, given(fit, conditions));
        for (Evidence.Condition condition : conditions)
            for (int r = 0; r < samples.rows(); r++)
                if (!obeys(samples, r, condition))
                    throw Law.OBEYED.broken("samples that obey " + condition, "one that does not, row " + (r + 1));
    }

    /** Whether a row obeys a condition; a missing cell does not. */
    static boolean obeys(Table rows, int row, Evidence.Condition condition) {
        int column = rows.schema().indexOf(condition.column());
        if (condition instanceof Evidence.Range range)
            return rows.numbers(column)[row] >= range.low() && rows.numbers(column)[row] <= range.high();
        Column.Categorical some = (Column.Categorical) rows.schema().columns().get(column);
        int code = rows.codes(column)[row];
        return code >= 0
                && ((Evidence.OneOf) condition).levels().contains(some.levels().get(code));
    }

    private void sampledValue(Subject.Fit fit) {
        Table rows = DensityChecks.some(fit);
        for (int c : columns(fit.schema())) for (int r : new int[] {0, 5}) demandObeyed(fit, known(rows, c, r));
    }

    private void sampledRange(Subject.Fit fit) {
        for (int c : Line.real(fit.schema())) {
            Evidence.Range range = middle(fit, c);
            demandObeyed(fit, range);
            demandObeyed(fit, new Evidence.Range(range.column(), range.high(), Double.POSITIVE_INFINITY));
            demandObeyed(fit, new Evidence.Range(range.column(), Double.NEGATIVE_INFINITY, range.low()));
        }
    }

    private void sampledSet(Subject.Fit fit) {
        for (int c : sets(fit.schema())) demandObeyed(fit, firstTwo(fit.schema(), c));
    }

    private void sampledAll(Subject.Fit fit) {
        Table rows = DensityChecks.some(fit);
        demandObeyed(fit, several(fit, rows).toArray(Evidence.Condition[]::new));
    }

    /** A range or set where there is one, and the value of another column. */
    private static List<Evidence.Condition> several(Subject.Fit fit, Table rows) {
        List<Evidence.Condition> conditions = new ArrayList<>();
        for (int c : columns(fit.schema())) {
            if (conditions.isEmpty() && Arrays.stream(Line.real(fit.schema())).anyMatch(real -> real == c))
                conditions.add(middle(fit, c));
            else if (conditions.size() < 2) conditions.add(known(rows, c, 0));
        }
        return conditions;
    }

    private void value(Subject.Fit fit) {
        Table rows = DensityChecks.some(fit);
        for (int c : columns(fit.schema())) {
            Model given = given(fit, known(rows, c, 0));
            Table holding = Rows.fill(rows, c, rows, 0);
            double[] joint = logDensity(fit.model(), holding);
            double marginal = logDensity(fit.model(), Rows.fill(Rows.blank(fit.schema(), 1), c, rows, 0))[0];
            double[] expected = Arrays.stream(joint).map(x -> x - marginal).toArray();
            String what = "log p(x | e) = log p(x, e) - log p(e) given " + known(rows, c, 0);
            Law.BAYES.demandNear(what, expected, logDensity(given, holding), EXACT);
            Law.BAYES.demandNear(
                    what + ", whose cell may be missing", expected, logDensity(given, Rows.without(holding, c)), EXACT);
        }
    }

    private void set(Subject.Fit fit) {
        Table rows = DensityChecks.some(fit);
        for (int c : sets(fit.schema())) {
            Model given = given(fit, firstTwo(fit.schema(), c));
            double evidence = Math.log(mass(fit, Rows.blank(fit.schema(), 1), c)[0]);
            for (int level = 0; level < 2; level++) {
                Table holding = Rows.level(rows, c, level);
                Law.BAYES.demandNear(
                        "log p(x | e) = log p(x) - log p(e) given " + firstTwo(fit.schema(), c),
                        Arrays.stream(logDensity(fit.model(), holding))
                                .map(x -> x - evidence)
                                .toArray(),
                        logDensity(given, holding),
                        EXACT);
            }
            Law.BAYES.demandNear(
                    "the sum over both levels where the cell is missing, given " + firstTwo(fit.schema(), c),
                    Arrays.stream(mass(fit, rows, c))
                            .map(p -> Math.log(p) - evidence)
                            .toArray(),
                    logDensity(given, Rows.without(rows, c)),
                    EXACT);
        }
    }

    /** The density of each row summed over the first two levels of a column. */
    private static double[] mass(Subject.Fit fit, Table rows, int column) {
        double[] first = logDensity(fit.model(), Rows.level(rows, column, 0));
        double[] second = logDensity(fit.model(), Rows.level(rows, column, 1));
        return IntStream.range(0, rows.rows())
                .mapToDouble(r -> Math.exp(first[r]) + Math.exp(second[r]))
                .toArray();
    }

    private void range(Subject.Fit fit) {
        Density joint = (Density) fit.model();
        Table rows = DensityChecks.some(fit);
        for (int c : Line.real(fit.schema())) {
            Evidence.Range range = middle(fit, c);
            Model given = given(fit, range);
            Line line = Line.between(range.low(), range.high());
            double evidence = Math.log(line.integral(joint, Rows.blank(fit.schema(), 1), c));
            double[] inside = new double[rows.rows()];
            Arrays.fill(inside, (range.low() + range.high()) / 2);
            Table holding = Rows.with(rows, c, inside);
            Law.BAYES.demandNear(
                    "log p(x | e) = log p(x) - log p(e) given " + range,
                    Arrays.stream(joint.logDensity(holding))
                            .map(x -> x - evidence)
                            .toArray(),
                    logDensity(given, holding),
                    Line.TOLERANCE);
            Table row = rows.slice(0, 1);
            Law.BAYES.demandNear(
                    "the integral over the range where the cell is missing, given " + range,
                    new double[] {Math.log(line.integral(joint, row, c)) - evidence},
                    logDensity(given, Rows.without(row, c)),
                    2 * Line.TOLERANCE);
        }
    }

    private void contradiction(Subject.Fit fit) {
        Table rows = fit.rows();
        for (int c : columns(fit.schema())) {
            List<Evidence.Condition> conditions = new ArrayList<>(List.of(known(DensityChecks.some(fit), c, 0)));
            if (Arrays.stream(Line.real(fit.schema())).anyMatch(real -> real == c)) conditions.add(middle(fit, c));
            if (Arrays.stream(sets(fit.schema())).anyMatch(some -> some == c))
                conditions.add(firstTwo(fit.schema(), c));
            for (Evidence.Condition condition : conditions) {
                double[] logDensity = logDensity(given(fit, condition), rows);
                for (int r = 0; r < rows.rows(); r++)
                    if (!rows.missing(c, r) && !obeys(rows, r, condition))
                        Law.CONTRADICTION.demand(
                                logDensity[r] == Double.NEGATIVE_INFINITY,
                                "negative infinity for a row that contradicts " + condition,
                                logDensity[r]);
            }
        }
    }

    private void nothing(Subject.Fit fit) {
        Model given = given(fit);
        for (Question question : Question.of(fit.model()))
            for (Question other : Question.of(given))
                if (other.name().equals(question.name()))
                    Law.BAYES.demandNear(
                            "'" + question.name() + "' unchanged by empty evidence",
                            question.ask().apply(fit.rows()),
                            other.ask().apply(fit.rows()),
                            EXACT);
        if (fit.model() instanceof Sampler) samples(fit, given);
    }

    private void twice(Subject.Fit fit) {
        Table rows = DensityChecks.some(fit);
        List<Evidence.Condition> both = several(fit, rows);
        if (both.size() < 2) throw new NotApplicable("it has fewer than two columns that evidence may be about");
        if (!(given(fit, both.get(0)) instanceof Conditional<?> first))
            throw new NotApplicable("its models given evidence cannot be given more");
        Law.BAYES.demandNear(
                "the same densities given " + both + " one by one and at once",
                logDensity(given(fit, both.toArray(Evidence.Condition[]::new)), rows),
                logDensity(first.given(Evidence.of(both.get(1))), rows),
                EXACT);
    }
}
