package semblance.decisiontree;

import java.util.Arrays;
import java.util.List;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Prediction;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/**
 * A tree that predicts the target.
 *
 * @param cuts how the tree sees the cells of the other columns
 * @param tree one tree
 * @param shared whether rows whose cell is missing go both ways, with shares as the rows of training had
 * @param weights the weight of the rows of each leaf, shape [leaves]
 * @param answers of each leaf the probability of each level, or mean and deviation; shape [leaves * levels] or [leaves * 2]
 * @param gaps of each column that the tree could test, whether a cell was missing
 * @param importance what each column lowers the impurity by, the largest first
 * @param alphas what a leaf must save of the impurity for the best pruned tree to change, ascending from 0; of length 0
 *     unless the tree was pruned by cost-complexity
 * @param alpha what each leaf had to save; 0 if not pruned by cost-complexity
 */
public record TreePredictor(
        Schema schema,
        Cuts cuts,
        Trees tree,
        boolean shared,
        double[] weights,
        double[] answers,
        boolean[] gaps,
        List<Importance> importance,
        double[] alphas,
        double alpha)
        implements TreeModel {

    /** The target alone. */
    @Override
    public List<String> predictable() {
        return List.of(schema.target());
    }

    @Override
    public Prediction predict(Table rows, String column) {
        schema.indexOf(column);
        if (!column.equals(schema.target()))
            throw new IllegalArgumentException(
                    "this tree predicts '" + schema.target() + "' alone, not '" + column + "'");
        Columns.check(schema, rows);
        boolean levels = schema.column(column) instanceof Column.Categorical;
        int width = answers.length / weights.length;
        double[][] found = new double[width][rows.rows()];
        int[] leaves = tree.leaves(cuts, rows, 0);
        for (int r = 0; r < leaves.length; r++) {
            int at = leaves[r] * width;
            for (int k = 0; k < width; k++) found[k][r] = answers[at + k];
        }
        if (shared) {
            Codes codes = cuts.encode(rows);
            double[] totals = tree.totals(weights);
            for (int r = 0; r < codes.rows(); r++) if (gap(codes, r)) mix(codes, r, totals, levels, found);
        }
        if (levels) return new Prediction.Levels((Column.Categorical) schema.column(column), found);
        return new Prediction.Numbers((Column.Numeric) schema.column(column), found[0], found[1]);
    }

    private static boolean gap(Codes codes, int row) {
        for (int c = 0; c < codes.columns(); c++) if (codes.at(c, row) == 0) return true;
        return false;
    }

    private void mix(Codes codes, int row, double[] totals, boolean levels, double[][] found) {
        int width = found.length;
        double[] sums = new double[width];
        double[] unit = {0};
        tree.share(codes, row, 0, totals, (leaf, share) -> {
            for (int k = 0; k < width; k++) sums[k] += share * answers[leaf * width + k];
            if (!levels) unit[0] = Math.max(unit[0], Math.abs(answers[leaf * 2]));
        });
        if (levels) {
            double sum = Arrays.stream(sums).sum(); // shares add up to 1 but for rounding
            for (int k = 0; k < width; k++) found[k][row] = sums[k] / sum;
            return;
        }
        double scale = unit[0] > 0 ? unit[0] : 1; // so that no square overflows
        double[] variance = {0};
        tree.share(codes, row, 0, totals, (leaf, share) -> {
            double apart = answers[leaf * 2] / scale - sums[0] / scale;
            double deviation = answers[leaf * 2 + 1] / scale;
            variance[0] += share * (deviation * deviation + apart * apart);
        });
        found[0][row] = sums[0];
        found[1][row] = Math.sqrt(variance[0]) * scale;
    }
}
