package semblance.decisiontree;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.decisiontree.growing.Trees;

/** Predicts and fills cells from what is known of their rows. */
final class Fills {
    private final Chain chain;
    private final DecisionTree model;

    Fills(DecisionTree model) {
        this.model = model;
        chain = new Chain(model);
    }

    Prediction predict(Table rows, int column) {
        int[][] cells = chain.cells(rows);
        double[][] found = new double[rows.rows()][]; // of each row the probabilities of the cells
        int position = IntStream.range(0, chain.columns())
                .filter(p -> chain.order[p] == column)
                .findFirst()
                .orElseThrow();
        boolean last = !chain.tested(column);
        Trees tree = chain.tree(position);
        int[] leaves = tree.leaves(model.cuts().encode(rows), 0);
        Map<Integer, double[]> leafs = new HashMap<>();
        Map<Tuple, double[]> others = new HashMap<>(); // rows of which the same is known have the same answer
        for (int r = 0; r < found.length; r++) {
            int[] row = Chain.row(cells, r);
            row[column] = 0;
            boolean complete = Arrays.stream(row).allMatch(cell -> cell >= 0);
            row[column] = -1;
            if (complete && last) {
                found[r] = leafs.computeIfAbsent(leaves[r], leaf -> chain.laws[column].probabilities(leaf));
                continue;
            }
            boolean[] wanted = new boolean[row.length];
            wanted[column] = true;
            found[r] = others.computeIfAbsent(
                    new Tuple(row), known -> Posterior.of(chain, Knowledge.of(chain, known.values()), wanted)
                            .probabilities(column));
        }
        return prediction(column, found);
    }

    private Prediction prediction(int column, double[][] found) {
        if (model.schema().columns().get(column) instanceof Column.Categorical levels) {
            double[][] probabilities = new double[levels.levels().size()][found.length];
            for (int r = 0; r < found.length; r++)
                for (int level = 0; level < probabilities.length; level++) probabilities[level][r] = found[r][level];
            return new Prediction.Levels(levels, probabilities);
        }
        Cells cells = chain.laws[column].cells;
        double[] means = new double[found.length];
        double[] deviations = new double[found.length];
        Map<double[], double[]> moments = new IdentityHashMap<>(); // rows of one leaf share their array
        for (int r = 0; r < found.length; r++) {
            double[] some = moments.computeIfAbsent(found[r], each -> moments(cells, each));
            means[r] = some[0];
            deviations[r] = some[1];
        }
        return new Prediction.Numbers((Column.Numeric) model.schema().columns().get(column), means, deviations);
    }

    /** Mean and deviation. */
    static double[] moments(Cells cells, double[] probabilities) {
        double mean = 0;
        for (int c = 0; c < probabilities.length; c++) mean += probabilities[c] * cells.mean(c);
        double variance = 0;
        for (int c = 0; c < probabilities.length; c++) {
            double apart = cells.mean(c) - mean;
            variance += probabilities[c] * (cells.variance(c) + apart * apart);
        }
        return new double[] {cells.origin() + mean * cells.unit(), Math.sqrt(Math.max(0, variance)) * cells.unit()};
    }

    /** What is to be done with a row that has missing cells. */
    private interface Fill {
        void row(int row, int[] known, Serializable[] filled);
    }

    private Table fill(Table rows, Fill fill) {
        int[][] cells = chain.cells(rows);
        Serializable[] filled = new Serializable[cells.length];
        for (int column = 0; column < filled.length; column++)
            filled[column] = rows.array(column) instanceof double[] numbers
                    ? numbers.clone()
                    : rows.codes(column).clone();
        for (int r = 0; r < rows.rows(); r++) {
            int[] row = Chain.row(cells, r);
            if (Arrays.stream(row).anyMatch(cell -> cell < 0)) fill.row(r, row, filled);
        }
        return Table.of(rows.schema(), Arrays.asList(filled)).withWeights(rows.weights());
    }

    Table expected(Table rows) {
        return fill(rows, (r, known, filled) -> {
            boolean[] wanted = new boolean[known.length];
            for (int column = 0; column < known.length; column++) wanted[column] = known[column] < 0;
            Posterior posterior = Posterior.of(chain, Knowledge.of(chain, known), wanted);
            for (int column = 0; column < known.length; column++) {
                if (!wanted[column]) continue;
                double[] probabilities = posterior.probabilities(column);
                if (filled[column] instanceof int[] codes) {
                    codes[r] = largest(probabilities);
                } else if (filled[column] instanceof double[] numbers) {
                    Cells cells = chain.laws[column].cells;
                    double mean = moments(cells, probabilities)[0];
                    numbers[r] = cells.whole() ? Math.rint(mean) + 0.0 : mean;
                }
            }
        });
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
        return best;
    }

    Table drawn(Table rows, RandomGenerator random) {
        return fill(rows, (r, known, filled) -> {
            int[] drawn = Posterior.of(chain, Knowledge.of(chain, known), new boolean[known.length])
                    .draw(random);
            for (int column = 0; column < known.length; column++) {
                if (known[column] >= 0) continue;
                if (filled[column] instanceof int[] codes) codes[r] = drawn[column];
                else if (filled[column] instanceof double[] numbers)
                    numbers[r] = chain.laws[column].cells.draw(
                            drawn[column], Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, random);
            }
        });
    }
}
