package semblance.bayesiannetwork.mixture;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;

/** What a mixture says of a batch of rows. It holds the messages of the last row: one for each call. */
final class Answers {
    private final Schema schema;
    private final double[] weights;
    private final double[] logWeights;
    private final Propagation[] trees;
    private final int[] row;
    private final double[][] beliefs; // of one component
    private final double[][] mixed;
    private final double[] shares;

    Answers(Schema schema, Components components) {
        this.schema = schema;
        weights = components.weights();
        logWeights = Arrays.stream(weights).map(Math::log).toArray();
        int[] levels = schema.columns().stream()
                .mapToInt(column -> ((Column.Categorical) column).levels().size())
                .toArray();
        trees = components.trees().stream()
                .map(tree -> new Propagation(tree, levels))
                .toArray(Propagation[]::new);
        row = new int[levels.length];
        beliefs = Arrays.stream(levels).mapToObj(double[]::new).toArray(double[][]::new);
        mixed = Arrays.stream(levels).mapToObj(double[]::new).toArray(double[][]::new);
        shares = new double[weights.length];
    }

    double[] logDensity(Table rows) {
        int[][] codes = Cells.of(schema, rows);
        double[] logs = new double[rows.rows()];
        double nothing = logSum(logWeights); // 0 but for rounding, so that a row without cells gets exactly 0
        for (int r = 0; r < logs.length; r++) {
            Cells.copy(codes, r, row);
            for (int k = 0; k < trees.length; k++) shares[k] = joint(k);
            double log = logSum(shares);
            logs[r] = log == Double.NEGATIVE_INFINITY ? log : log - nothing;
        }
        return logs;
    }

    /** The log probability of component k and the row. */
    private double joint(int k) {
        return logWeights[k] == Double.NEGATIVE_INFINITY ? logWeights[k] : logWeights[k] + trees[k].gather(row);
    }

    private static double logSum(double[] logs) {
        double top = Double.NEGATIVE_INFINITY;
        for (double log : logs) top = Math.max(top, log);
        if (top == Double.NEGATIVE_INFINITY) return top;
        double sum = 0;
        for (double log : logs) sum += Math.exp(log - top);
        return top + Math.log(sum);
    }

    /** Finds the responsibilities of the row; a row that cannot be has those of a row of which nothing is known. */
    private void weigh() {
        double top = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < trees.length; k++) {
            shares[k] = joint(k);
            top = Math.max(top, shares[k]);
        }
        if (top == Double.NEGATIVE_INFINITY) {
            System.arraycopy(weights, 0, shares, 0, weights.length);
            Arrays.fill(row, -1);
            for (int k = 0; k < trees.length; k++) trees[k].gather(row);
            return;
        }
        double sum = 0;
        for (int k = 0; k < trees.length; k++) sum += shares[k] = Math.exp(shares[k] - top);
        for (int k = 0; k < trees.length; k++) shares[k] /= sum;
    }

    double[][] responsibilities(Table rows) {
        int[][] codes = Cells.of(schema, rows);
        double[][] all = new double[trees.length][rows.rows()];
        for (int r = 0; r < rows.rows(); r++) {
            Cells.copy(codes, r, row);
            weigh();
            for (int k = 0; k < all.length; k++) all[k][r] = shares[k];
        }
        return all;
    }

    Prediction predict(Table rows, int column) {
        int[][] codes = Cells.of(schema, rows);
        double[][] probabilities = new double[mixed[column].length][rows.rows()];
        for (int r = 0; r < rows.rows(); r++) {
            Cells.copy(codes, r, row);
            row[column] = -1;
            mix();
            for (int b = 0; b < probabilities.length; b++) probabilities[b][r] = mixed[column][b];
        }
        return new Prediction.Levels((Column.Categorical) schema.columns().get(column), probabilities);
    }

    /** Finds the distribution of each missing cell of the row. */
    private void mix() {
        weigh();
        for (double[] each : mixed) Arrays.fill(each, 0);
        for (int k = 0; k < trees.length; k++) {
            if (shares[k] == 0) continue;
            trees[k].marginals(row, beliefs);
            for (int c = 0; c < mixed.length; c++)
                for (int b = 0; b < mixed[c].length; b++) mixed[c][b] += shares[k] * beliefs[c][b];
        }
    }

    Table expected(Table rows) {
        int[][] codes = Cells.of(schema, rows);
        int[][] filled = Arrays.stream(codes).map(int[]::clone).toArray(int[][]::new);
        for (int r = 0; r < rows.rows(); r++) {
            if (complete(codes, r)) continue;
            Cells.copy(codes, r, row);
            mix();
            for (int c = 0; c < filled.length; c++) if (codes[c][r] < 0) filled[c][r] = Cells.largest(mixed[c]);
        }
        return Table.of(rows.schema(), Arrays.asList(filled)).withWeights(rows.weights());
    }

    Table drawn(Table rows, RandomGenerator random) {
        int[][] codes = Cells.of(schema, rows);
        int[][] filled = Arrays.stream(codes).map(int[]::clone).toArray(int[][]::new);
        for (int r = 0; r < rows.rows(); r++) {
            if (complete(codes, r)) continue;
            Cells.copy(codes, r, row);
            weigh();
            trees[Propagation.choose(shares, shares.length, random)].draw(row, random);
            for (int c = 0; c < filled.length; c++) if (codes[c][r] < 0) filled[c][r] = row[c];
        }
        return Table.of(rows.schema(), Arrays.asList(filled)).withWeights(rows.weights());
    }

    private static boolean complete(int[][] codes, int r) {
        for (int[] column : codes) if (column[r] < 0) return false;
        return true;
    }

    Table sample(int n, RandomGenerator random) {
        int[][] columns = Stream.generate(() -> new int[n]).limit(row.length).toArray(int[][]::new);
        Arrays.fill(row, -1);
        for (Propagation tree : trees) tree.gather(row); // nothing is known, whichever row is drawn
        for (int r = 0; r < n; r++) {
            Arrays.fill(row, -1);
            trees[Propagation.choose(weights, weights.length, random)].draw(row, random);
            for (int c = 0; c < row.length; c++) columns[c][r] = row[c];
        }
        return Table.of(schema, List.of(columns));
    }
}
