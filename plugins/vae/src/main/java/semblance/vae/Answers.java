package semblance.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.vae.heads.Head;
import semblance.vae.heads.Law;
import semblance.vae.heads.LevelHead;
import semblance.vae.heads.NumberHead;
import semblance.vae.heads.Tails;
import semblance.vae.heads.TensorHead;
import semblance.vae.heads.TextHead;

/** What is likely in the cells that a row does not tell. */
final class Answers {
    private final Vae vae;
    private final Structure structure;

    Answers(Vae vae) {
        this.vae = vae;
        structure = vae.structure();
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

    Prediction predict(Table rows, String name) {
        if (!predictable(structure.schema()).contains(name))
            throw new IllegalArgumentException(
                    "cannot predict '" + name + "'; these can be: " + predictable(structure.schema()));
        int c = structure.schema().indexOf(name);
        Table without = Hidden.column(rows, c);
        if (structure.schema().columns().get(c) instanceof Column.Numeric numeric) {
            double[] means = new double[rows.rows()];
            double[] deviations = new double[rows.rows()];
            new Particles(vae).of(without, true, (row, draws) -> {
                double[] moments = moments(draws, c);
                means[row] = moments[0];
                deviations[row] = Math.sqrt(moments[1]);
            });
            return new Prediction.Numbers(numeric, means, deviations);
        }
        Column.Categorical column =
                (Column.Categorical) structure.schema().columns().get(c);
        double[][] probabilities = new double[column.levels().size()][rows.rows()];
        new Particles(vae).of(without, true, (row, draws) -> {
            double[] p = levels(draws, c);
            for (int level = 0; level < p.length; level++) probabilities[level][row] = p[level];
        });
        return new Prediction.Levels(column, probabilities);
    }

    /** The mean and the variance of a number. */
    private double[] moments(Particles.Draws draws, int column) {
        NumberHead head = (NumberHead) structure.heads().get(column);
        double[] weights = draws.weights();
        double[] means = new double[weights.length];
        double mean = 0;
        double variance = 0;
        for (int s = 0; s < weights.length; s++) {
            if (weights[s] == 0) continue;
            Law law = head.law(draws.terms(column, s));
            means[s] = law.mean();
            mean += weights[s] * means[s];
            variance += weights[s] * law.variance();
        }
        for (int s = 0; s < weights.length; s++) variance += weights[s] * (means[s] - mean) * (means[s] - mean);
        return new double[] {mean, variance};
    }

    private double[] levels(Particles.Draws draws, int column) {
        LevelHead head = (LevelHead) structure.heads().get(column);
        double[] weights = draws.weights();
        double[] sums = new double
                [((Column.Categorical) structure.schema().columns().get(column))
                        .levels()
                        .size()];
        for (int s = 0; s < weights.length; s++) {
            if (weights[s] == 0) continue;
            double[] p = head.probabilities(draws.terms(column, s));
            for (int level = 0; level < p.length; level++) sums[level] += weights[s] * p[level];
        }
        return sums;
    }

    /** Fills missing cells with expected values and most probable levels. */
    Table fill(Table rows) {
        Cells cells = Cells.of(vae, rows);
        Hidden.Some some = Hidden.incomplete(cells, structure, rows);
        new Particles(vae).of(some.rows(), true, (i, draws) -> {
            int row = some.positions()[i];
            for (int c = 0; c < structure.heads().size(); c++) if (cells.missing(c, row)) expect(cells, draws, c, row);
        });
        return cells.table(rows.weights());
    }

    private void expect(Cells cells, Particles.Draws draws, int c, int row) {
        Head head = structure.heads().get(c);
        if (head instanceof NumberHead) cells.number(c, row, moments(draws, c)[0]);
        else if (head instanceof LevelHead) cells.code(c, row, most(levels(draws, c)));
        else if (head instanceof TextHead) cells.text(c, row, draws.terms(c, most(draws.weights())));
        else {
            double[] weights = draws.weights();
            double[] means = new double[head.cells()];
            for (int s = 0; s < weights.length; s++)
                if (weights[s] > 0) ((TensorHead) head).addMean(draws.terms(c, s), weights[s], means);
            cells.means(c, row, means);
        }
    }

    /** Fills missing cells with one joint draw: a draw of the latent variables by its weight, then cells given it. */
    Table fill(Table rows, RandomGenerator random) {
        Cells cells = Cells.of(vae, rows);
        Hidden.Some some = Hidden.incomplete(cells, structure, rows);
        new Particles(vae).of(some.rows(), true, (i, draws) -> {
            int row = some.positions()[i];
            int chosen = Tails.draw(draws.weights(), random);
            for (int c = 0; c < structure.heads().size(); c++)
                if (cells.missing(c, row)) cells.draw(c, row, draws.terms(c, chosen), random);
        });
        return cells.table(rows.weights());
    }
}
