package semblance.decisiontree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.model.Conditional;
import semblance.api.model.Density;
import semblance.api.model.Evidence;
import semblance.api.model.Imputer;
import semblance.api.model.Prediction;
import semblance.api.model.Sampler;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Trees;

/**
 * One tree for each column, which predicts it from the columns visited before: p(x) is the product of p(x_i | earlier x)
 * (Nowok, Raab and Dibben 2016). The density is exact for complete rows. Missing cells are summed out exactly, over what
 * later trees can tell apart, as long as at most 50,000 trees are looked at in all of a row's states together; beyond, by
 * a weighted estimate that is the same every time.
 *
 * @param order the columns in the order in which they are visited, as positions in the schema
 * @param cuts how trees see the cells of rows
 * @param trees one for each position of the order
 * @param cells how values of each column are told apart, in the order of the schema
 * @param leaves what the leaves of each tree say, in the order of the trees
 * @param importance what each column lowers the impurity of the target's tree by, as a share of all; without a target, of
 *     the last tree
 */
public record DecisionTree(
        Schema schema,
        int[] order,
        Cuts cuts,
        List<Trees> trees,
        List<Cells> cells,
        List<Leaves> leaves,
        List<Importance> importance)
        implements TreeModel, Sampler, Density, Conditional<ConditionedTree>, Imputer {

    @Override
    public Table sample(int n, RandomGenerator random) {
        return given(new Evidence(List.of())).sample(n, random);
    }

    @Override
    public double[] logDensity(Table rows) {
        Columns.check(schema, rows);
        Chain chain = new Chain(this);
        int[][] cells = chain.cells(rows);
        double[] logs = chain.logCells(rows, cells);
        Map<Tuple, Double> sums = new HashMap<>(); // rows of which the same is known have the same sum
        for (int r = 0; r < logs.length; r++) {
            int[] row = Chain.row(cells, r);
            if (Arrays.stream(row).anyMatch(cell -> cell < 0))
                logs[r] = sums.computeIfAbsent(new Tuple(row), known -> Posterior.of(
                                chain, Knowledge.of(chain, known.values()), new boolean[row.length])
                        .log());
            for (int column = 0; column < row.length; column++)
                if (row[column] >= 0) logs[r] += chain.logWithin(rows, cells, column, r);
        }
        return logs;
    }

    @Override
    public ConditionedTree given(Evidence evidence) {
        return ConditionedTree.of(this, evidence);
    }

    /** Every column; the target first. */
    @Override
    public List<String> predictable() {
        return Columns.targetFirst(schema);
    }

    @Override
    public Prediction predict(Table rows, String column) {
        int position = schema.indexOf(column);
        Columns.check(schema, rows);
        return new Fills(this).predict(rows, position);
    }

    @Override
    public Table impute(Table rows) {
        Columns.check(schema, rows);
        return new Fills(this).expected(rows);
    }

    @Override
    public Table impute(Table rows, RandomGenerator random) {
        Columns.check(schema, rows);
        return new Fills(this).drawn(rows, random);
    }
}
