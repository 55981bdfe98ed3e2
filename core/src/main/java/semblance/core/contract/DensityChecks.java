package semblance.core.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Density;
import semblance.api.model.Sampler;
import semblance.api.train.Seed;

/** What a model that says how likely rows are promises. */
final class DensityChecks {
    /** Sums of a few probabilities: rounding alone. */
    private static final double EXACT = 1e-9;

    /** A grid of all rows of categorical columns has at most this many. */
    private static final int GRID = 20_000;

    private final Subject subject;

    private DensityChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        DensityChecks checks = new DensityChecks(subject);
        return List.of(
                new Check("there is one log density for each row", () -> checks.each(checks::shape)),
                new Check("the rows it was learned from are possible", () -> checks.each(checks::rows)),
                new Check("log densities of samples are finite", checks::samples),
                new Check("log densities are never NaN, however odd the row", () -> checks.each(checks::odd)),
                new Check("a row without any known cell has log density 0", () -> checks.each(checks::nothing)),
                new Check(
                        "probabilities of all rows of levels sum to one",
                        () -> checks.with(
                                fit -> Line.categorical(fit.schema()).length > 0,
                                "a categorical column",
                                checks::sums)),
                new Check(
                        "the density of each number integrates to one",
                        () -> checks.with(
                                fit -> Line.real(fit.schema()).length > 0,
                                "a column of real numbers",
                                checks::integrates)),
                new Check(
                        "a missing level is summed out",
                        () -> checks.with(
                                fit -> Line.categorical(fit.schema()).length > 0,
                                "a categorical column",
                                checks::summedOut)),
                new Check(
                        "a missing number is integrated out",
                        () -> checks.with(
                                fit -> Line.real(fit.schema()).length > 0,
                                "a column of real numbers",
                                checks::integratedOut)));
    }

    private void each(Subject.Look look) throws Exception {
        with(fit -> true, "rows", look);
    }

    private void with(java.util.function.Predicate<Subject.Fit> condition, String reason, Subject.Look look)
            throws Exception {
        subject.each(fit -> fit.model() instanceof Density && condition.test(fit), reason, look);
    }

    private static double[] logDensity(Subject.Fit fit, Table rows) {
        return ((Density) fit.model()).logDensity(rows);
    }

    private void shape(Subject.Fit fit) {
        for (int n : new int[] {0, 1, fit.rows().rows()}) {
            int found = logDensity(fit, fit.rows().slice(0, n)).length;
            Law.SHAPE.demand(found == n, n + " log densities", found);
        }
    }

    private void rows(Subject.Fit fit) {
        double[] weights = fit.rows().weights();
        double[] logDensity = logDensity(fit, fit.rows());
        for (int r = 0; r < weights.length; r++)
            if (weights[r] > 0 && !Double.isFinite(logDensity[r]))
                throw Law.DENSITY.broken(
                        "a finite log density of a row it was learned from", logDensity[r] + " for row " + (r + 1));
    }

    private void samples() throws Exception {
        with(fit -> fit.model() instanceof Sampler, "a model that samples", fit -> {
            for (double logDensity : logDensity(fit, ((Sampler) fit.model()).sample(1000, new Seed(5).random())))
                Law.DENSITY.demand(Double.isFinite(logDensity), "finite log densities of samples", logDensity);
        });
    }

    private void odd(Subject.Fit fit) {
        List<Table> odd = new ArrayList<>(List.of(fit.rows()));
        for (int c = 0; c < fit.schema().columns().size(); c++) {
            odd.add(Rows.without(fit.rows().slice(0, 5), c));
            if (fit.schema().columns().get(c) instanceof Column.Numeric)
                for (double extreme : new double[] {1e300, -1e300, 1e15, -0.0, 0})
                    for (Table base : List.of(fit.rows().slice(0, 1), Rows.blank(fit.schema(), 1)))
                        odd.add(Rows.with(base, c, new double[] {extreme}));
            if (fit.schema().columns().get(c) instanceof Column.Categorical some)
                for (int level = 0; level < some.levels().size(); level++)
                    odd.add(Rows.level(fit.rows().slice(0, 5), c, level));
        }
        double[] logDensity = logDensity(fit, Rows.concat(odd, fit.schema()));
        for (int r = 0; r < logDensity.length; r++)
            if (!(logDensity[r] < Double.POSITIVE_INFINITY))
                throw Law.NEVER_NAN.broken("a log density", logDensity[r] + " for an odd row");
    }

    private void nothing(Subject.Fit fit) {
        for (double logDensity : logDensity(fit, Rows.blank(fit.schema(), 3)))
            Law.NOTHING_KNOWN.demand(Math.abs(logDensity) <= EXACT, "0", logDensity);
    }

    private void sums(Subject.Fit fit) {
        Table grid = grid(fit.schema());
        double sum = Arrays.stream(logDensity(fit, grid)).map(Math::exp).sum();
        Law.COUNTING_MEASURE.demand(
                Law.near(sum, 1, EXACT), "probabilities of all " + grid.rows() + " rows of levels that sum to 1", sum);
    }

    /** Every row of levels of the first categorical columns, all other cells missing. */
    private static Table grid(Schema schema) {
        Table grid = Rows.blank(schema, 1);
        for (int c : Line.categorical(schema)) {
            int levels = ((Column.Categorical) schema.columns().get(c)).levels().size();
            if (grid.rows() * levels > GRID) break;
            List<Table> all = new ArrayList<>();
            for (int level = 0; level < levels; level++) all.add(Rows.level(grid, c, level));
            grid = Rows.concat(all, schema);
        }
        return grid;
    }

    private void integrates(Subject.Fit fit) {
        for (int c : Line.real(fit.schema())) {
            double integral =
                    Line.around(fit.rows().numbers(c)).integral((Density) fit.model(), Rows.blank(fit.schema(), 1), c);
            Law.MEASURE.demand(
                    Law.near(integral, 1, Line.TOLERANCE),
                    "a density of '" + fit.schema().names().get(c) + "' that integrates to 1",
                    integral);
        }
    }

    private void summedOut(Subject.Fit fit) {
        Table rows = some(fit);
        for (int c : Line.categorical(fit.schema())) {
            double[] sums = new double[rows.rows()];
            for (int level = 0; level < levels(fit, c); level++) {
                double[] part = logDensity(fit, Rows.level(rows, c, level));
                for (int r = 0; r < sums.length; r++) sums[r] += Math.exp(part[r]);
            }
            Law.MARGINAL.demandNear(
                    "the log density without '" + fit.schema().names().get(c) + "' as the sum over its levels",
                    Arrays.stream(sums).map(Math::log).toArray(),
                    logDensity(fit, Rows.without(rows, c)),
                    EXACT);
        }
    }

    private void integratedOut(Subject.Fit fit) {
        Table rows = some(fit);
        for (int c : Line.real(fit.schema())) {
            Line line = Line.around(fit.rows().numbers(c));
            double[] marginal = logDensity(fit, Rows.without(rows, c));
            for (int r = 0; r < Math.min(3, rows.rows()); r++) {
                double integral = line.integral((Density) fit.model(), rows.slice(r, r + 1), c);
                Law.MARGINAL.demand(
                        Math.abs(Math.log(integral) - marginal[r]) <= 2 * Line.TOLERANCE,
                        "the log density without '" + fit.schema().names().get(c) + "' as the integral over it: "
                                + Math.log(integral),
                        marginal[r]);
            }
        }
    }

    private static int levels(Subject.Fit fit, int column) {
        return ((Column.Categorical) fit.schema().columns().get(column))
                .levels()
                .size();
    }

    /** Ten rows without missing cells, spread over the example. */
    static Table some(Subject.Fit fit) {
        int[] complete = Rows.complete(fit.rows());
        return Rows.select(
                fit.rows(),
                IntStream.range(0, 10)
                        .map(i -> complete[i * complete.length / 10])
                        .toArray());
    }
}
