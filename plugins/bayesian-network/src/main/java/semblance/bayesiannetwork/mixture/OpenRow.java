package semblance.bayesiannetwork.mixture;

/**
 * Counts the pairs of levels that a row with missing cells is expected to have under a tree. Exact: all pairs of missing
 * cells are counted by their joint distribution given what is known.
 */
final class OpenRow {
    private final ItemRows rows;
    private final Propagation tree;
    private final double[][] beliefs;
    private final int[] row;
    private final int[] missing; // in the order of the tree
    private final int[] counted; // missing columns and those with an item
    private final double[] given;
    /** Of each pair of columns of which both are missing, their joint distribution; null if they are independent. */
    private final double[][][] joint;

    OpenRow(ItemRows rows, Propagation tree) {
        this.rows = rows;
        this.tree = tree;
        int columns = rows.levels.length;
        beliefs = new double[columns][];
        int widest = 0;
        for (int c = 0; c < columns; c++) {
            beliefs[c] = new double[rows.levels[c]];
            widest = Math.max(widest, rows.levels[c]);
        }
        row = new int[columns];
        missing = new int[columns];
        counted = new int[columns];
        given = new double[widest];
        joint = new double[columns][columns][];
    }

    void count(int number, double weight, PairCounts counts) {
        rows.copy(number, row);
        if (tree.gather(row) == Double.NEGATIVE_INFINITY) return;
        tree.marginals(row, beliefs);
        int places = 0;
        for (int c = 0; c < row.length; c++) {
            if (row[c] >= 0 && rows.item[c][row[c]] < 0) continue; // the level left out is not counted
            if (row[c] >= 0) beliefs[c][row[c]] = 1;
            counted[places++] = c;
        }
        for (int i = 0; i < places; i++) {
            int c = counted[i];
            for (int a = 0; a < beliefs[c].length; a++) {
                int item = rows.item[c][a];
                if (item >= 0 && beliefs[c][a] > 0) counts.add(item, item, weight * beliefs[c][a]);
            }
            for (int j = 0; j < i; j++)
                if (row[counted[j]] >= 0 || row[c] >= 0) independent(counted[j], c, weight, counts);
        }
        int size = 0;
        for (int column : tree.order) {
            if (row[column] >= 0) continue;
            int parent = tree.tree.parents()[column];
            boolean dependent = parent >= 0 && row[parent] < 0;
            for (int i = 0; i < size; i++) {
                int other = missing[i];
                if (dependent) chain(other, parent, column);
                else pair(other, column, null);
                if (dependent && joint[other][column] != null) dependent(other, column, weight, counts);
                else independent(other, column, weight, counts);
            }
            missing[size++] = column;
        }
    }

    /** P(other, column) = sum over the parent's levels of P(other, parent) P(column | parent). */
    private void chain(int other, int parent, int column) {
        double[] before = other == parent ? null : joint[other][parent];
        if (other != parent && before == null) {
            pair(other, column, null); // independent of the parent, so of the child
            return;
        }
        int size = rows.levels[other];
        int above = rows.levels[parent];
        int states = rows.levels[column];
        double[] after = new double[size * states];
        for (int a = 0; a < above; a++) {
            if (beliefs[parent][a] == 0) continue;
            tree.conditional(column, a, given, 0);
            for (int x = 0; x < size; x++) {
                double weight = before != null ? before[x * above + a] : x == a ? beliefs[parent][a] : 0;
                if (weight == 0) continue;
                for (int b = 0; b < states; b++) after[x * states + b] += weight * given[b];
            }
        }
        pair(other, column, after);
    }

    /** Remembers a joint distribution in both orders, null if the cells are independent. */
    private void pair(int one, int other, double[] table) {
        joint[one][other] = table;
        joint[other][one] = table == null ? null : new double[table.length];
        int size = rows.levels[one];
        int states = rows.levels[other];
        for (int i = 0; table != null && i < table.length; i++)
            joint[other][one][i % states * size + i / states] = table[i];
    }

    private void independent(int one, int other, double weight, PairCounts counts) {
        for (int a = 0; a < beliefs[one].length; a++) {
            int first = rows.item[one][a];
            if (first < 0 || beliefs[one][a] == 0) continue;
            for (int b = 0; b < beliefs[other].length; b++) {
                int second = rows.item[other][b];
                if (second >= 0 && beliefs[other][b] > 0)
                    counts.add(first, second, weight * beliefs[one][a] * beliefs[other][b]);
            }
        }
    }

    private void dependent(int one, int other, double weight, PairCounts counts) {
        double[] table = joint[one][other];
        int states = rows.levels[other];
        for (int a = 0; a < rows.levels[one]; a++)
            for (int b = 0; b < states; b++) {
                int first = rows.item[one][a];
                int second = rows.item[other][b];
                if (first >= 0 && second >= 0) counts.add(first, second, weight * table[a * states + b]);
            }
    }
}
