package semblance.core.contract;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Density;
import semblance.api.model.Sampler;
import semblance.api.train.Seed;

/** What a model that draws rows promises. */
final class SamplerChecks {
    private static final int DRAWS = 4000;

    /** A share of draws strays this many standard errors from its probability once in a million trials. */
    private static final double ERRORS = 5;

    private final Subject subject;

    private SamplerChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        SamplerChecks checks = new SamplerChecks(subject);
        return List.of(
                new Check("samples are as many rows as asked for, of the schema", () -> checks.each(checks::counts)),
                new Check("samples have no missing cells", () -> checks.each(checks::complete)),
                new Check("equal generators give equal samples", () -> checks.each(checks::repeats)),
                new Check("samples differ from draw to draw", () -> checks.each(checks::varies)),
                new Check(
                        "samples look like the rows of a density",
                        () -> checks.density(fit -> true, "rows", checks::resembles)),
                new Check(
                        "shares of sampled levels agree with the density",
                        () -> checks.density(
                                fit -> Line.categorical(fit.schema()).length > 0,
                                "a categorical column",
                                checks::levels)),
                new Check(
                        "shares of sampled numbers agree with the density",
                        () -> checks.density(
                                fit -> Line.real(fit.schema()).length > 0,
                                "a column of real numbers",
                                checks::numbers)));
    }

    private void each(Subject.Look look) throws Exception {
        subject.each(fit -> fit.model() instanceof Sampler, "a model that samples", look);
    }

    private void density(Predicate<Subject.Fit> condition, String reason, Subject.Look look) throws Exception {
        subject.each(
                fit -> fit.model() instanceof Sampler && fit.model() instanceof Density && condition.test(fit),
                reason + " and a model that samples and is a density",
                look);
    }

    private static Table draw(Subject.Fit fit, int n) {
        return ((Sampler) fit.model()).sample(n, new Seed(5).random());
    }

    /** Demands rows of the schema without missing cells. */
    static Table demandRows(Sampler sampler, Schema schema, int n, RandomGenerator random) {
        Table rows = sampler.sample(n, random);
        Law.SAMPLES.demand(rows.rows() == n, n + " rows", rows.rows());
        Law.SCHEMA.demandSame(
                "samples in the columns of the schema",
                schema.columns(),
                rows.schema().columns());
        for (int r = 0; r < n; r++)
            if (Rows.incomplete(rows, r))
                throw Law.SAMPLES.broken("samples without missing cells", "one in row " + (r + 1));
        return rows;
    }

    private void counts(Subject.Fit fit) {
        for (int n : new int[] {0, 1, 1000}) {
            Table rows = draw(fit, n);
            Law.SAMPLES.demand(rows.rows() == n, n + " rows", rows.rows());
            Law.SCHEMA.demandSame(
                    "samples in the columns of the schema",
                    fit.schema().columns(),
                    rows.schema().columns());
        }
    }

    private void complete(Subject.Fit fit) {
        demandRows((Sampler) fit.model(), fit.schema(), 1000, new Seed(5).random());
    }

    private void repeats(Subject.Fit fit) {
        Law.SAMPLE_SEED.demandSame("equal samples from equal generators", draw(fit, 300), draw(fit, 300));
    }

    private void varies(Subject.Fit fit) {
        RandomGenerator random = new Seed(5).random();
        Sampler sampler = (Sampler) fit.model();
        Law.SAMPLES.demand(
                Same.difference(sampler.sample(300, random), sampler.sample(300, random))
                        .isPresent(),
                "other rows from a generator that has moved on",
                "the same 300 rows");
        Table rows = sampler.sample(300, random);
        Law.SAMPLES.demand(
                Same.difference(Rows.select(rows, new int[300]), Rows.unweighted(rows))
                        .isPresent(),
                "rows that differ from each other",
                "300 equal rows");
    }

    /**
     * A density learned from rows puts their bulk where they are: means within half a deviation, deviations within a
     * factor of two, shares of levels within 0.15. Smoothing and priors move them less, a wrong column more.
     */
    private void resembles(Subject.Fit fit) {
        Table rows = fit.rows();
        Table draws = draw(fit, DRAWS);
        for (int c = 0; c < fit.schema().columns().size(); c++) {
            Column column = fit.schema().columns().get(c);
            if (column instanceof Column.Numeric) {
                Moments learned = Moments.of(rows.numbers(c), rows.weights());
                Moments drawn = Moments.of(draws.numbers(c));
                Law.DENSITY.demand(
                        Math.abs(learned.mean() - drawn.mean()) <= learned.deviation() / 2
                                && drawn.deviation() <= 2 * learned.deviation()
                                && drawn.deviation() >= learned.deviation() / 2,
                        "samples of '" + column.name() + "' around " + learned.mean() + " +- " + learned.deviation(),
                        drawn.mean() + " +- " + drawn.deviation());
            } else if (column instanceof Column.Categorical some) {
                for (int level = 0; level < some.levels().size(); level++) {
                    double learned = share(rows, c, level);
                    double drawn = share(draws, c, level);
                    Law.DENSITY.demand(
                            Math.abs(learned - drawn) <= 0.15,
                            "'" + some.levels().get(level) + "' in a share of about " + learned + " of samples",
                            drawn);
                }
            }
        }
    }

    /** The share of a level among the known cells, by weight. */
    private static double share(Table rows, int column, int level) {
        double[] weights = rows.weights();
        double known = 0;
        double found = 0;
        for (int r = 0; r < weights.length; r++) {
            int code = rows.codes(column)[r];
            if (code >= 0) known += weights[r];
            if (code == level) found += weights[r];
        }
        return found / known;
    }

    private void levels(Subject.Fit fit) {
        Table draws = draw(fit, DRAWS);
        for (int c : Line.categorical(fit.schema())) {
            Column.Categorical column =
                    (Column.Categorical) fit.schema().columns().get(c);
            for (int level = 0; level < column.levels().size(); level++) {
                Table row = Rows.level(Rows.blank(fit.schema(), 1), c, level);
                double expected = Math.exp(((Density) fit.model()).logDensity(row)[0]);
                demandShare("'" + column.levels().get(level) + "'", expected, share(draws, c, level), 1e-6);
            }
        }
    }

    private void numbers(Subject.Fit fit) {
        Table draws = draw(fit, DRAWS);
        for (int c : Line.real(fit.schema())) {
            double[] known = Line.known(fit.rows().numbers(c));
            double low = Line.quantile(known, 0.25);
            double high = Line.quantile(known, 0.75);
            double expected = Line.between(low, high).integral((Density) fit.model(), Rows.blank(fit.schema(), 1), c);
            double found = java.util.Arrays.stream(draws.numbers(c))
                            .filter(x -> x >= low && x <= high)
                            .count()
                    / (double) DRAWS;
            demandShare(fit.schema().names().get(c) + " in " + low + ".." + high, expected, found, Line.TOLERANCE);
        }
    }

    private static void demandShare(String what, double expected, double found, double tolerance) {
        double bound = ERRORS * Math.sqrt(Math.max(0, expected * (1 - expected)) / DRAWS) + 1.0 / DRAWS + tolerance;
        Law.DENSITY.demand(
                Math.abs(expected - found) <= bound,
                what + " in a share of " + expected + " of samples, as its density says",
                found);
    }
}
