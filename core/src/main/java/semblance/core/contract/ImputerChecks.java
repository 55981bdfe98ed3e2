package semblance.core.contract;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Imputer;
import semblance.api.train.Seed;

/** What a model that fills missing cells promises. */
final class ImputerChecks {
    private static final int DRAWS = 600;

    /** A mean of draws strays this many standard errors once in a million trials. */
    private static final double ERRORS = 5;

    private final Subject subject;

    private ImputerChecks(Subject subject) {
        this.subject = subject;
    }

    static List<Check> of(Subject subject) {
        ImputerChecks checks = new ImputerChecks(subject);
        return List.of(
                new Check("imputing fills every missing cell and leaves all others", () -> checks.each(checks::fills)),
                new Check("imputing complete rows changes nothing", () -> checks.each(checks::complete)),
                new Check("rows without a known cell are imputed too", () -> checks.each(checks::blank)),
                new Check("equal generators impute equal rows", () -> checks.each(checks::repeats)),
                new Check("imputed draws differ", () -> checks.each(checks::varies)),
                new Check(
                        "the imputed value is the mean or mode of imputed draws", () -> checks.each(checks::expected)));
    }

    @FunctionalInterface
    private interface Look {
        void at(Imputer imputer, Table holes);
    }

    private void each(Look look) throws Exception {
        subject.each(
                fit -> fit.model() instanceof Imputer,
                "a model that imputes",
                fit -> look.at((Imputer) fit.model(), holes(fit.rows())));
    }

    /** The rows with one more cell of each missing, column after column. */
    private static Table holes(Table rows) {
        int columns = rows.schema().columns().size();
        Table result = rows;
        for (int c = 0; c < columns; c++) {
            boolean[] missing = new boolean[rows.rows()];
            for (int r = 0; r < missing.length; r++) missing[r] = r % (columns + 1) == c;
            result = Rows.without(result, c, missing);
        }
        return result;
    }

    private static RandomGenerator random() {
        return new Seed(13).random();
    }

    /** Demands rows whose known cells are as before and whose missing cells are not missing any more. */
    static void demandFilled(Table holes, Table filled) {
        Law.PRESENT_CELLS.demand(filled.rows() == holes.rows(), holes.rows() + " rows", filled.rows());
        Law.SCHEMA.demandSame(
                "imputed rows in the columns of the schema",
                holes.schema().columns(),
                filled.schema().columns());
        for (int c = 0; c < holes.schema().columns().size(); c++) {
            boolean[] missing = new boolean[holes.rows()];
            for (int r = 0; r < missing.length; r++) {
                missing[r] = holes.missing(c, r);
                if (filled.missing(c, r))
                    throw Law.PRESENT_CELLS.broken(
                            "no missing cell",
                            "one of '" + holes.schema().names().get(c) + "' in row " + (r + 1));
            }
            Law.PRESENT_CELLS.demandSame(
                    "present cells of '" + holes.schema().names().get(c) + "' to stay as they are",
                    holes.array(c),
                    Rows.without(filled, c, missing).array(c));
        }
    }

    private void fills(Imputer imputer, Table holes) {
        demandFilled(holes, imputer.impute(holes));
        demandFilled(holes, imputer.impute(holes, random()));
    }

    private void complete(Imputer imputer, Table holes) {
        Table filled = imputer.impute(holes);
        demandFilled(filled, imputer.impute(filled));
        demandFilled(filled, imputer.impute(filled, random()));
    }

    private void blank(Imputer imputer, Table holes) {
        Table blank = Rows.blank(holes.schema(), 3);
        demandFilled(blank, imputer.impute(blank));
        demandFilled(blank, imputer.impute(blank, random()));
    }

    private void repeats(Imputer imputer, Table holes) {
        Law.DRAWN_CELLS.demandSame(
                "equal draws from equal generators", imputer.impute(holes, random()), imputer.impute(holes, random()));
    }

    private void varies(Imputer imputer, Table holes) {
        RandomGenerator random = random();
        Law.DRAWN_CELLS.demand(
                Same.difference(imputer.impute(holes, random), imputer.impute(holes, random))
                        .isPresent(),
                "other draws from a generator that has moved on",
                "the same rows");
    }

    private void expected(Imputer imputer, Table holes) {
        for (int c = 0; c < holes.schema().columns().size(); c++) {
            int column = c;
            int[] rows = IntStream.range(0, holes.rows())
                    .filter(r -> holes.missing(column, r))
                    .limit(3)
                    .toArray();
            for (int r : rows) {
                Table filled = imputer.impute(holes.slice(r, r + 1));
                int[] copies = new int[DRAWS];
                java.util.Arrays.fill(copies, r);
                Table draws = imputer.impute(Rows.select(holes, copies), random());
                if (holes.schema().columns().get(c) instanceof Column.Numeric numeric)
                    demandMean(filled, draws, c, numeric);
                else if (holes.schema().columns().get(c) instanceof Column.Categorical) demandMode(filled, draws, c);
            }
        }
    }

    private static void demandMean(Table filled, Table draws, int column, Column.Numeric numeric) {
        Moments moments = Moments.of(draws.numbers(column));
        double value = filled.numbers(column)[0];
        double bound = ERRORS * moments.deviation() / Math.sqrt(DRAWS)
                + 1e-9 * (1 + Math.abs(value))
                + (numeric.kind().whole() ? 0.5 : 0);
        Law.EXPECTED_CELLS.demand(
                Math.abs(value - moments.mean()) <= bound,
                "the mean of draws of '" + numeric.name() + "', " + moments.mean() + " +- " + bound,
                value);
    }

    /** The most probable level is drawn most often, but for the chance of a close race. */
    private static void demandMode(Table filled, Table draws, int column) {
        Column.Categorical some = (Column.Categorical) draws.schema().columns().get(column);
        int[] counts = new int[some.levels().size()];
        for (int code : draws.codes(column)) counts[code]++;
        int most = IntStream.of(counts).max().orElseThrow();
        int chosen = filled.codes(column)[0];
        Law.EXPECTED_CELLS.demand(
                most - counts[chosen] <= ERRORS * Math.sqrt(2.0 * most),
                "the level of '" + some.name() + "' drawn most often, " + most + " times of " + DRAWS,
                "'" + some.levels().get(chosen) + "', drawn " + counts[chosen] + " times");
    }
}
