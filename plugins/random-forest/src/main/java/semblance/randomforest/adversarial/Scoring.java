package semblance.randomforest.adversarial;

import semblance.api.data.Table;
import semblance.decisiontree.growing.Trees;

/** Log densities of rows. A row without missing cells lies in one leaf of each tree. */
final class Scoring {
    private static final double SMALL = 0x1p-300;
    private static final double LOG_SMALL = -300 * 0.6931471805599453;

    private Scoring() {}

    /** The log density of each row's cells and of all else that is known, nats; shape [rows]. */
    static double[] logDensity(Cells cells, Known known, Table rows) {
        Batch batch = new Batch(cells, known, rows);
        double[] logs = complete(batch);
        Candidates candidates = null;
        for (int r = 0; r < logs.length; r++) {
            if (!batch.complete[r]) {
                if (candidates == null) candidates = new Candidates(batch);
                logs[r] = candidates.find(r, -1);
            }
            logs[r] = batch.agrees(r) ? logs[r] - batch.logUnits(r) : Double.NEGATIVE_INFINITY;
        }
        return logs;
    }

    /** Tree by tree, so that the nodes of one tree stay in the cache. */
    private static double[] complete(Batch batch) {
        Cells cells = batch.cells;
        Trees trees = cells.trees;
        double[] sums = new double[batch.size];
        int[] scales = new int[batch.size];
        boolean any = false;
        for (boolean complete : batch.complete) any |= complete;
        for (int tree = 0; tree < trees.size() && any; tree++) {
            int[] leaves = trees.leaves(batch.codes, tree);
            for (int r = 0; r < sums.length; r++) if (batch.complete[r]) add(batch, r, leaves[r], sums, scales);
        }
        for (int r = 0; r < sums.length; r++) sums[r] = StrictMath.log(sums[r]) + scales[r] * LOG_SMALL;
        return sums;
    }

    /** Adds the density of a row in one leaf to its sum, which is to be multiplied with SMALL as often as scales says. */
    private static void add(Batch batch, int row, int leaf, double[] sums, int[] scales) {
        Cells cells = batch.cells;
        double product = cells.leaves.coverage()[leaf];
        int scale = 0;
        for (int j = 0; j < batch.numbers.length; j++) {
            product *= cells.number(leaf, j, batch.numbers[j][row], batch.own[j][row]);
            if (product < SMALL && product > 0) {
                product /= SMALL;
                scale++;
            }
        }
        for (int c = 0; c < batch.levels.length; c++) {
            product *= cells.level(leaf, c, batch.levels[c][row]);
            if (product < SMALL && product > 0) {
                product /= SMALL;
                scale++;
            }
        }
        if (!(product > 0)) return;
        if (!(sums[row] > 0) || scale < scales[row]) {
            sums[row] = sums[row] > 0 && scale == scales[row] - 1 ? product + sums[row] * SMALL : product;
            scales[row] = scale;
        } else if (scale == scales[row]) {
            sums[row] += product;
        } else if (scale == scales[row] + 1) {
            sums[row] += product * SMALL;
        }
    }
}
