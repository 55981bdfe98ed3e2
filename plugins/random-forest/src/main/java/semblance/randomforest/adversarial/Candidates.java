package semblance.randomforest.adversarial;

import java.util.Arrays;
import semblance.decisiontree.growing.Trees;

/** The leaves that a row with missing cells may lie in, each with the joint log density of leaf and row. */
final class Candidates {
    private static final double SMALL = 0x1p-400;
    private static final double LOG_SMALL = -400 * 0.6931471805599453;

    private final Batch batch;
    private final Cells cells;
    private final Trees trees;
    private final int[] stack = new int[Short.MAX_VALUE];
    private final int[] numbers; // numeric columns whose cell is known
    private final int[] levels; // categorical ones
    private final int[] ranges; // numeric columns whose cell is missing, but limited
    private final int[] sets; // categorical ones
    private final double[] box = new double[2];
    private int numberCount;
    private int levelCount;
    private int rangeCount;
    private int setCount;

    /** How many leaves there are. */
    int size;
    /** Their numbers, ascending. */
    int[] leaves = new int[64];
    /** The joint log density of each with the row's known cells, scaled. */
    double[] logs = new double[64];

    Candidates(Batch batch) {
        this.batch = batch;
        cells = batch.cells;
        trees = cells.trees;
        numbers = new int[batch.numbers.length];
        ranges = numbers.clone();
        levels = new int[batch.levels.length];
        sets = levels.clone();
    }

    /**
     * Looks for the leaves of a row.
     *
     * @param hidden a column that is taken to be missing, or -1
     * @return the log density of the row's other cells, scaled
     */
    double find(int row, int hidden) {
        sort(row, hidden);
        size = 0;
        for (int tree = 0; tree < trees.size(); tree++) descend(row, hidden, tree);
        return total();
    }

    private void sort(int row, int hidden) {
        numberCount = 0;
        levelCount = 0;
        rangeCount = 0;
        setCount = 0;
        Columns columns = cells.columns;
        for (int j = 0; j < numbers.length; j++) {
            double z = batch.numbers[j][row];
            if (z == z && columns.numeric[j] != hidden) numbers[numberCount++] = j;
            else if (batch.known.limited(j) && !batch.known.point(j)) ranges[rangeCount++] = j;
        }
        for (int c = 0; c < levels.length; c++) {
            if (batch.levels[c][row] >= 0 && columns.categorical[c] != hidden) levels[levelCount++] = c;
            else if (batch.known.restricted(c)) sets[setCount++] = c;
        }
    }

    private void descend(int row, int hidden, int tree) {
        int depth = 0;
        stack[depth++] = trees.roots()[tree];
        while (depth > 0) {
            int node = stack[--depth];
            while (!trees.leaf(node)) {
                int column = trees.column(node);
                int code = column == hidden ? 0 : batch.codes.at(column, row);
                if (code > 0) {
                    node = trees.left(node, code) ? trees.left(node) : trees.right(node);
                    continue;
                }
                boolean left = reaches(node, column, true);
                if (left && reaches(node, column, false)) stack[depth++] = trees.right(node);
                node = left ? trees.left(node) : trees.right(node);
            }
            add(row, tree, trees.number(node));
        }
    }

    /** Whether what is known of a column leaves a side of a test possible. */
    private boolean reaches(int node, int column, boolean left) {
        int place = cells.columns.place[column];
        if (cells.columns.numeric(column)) {
            if (!batch.known.limited(place)) return true;
            return left
                    ? batch.bounds.at(column, 0) <= trees.code(node)
                    : batch.bounds.at(column, 1) > trees.code(node);
        }
        boolean[] allowed = batch.known.allowed()[place];
        for (int level = 0; level < allowed.length; level++)
            if (allowed[level] && trees.left(node, level + 1) == left) return true;
        return false;
    }

    private void add(int row, int tree, int leaf) {
        double product = cells.leaves.coverage()[leaf];
        int scale = 0;
        for (int i = 0; i < numberCount && product > 0; i++) {
            int j = numbers[i];
            product *= cells.number(leaf, j, batch.numbers[j][row], batch.own[j][row]);
            if (product < SMALL && product > 0) {
                product /= SMALL;
                scale++;
            }
        }
        for (int i = 0; i < levelCount && product > 0; i++) {
            product *= cells.level(leaf, levels[i], batch.levels[levels[i]][row]);
            if (product < SMALL && product > 0) {
                product /= SMALL;
                scale++;
            }
        }
        for (int i = 0; i < rangeCount && product > 0; i++) {
            int j = ranges[i];
            cells.boxes.numbers(tree, leaf, cells.columns.numeric[j], box);
            product *= cells.mass(leaf, j, batch.low[j], batch.high[j], box);
        }
        for (int i = 0; i < setCount && product > 0; i++)
            product *= cells.mass(tree, leaf, sets[i], batch.known.allowed()[sets[i]]);
        if (!(product > 0)) return;
        if (size == leaves.length) {
            leaves = Arrays.copyOf(leaves, 2 * size);
            logs = Arrays.copyOf(logs, 2 * size);
        }
        leaves[size] = leaf;
        logs[size++] = StrictMath.log(product) + scale * LOG_SMALL;
    }

    private double total() {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) most = Math.max(most, logs[i]);
        if (most == Double.NEGATIVE_INFINITY) return most;
        double sum = 0;
        for (int i = 0; i < size; i++) sum += Exponential.of(logs[i] - most);
        return most + StrictMath.log(sum);
    }

    /**
     * The probability of each leaf given the row, which sum to one.
     *
     * @param total what {@link #find} returned; if it is negative infinity the row tells nothing, and leaves are as likely
     *     as they are without it
     */
    double[] shares(double total) {
        if (total == Double.NEGATIVE_INFINITY) {
            size = cells.leaves.coverage().length;
            leaves = new int[size];
            Arrays.setAll(leaves, leaf -> leaf);
            logs = new double[size];
            return cells.leaves.coverage().clone();
        }
        double[] shares = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            shares[i] = Exponential.of(logs[i] - total);
            sum += shares[i];
        }
        for (int i = 0; i < size; i++) shares[i] /= sum;
        return shares;
    }
}
