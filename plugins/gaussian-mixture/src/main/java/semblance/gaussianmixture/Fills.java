package semblance.gaussianmixture;

import java.io.Serializable;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import semblance.api.data.Table;
import semblance.api.model.Prediction;

/** What is to be expected in missing cells, given the others. */
final class Fills {
    private final Components components;
    private final Layout layout;

    Fills(Components components) {
        this.components = components;
        layout = components.layout;
    }

    Prediction predict(Table rows, int column) {
        layout.check(rows);
        int n = rows.rows();
        Serializable[] cells = cells(rows);
        int level = Arrays.binarySearch(layout.categorical, column);
        if (level >= 0) {
            int[] blank = new int[n];
            Arrays.fill(blank, -1);
            cells[column] = blank;
            double[][] probabilities = new double[layout.levels[level]][n];
            visit(Table.of(layout.schema, Arrays.asList(cells)), block -> {
                for (int r = 0; r < block.rows; r++) {
                    double[] all = levels(block, r, level);
                    for (int i = 0; i < all.length; i++) probabilities[i][block.row[r]] = all[i];
                }
            });
            return new Prediction.Levels(layout.category(level), probabilities);
        }
        double[] blank = new double[n];
        Arrays.fill(blank, Double.NaN);
        cells[column] = blank;
        int j = Arrays.binarySearch(layout.numeric, column);
        double[] means = new double[n];
        double[] deviations = new double[n];
        visit(Table.of(layout.schema, Arrays.asList(cells)), block -> {
            int m = Arrays.binarySearch(block.pattern.missing, j);
            for (int r = 0; r < block.rows; r++) moments(block, r, m, means, deviations);
        });
        return new Prediction.Numbers(layout.number(j), means, deviations);
    }

    private void visit(Table rows, java.util.function.Consumer<Block> use) {
        double[] ones = new double[rows.rows()];
        Arrays.fill(ones, 1);
        new Batch(layout, rows, ones, true).forEach(components, block -> {
            block.normalise();
            use.accept(block);
        });
    }

    private static Serializable[] cells(Table rows) {
        Serializable[] cells = new Serializable[rows.schema().columns().size()];
        for (int column = 0; column < cells.length; column++) cells[column] = rows.array(column);
        return cells;
    }

    /** The mean and deviation of the mixture of the components' regressions; squares are about the mixture's mean. */
    private void moments(Block block, int r, int m, double[] means, double[] deviations) {
        int size = components.size();
        double[] each = new double[size];
        double mean = 0;
        for (int k = 0; k < size; k++) {
            each[k] = expected(block, r, k, m);
            mean += block.responsibilities[k][r] * each[k];
        }
        double variance = 0;
        for (int k = 0; k < size; k++) {
            double apart = each[k] - mean;
            variance += block.responsibilities[k][r] * (block.pattern.residual[k][m][m] + apart * apart);
        }
        means[block.row[r]] = mean;
        deviations[block.row[r]] = Math.sqrt(Math.max(0, variance));
    }

    /** The expected value of the m-th missing cell under component k. */
    private double expected(Block block, int r, int k, int m) {
        Pattern pattern = block.pattern;
        double[] means = components.mixture.means()[k];
        double value = means[pattern.missing[m]];
        for (int o = 0; o < pattern.known.length; o++)
            value += pattern.slopes[k][m][o] * (block.x[pattern.known[o]][r] - means[pattern.known[o]]);
        return value;
    }

    private double[] levels(Block block, int r, int c) {
        double[] probabilities = new double[layout.levels[c]];
        for (int k = 0; k < components.size(); k++)
            for (int level = 0; level < probabilities.length; level++)
                probabilities[level] +=
                        block.responsibilities[k][r] * components.mixture.levels()[k][c][level];
        return probabilities;
    }

    Table expected(Table rows) {
        Serializable[] filled = copy(rows);
        visit(rows, block -> {
            for (int r = 0; r < block.rows; r++) {
                for (int m = 0; m < block.pattern.missing.length; m++) {
                    int j = block.pattern.missing[m];
                    double value = 0;
                    for (int k = 0; k < components.size(); k++)
                        value += block.responsibilities[k][r] * expected(block, r, k, m);
                    ((double[]) filled[layout.numeric[j]])[block.row[r]] = layout.round(j, value);
                }
                for (int c = 0; c < block.codes.length; c++)
                    if (block.codes[c][r] == 0)
                        ((int[]) filled[layout.categorical[c]])[block.row[r]] = largest(levels(block, r, c));
            }
        });
        return Table.of(rows.schema(), Arrays.asList(filled)).withWeights(rows.weights());
    }

    Table drawn(Table rows, RandomGenerator random) {
        Serializable[] filled = copy(rows);
        visit(rows, block -> {
            Pattern pattern = block.pattern;
            double[][][] factors = new double[components.size()][][];
            for (int k = 0; k < factors.length && pattern.missing.length > 0; k++)
                factors[k] = Cholesky.factor(pattern.residual[k]);
            double[] share = new double[components.size()];
            double[] noise = new double[pattern.missing.length];
            for (int r = 0; r < block.rows; r++) {
                for (int k = 0; k < share.length; k++) share[k] = block.responsibilities[k][r];
                int k = Draws.choose(share, random);
                for (int m = 0; m < noise.length; m++) noise[m] = random.nextGaussian();
                for (int m = 0; m < noise.length; m++) {
                    double value = expected(block, r, k, m);
                    for (int o = 0; o <= m; o++) value += factors[k][m][o] * noise[o];
                    int j = pattern.missing[m];
                    ((double[]) filled[layout.numeric[j]])[block.row[r]] = layout.round(j, value);
                }
                for (int c = 0; c < block.codes.length; c++)
                    if (block.codes[c][r] == 0)
                        ((int[]) filled[layout.categorical[c]])[block.row[r]] =
                                Draws.choose(components.mixture.levels()[k][c], random);
            }
        });
        return Table.of(rows.schema(), Arrays.asList(filled)).withWeights(rows.weights());
    }

    private Serializable[] copy(Table rows) {
        layout.check(rows);
        Serializable[] cells = cells(rows);
        for (int column : layout.numeric) cells[column] = ((double[]) cells[column]).clone();
        for (int column : layout.categorical) cells[column] = ((int[]) cells[column]).clone();
        return cells;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
        return best;
    }
}
