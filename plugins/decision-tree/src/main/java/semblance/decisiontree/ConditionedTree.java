package semblance.decisiontree;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import semblance.api.data.Column;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Sampler;

/**
 * A tree of which something is known. Sums and samples are exact as long as at most 50,000 trees are looked at in all
 * states that they can tell apart: always if the values of the first columns of the order are known. Beyond, sums are
 * estimates that are the same every time, and a sample is one of 64 draws, chosen by how likely each makes the evidence.
 *
 * @param tree before anything was known
 * @param low least value of each numeric column, perhaps infinite; of levels it means nothing; shape [columns]
 * @param high greatest value of each numeric column, equal to {@code low} where the value is known
 * @param allowed whether each level of each categorical column is possible, shape [columns][levels]
 */
public record ConditionedTree(DecisionTree tree, double[] low, double[] high, boolean[][] allowed)
        implements Sampler, Density, Conditional<ConditionedTree> {

    static ConditionedTree of(DecisionTree tree, Evidence evidence) {
        List<Column> columns = tree.schema().columns();
        double[] low = new double[columns.size()];
        double[] high = new double[low.length];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        boolean[][] allowed = new boolean[low.length][0];
        for (int c = 0; c < low.length; c++) {
            if (!(columns.get(c) instanceof Column.Categorical some)) continue;
            allowed[c] = new boolean[some.levels().size()];
            Arrays.fill(allowed[c], true);
        }
        return new ConditionedTree(tree, low, high, allowed).given(evidence);
    }

    @Override
    public Schema schema() {
        return tree.schema();
    }

    @Override
    public ConditionedTree given(Evidence evidence) {
        evidence.check(schema());
        double[] least = low.clone();
        double[] greatest = high.clone();
        boolean[][] possible = Arrays.stream(allowed).map(boolean[]::clone).toArray(boolean[][]::new);
        ConditionedTree given = new ConditionedTree(tree, least, greatest, possible);
        for (Evidence.Condition condition : evidence.conditions()) {
            int c = schema().indexOf(condition.column());
            if (condition instanceof Evidence.Range range) {
                boolean whole = tree.cells().get(c).whole();
                least[c] = Math.max(least[c], whole ? Math.ceil(range.low()) : range.low());
                greatest[c] = Math.min(greatest[c], whole ? Math.floor(range.high()) : range.high());
            } else if (condition instanceof Evidence.OneOf some) {
                List<String> levels = ((Column.Categorical) schema().columns().get(c)).levels();
                for (int level = 0; level < possible[c].length; level++)
                    possible[c][level] &= some.levels().contains(levels.get(level));
            }
            if (!given.possible(c))
                throw new IllegalArgumentException(
                        "column '" + condition.column() + "': evidence of probability 0: " + condition);
        }
        return given;
    }

    private boolean possible(int column) {
        Cells cells = tree.cells().get(column);
        if (!cells.numeric()) return levels(column) > 0;
        if (!(low[column] <= high[column])) return false;
        if (known(column)) return cells.logWithin(cells.cell(low[column]), low[column]) > Double.NEGATIVE_INFINITY;
        for (double share : shares(column)) if (share > 0) return true;
        return false;
    }

    private int levels(int column) {
        int count = 0;
        for (boolean level : allowed[column]) if (level) count++;
        return count;
    }

    private boolean known(int column) {
        return tree.cells().get(column).numeric() ? low[column] == high[column] : levels(column) == 1;
    }

    private boolean limited(int column) {
        if (!tree.cells().get(column).numeric()) return levels(column) < allowed[column].length;
        return low[column] > Double.NEGATIVE_INFINITY || high[column] < Double.POSITIVE_INFINITY;
    }

    private double margin(int column) {
        return tree.cells().get(column).whole() ? 0.5 : 0;
    }

    /** How much of each cell is possible. */
    private double[] shares(int column) {
        Cells cells = tree.cells().get(column);
        double[] shares = new double[cells.size()];
        for (int c = 0; c < shares.length; c++)
            shares[c] = cells.numeric()
                    ? cells.share(c, low[column] - margin(column), high[column] + margin(column))
                    : allowed[column][c] ? 1 : 0;
        return shares;
    }

    private Knowledge knowledge(Chain chain) {
        int[] cells = new int[chain.columns()];
        Soft[] soft = new Soft[cells.length];
        for (int column = 0; column < cells.length; column++) {
            Law law = chain.laws[column];
            cells[column] = -1;
            soft[column] = law.free;
            if (known(column)) {
                cells[column] = law.cells.numeric() ? law.cells.cell(low[column]) : only(column);
            } else if (limited(column)) {
                soft[column] = Soft.of(law.cells, shares(column));
            }
        }
        return new Knowledge(cells, soft);
    }

    private int only(int column) {
        int level = 0;
        while (!allowed[column][level]) level++;
        return level;
    }

    @Override
    public Table sample(int n, RandomGenerator random) {
        Chain chain = new Chain(tree);
        Posterior posterior = Posterior.of(chain, knowledge(chain), new boolean[chain.columns()]);
        Serializable[] columns = new Serializable[chain.columns()];
        for (int c = 0; c < columns.length; c++)
            columns[c] = chain.laws[c].cells.numeric() ? new double[n] : new int[n];
        for (int r = 0; r < n; r++) {
            int[] cells = posterior.draw(random);
            for (int c = 0; c < columns.length; c++) {
                if (columns[c] instanceof double[] numbers) numbers[r] = number(chain, c, cells[c], random);
                else ((int[]) columns[c])[r] = cells[c];
            }
        }
        return Table.of(schema(), Arrays.asList(columns));
    }

    private double number(Chain chain, int column, int cell, RandomGenerator random) {
        if (known(column)) return low[column] + 0.0;
        double margin = margin(column);
        double drawn = chain.laws[column].cells.draw(cell, low[column] - margin, high[column] + margin, random);
        return Math.min(Math.max(drawn, low[column]), high[column]);
    }

    @Override
    public double[] logDensity(Table rows) {
        Columns.check(schema(), rows);
        Chain chain = new Chain(tree);
        Knowledge given = knowledge(chain);
        boolean[] nothing = new boolean[chain.columns()];
        double evidence = Posterior.of(chain, given, nothing).log();
        int[][] cells = chain.cells(rows);
        double[] complete = chain.logCells(rows, cells);
        Map<Tuple, Double> sums = new HashMap<>(); // rows of which the same is known have the same sum
        double[] logs = new double[rows.rows()];
        for (int r = 0; r < logs.length; r++) {
            int[] row = Chain.row(cells, r);
            boolean news = false;
            boolean all = true;
            double within = 0;
            for (int c = 0; c < row.length && within > Double.NEGATIVE_INFINITY; c++) {
                all &= row[c] >= 0;
                if (row[c] < 0) row[c] = given.cells()[c];
                else if (contradicts(rows, c, r)) within = Double.NEGATIVE_INFINITY;
                else if (!known(c)) {
                    news = true;
                    within += chain.logWithin(rows, cells, c, r);
                }
            }
            logs[r] = within;
            if (!news || within == Double.NEGATIVE_INFINITY) continue;
            double sum = all
                    ? complete[r]
                    : sums.computeIfAbsent(new Tuple(row), known -> Posterior.of(
                                    chain, new Knowledge(known.values(), given.soft()), nothing)
                            .log());
            logs[r] += sum - evidence;
        }
        return logs;
    }

    private boolean contradicts(Table rows, int column, int row) {
        if (!tree.cells().get(column).numeric()) return !allowed[column][rows.codes(column)[row]];
        double number = rows.numbers(column)[row];
        return number < low[column] || number > high[column];
    }
}
