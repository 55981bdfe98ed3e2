package semblance.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Evidence;
import semblance.api.model.Prediction;
import semblance.vae.heads.Head;
import semblance.vae.heads.Law;
import semblance.vae.heads.LevelHead;
import semblance.vae.heads.NumberHead;
import semblance.vae.heads.Tails;
import semblance.vae.heads.TensorHead;
import semblance.vae.heads.TextHead;

/** What is likely in the cells that a row does not tell, given evidence. */
final class Answers {
    /** The mean of a number within a range is that of so many quantiles. */
    private static final int QUANTILES = 32;

    private final Vae vae;
    private final Structure structure;
    private final Known known;
    private final Cases cases;

    Answers(Vae vae, Known known) {
        this.vae = vae;
        this.structure = vae.structure();
        this.known = known;
        this.cases = new Cases(vae, known);
    }

    static List<String> predictable(Schema schema) {
        List<String> names = new ArrayList<>();
        for (Column column : schema.columns())
            if (column instanceof Column.Numeric || column instanceof Column.Categorical) names.add(column.name());
        if (names.remove(schema.target())) names.add(0, schema.target());
        return names;
    }

    static int most(double[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) if (probabilities[k] > probabilities[best]) best = k;
        return best;
    }

    /** The log density of each row and the evidence together. */
    double[] logDensity(Table rows) {
        double[] logDensity = new double[rows.rows()];
        cases.of(rows, false, (row, some) -> logDensity[row] = some.logDensity());
        return logDensity;
    }

    Prediction predict(Table rows, String name) {
        List<String> names = predictable(structure.schema());
        if (!names.contains(name))
            throw new IllegalArgumentException(
                    "cannot predict '" + name + "'; the columns that can be are " + String.join(", ", names));
        int c = structure.schema().indexOf(name);
        Table without = Hidden.column(rows, c);
        if (structure.schema().columns().get(c) instanceof Column.Numeric numeric) {
            double[] means = new double[rows.rows()];
            double[] deviations = new double[rows.rows()];
            cases.of(without, true, (row, some) -> {
                double[] moments = moments(some, c);
                means[row] = moments[0];
                deviations[row] = Math.sqrt(moments[1]);
            });
            return new Prediction.Numbers(numeric, means, deviations);
        }
        Column.Categorical column =
                (Column.Categorical) structure.schema().columns().get(c);
        double[][] probabilities = new double[column.levels().size()][rows.rows()];
        cases.of(without, true, (row, some) -> {
            double[] p = levels(some, c);
            for (int level = 0; level < p.length; level++) probabilities[level][row] = p[level];
        });
        return new Prediction.Levels(column, probabilities);
    }

    /** The mean and the variance of a number. */
    private double[] moments(Cases.Case some, int column) {
        double[] weights = some.weights();
        double[] means = new double[weights.length];
        double mean = 0;
        double variance = 0;
        for (int s = 0; s < weights.length; s++) {
            if (weights[s] == 0) continue;
            double[] one = moments(some, column, s);
            means[s] = one[0];
            mean += weights[s] * one[0];
            variance += weights[s] * one[1];
        }
        for (int s = 0; s < weights.length; s++) {
            if (weights[s] > 0) variance += weights[s] * (means[s] - mean) * (means[s] - mean);
        }
        return new double[] {mean, variance};
    }

    private double[] moments(Cases.Case some, int column, int draw) {
        if (some.knows(column, draw)) return new double[] {some.number(column, draw), 0};
        Law law = ((NumberHead) structure.heads().get(column)).law(some.terms(column, draw));
        Evidence.Range range = known.open(column);
        if (range == null) return new double[] {law.mean(), law.variance()};
        double sum = 0;
        double squares = 0;
        double first = law.quantileWithin(range.low(), range.high(), 0.5);
        for (int i = 0; i < QUANTILES; i++) {
            double away = law.quantileWithin(range.low(), range.high(), (i + 0.5) / QUANTILES) - first;
            sum += away;
            squares += away * away;
        }
        double mean = sum / QUANTILES;
        return new double[] {first + mean, Math.max(0, squares / QUANTILES - mean * mean)};
    }

    private double[] levels(Cases.Case some, int column) {
        double[] weights = some.weights();
        double[] sums = new double[structure.heads().get(column).family().targets()];
        for (int s = 0; s < weights.length; s++) {
            if (weights[s] == 0) continue;
            if (some.knows(column, s)) sums[some.code(column, s)] += weights[s];
            else {
                double[] p = levels(some, column, s);
                for (int level = 0; level < p.length; level++) sums[level] += weights[s] * p[level];
            }
        }
        return sums;
    }

    /** The probabilities of the levels that the evidence allows, given a draw. */
    private double[] levels(Cases.Case some, int column, int draw) {
        double[] p = ((LevelHead) structure.heads().get(column)).probabilities(some.terms(column, draw));
        if (!known.sets().containsKey(column)) return p;
        double all = 0;
        for (int level = 0; level < p.length; level++) {
            if (!known.allows(column, level)) p[level] = 0;
            all += p[level];
        }
        for (int level = 0; level < p.length; level++) p[level] /= all;
        return p;
    }

    /** Fills missing cells with expected values and most probable levels. */
    Table fill(Table rows) {
        Cells cells = Cells.of(vae, rows);
        Hidden.Some some = Hidden.incomplete(cells, structure, rows);
        cases.of(some.rows(), true, (i, found) -> {
            int row = some.positions()[i];
            for (int c = 0; c < structure.heads().size(); c++) if (cells.missing(c, row)) expect(cells, found, c, row);
        });
        return cells.table(rows.weights());
    }

    private void expect(Cells cells, Cases.Case some, int c, int row) {
        Head head = structure.heads().get(c);
        if (head instanceof NumberHead) cells.number(c, row, moments(some, c)[0]);
        else if (head instanceof LevelHead) cells.code(c, row, most(levels(some, c)));
        else if (head instanceof TextHead) cells.text(c, row, some.terms(c, most(some.weights())));
        else {
            double[] weights = some.weights();
            double[] means = new double[head.cells()];
            for (int s = 0; s < weights.length; s++)
                if (weights[s] > 0) ((TensorHead) head).addMean(some.terms(c, s), weights[s], means);
            cells.means(c, row, means);
        }
    }

    /** Fills missing cells with one joint draw: a draw of the latent variables by its weight, then cells given it. */
    Table fill(Table rows, RandomGenerator random) {
        Cells cells = Cells.of(vae, rows);
        Hidden.Some some = Hidden.incomplete(cells, structure, rows);
        cases.of(
                some.rows(),
                true,
                (i, found) -> draw(cells, some.positions()[i], found, Tails.draw(found.weights(), random), random));
        return cells.table(rows.weights());
    }

    /** Draws the missing cells of a row given a draw of the latent variables. */
    void draw(Cells cells, int row, Cases.Case some, int draw, RandomGenerator random) {
        for (int c = 0; c < structure.heads().size(); c++) {
            if (!cells.missing(c, row)) continue;
            Head head = structure.heads().get(c);
            if (head instanceof LevelHead)
                cells.code(
                        c, row, some.knows(c, draw) ? some.code(c, draw) : Tails.draw(levels(some, c, draw), random));
            else if (head instanceof NumberHead number) cells.number(c, row, number(some, number, c, draw, random));
            else cells.draw(c, row, some.terms(c, draw), random);
        }
    }

    private double number(Cases.Case some, NumberHead head, int c, int draw, RandomGenerator random) {
        if (some.knows(c, draw)) return some.number(c, draw);
        Law law = head.law(some.terms(c, draw));
        Evidence.Range range = known.open(c);
        return range == null ? law.draw(random) : law.drawWithin(range.low(), range.high(), random);
    }
}
