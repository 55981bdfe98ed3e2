package semblance.randomforest.adversarial;

import java.io.Serializable;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Prediction;

/** Predictions and fillings of cells: expectations and draws from the leaves that the rest of a row leaves possible. */
final class Fills {
    private final Cells cells;
    private final Known known;
    private final double[] box = new double[2];

    Fills(Cells cells, Known known) {
        this.cells = cells;
        this.known = known;
    }

    Prediction predict(Table rows, String name) {
        Columns columns = cells.columns;
        int column = columns.schema.indexOf(name);
        Batch batch = new Batch(cells, known, rows);
        Candidates candidates = new Candidates(batch);
        int place = columns.place[column];
        if (columns.schema.columns().get(column) instanceof Column.Numeric numeric) {
            double[] means = new double[batch.size];
            double[] deviations = new double[batch.size];
            for (int r = 0; r < batch.size; r++) {
                double[] moments = moments(batch, candidates, candidates.shares(candidates.find(r, column)), place);
                double unit = cells.marginals.units()[place];
                means[r] = cells.marginals.centres()[place] + moments[0] * unit;
                deviations[r] = Math.sqrt(Math.max(0, moments[1] - moments[0] * moments[0])) * unit;
                if (known.point(place)) {
                    means[r] = known.low()[place];
                    deviations[r] = 0;
                }
            }
            return new Prediction.Numbers(numeric, means, deviations);
        }
        Column.Categorical categorical =
                (Column.Categorical) columns.schema.columns().get(column);
        double[][] probabilities = new double[columns.levels[place]][batch.size];
        for (int r = 0; r < batch.size; r++) {
            double[] each = levels(candidates, candidates.shares(candidates.find(r, column)), place);
            for (int level = 0; level < each.length; level++) probabilities[level][r] = each[level];
        }
        return new Prediction.Levels(categorical, probabilities);
    }

    /** The mean and mean square of a scaled numeric column over leaves. */
    private double[] moments(Batch batch, Candidates candidates, double[] shares, int j) {
        double[] sums = new double[2];
        double weight = 0;
        for (int i = 0; i < candidates.size; i++) {
            int leaf = candidates.leaves[i];
            bounds(leaf, j);
            double mass = cells.mass(leaf, j, batch.low[j], batch.high[j], box);
            if (!(mass > 0)) continue;
            weight += shares[i];
            cells.moments(leaf, j, batch.low[j], batch.high[j], box, shares[i] / mass, sums);
        }
        if (!(weight > 0)) return new double[] {fallback(batch, j), 0};
        sums[0] /= weight;
        sums[1] /= weight;
        return sums;
    }

    /** Where no leaf allows a number, which rounding alone can bring about: the nearest bound. */
    private static double fallback(Batch batch, int j) {
        return Math.max(batch.low[j], Math.min(batch.high[j], 0));
    }

    private void bounds(int leaf, int j) {
        cells.boxes.numbers(cells.boxes.tree(leaf), leaf, cells.columns.numeric[j], box);
    }

    /** The probabilities of the levels of a column over leaves. */
    private double[] levels(Candidates candidates, double[] shares, int c) {
        double[] sums = new double[cells.columns.levels[c]];
        boolean[] allowed = known.allowed()[c];
        boolean restricted = known.restricted(c);
        for (int i = 0; i < candidates.size; i++) {
            int leaf = candidates.leaves[i];
            int tree = cells.boxes.tree(leaf);
            double mass = restricted ? cells.mass(tree, leaf, c, allowed) : 1;
            if (mass > 0) cells.levels(tree, leaf, c, allowed, shares[i] / mass, sums);
        }
        double total = Arrays.stream(sums).sum();
        for (int level = 0; level < sums.length; level++)
            sums[level] = total > 0 ? sums[level] / total : allowed[level] ? 1.0 / sums.length : 0;
        return sums;
    }

    /** Fills each missing cell with its mean or most probable level. */
    Table expected(Table rows) {
        return fill(rows, (batch, candidates, r, cellsOfRow) -> {
            double[] shares = candidates.shares(candidates.find(r, -1));
            for (int j = 0; j < batch.numbers.length; j++) {
                if (batch.numbers[j][r] == batch.numbers[j][r]) continue;
                double mean = moments(batch, candidates, shares, j)[0];
                cellsOfRow.number(j, r, limited(j, cells.unscaled(j, mean)));
            }
            for (int c = 0; c < batch.levels.length; c++) {
                if (batch.levels[c][r] >= 0) continue;
                double[] each = levels(candidates, shares, c);
                int best = 0;
                for (int level = 1; level < each.length; level++) if (each[level] > each[best]) best = level;
                cellsOfRow.level(c, r, best);
            }
        });
    }

    /** Fills the missing cells of each row with one joint draw. */
    Table drawn(Table rows, RandomGenerator random) {
        return fill(rows, (batch, candidates, r, cellsOfRow) -> {
            double[] shares = candidates.shares(candidates.find(r, -1));
            int leaf = candidates.leaves[Cells.choose(shares, shares.length, random.nextDouble())];
            int tree = cells.boxes.tree(leaf);
            for (int j = 0; j < batch.numbers.length; j++) {
                if (batch.numbers[j][r] == batch.numbers[j][r]) continue;
                bounds(leaf, j);
                double z = cells.draw(leaf, j, batch.low[j], batch.high[j], box, random);
                cellsOfRow.number(j, r, limited(j, cells.unscaled(j, z)));
            }
            for (int c = 0; c < batch.levels.length; c++)
                if (batch.levels[c][r] < 0)
                    cellsOfRow.level(c, r, cells.draw(tree, leaf, c, known.allowed()[c], !known.restricted(c), random));
        });
    }

    /** Scaling back may leave the range that is known by a last bit. */
    double limited(int j, double number) {
        return Math.max(known.low()[j], Math.min(known.high()[j], number));
    }

    @FunctionalInterface
    private interface Filling {
        void row(Batch batch, Candidates candidates, int row, Filled filled);
    }

    private record Filled(Columns columns, Serializable[] arrays) {
        void number(int j, int row, double number) {
            ((double[]) arrays[columns.numeric[j]])[row] = number;
        }

        void level(int c, int row, int level) {
            ((int[]) arrays[columns.categorical[c]])[row] = level;
        }
    }

    private Table fill(Table rows, Filling filling) {
        Batch batch = new Batch(cells, known, rows);
        Columns columns = cells.columns;
        Serializable[] arrays = new Serializable[columns.size()];
        for (int column = 0; column < arrays.length; column++)
            arrays[column] = columns.numeric(column)
                    ? batch.rows.numbers(column).clone()
                    : batch.rows.codes(column).clone();
        Filled filled = new Filled(columns, arrays);
        Candidates candidates = new Candidates(batch);
        for (int r = 0; r < batch.size; r++) if (!batch.complete[r]) filling.row(batch, candidates, r, filled);
        return Table.of(rows.schema(), Arrays.asList(arrays)).withWeights(rows.weights());
    }
}
