package semblance.randomforest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.decisiontree.growing.Codes;
import semblance.decisiontree.growing.Target;

/**
 * What the trees that were not grown from a row predict of it. The rows must be those that the forest was learned from, all
 * of them, in any order: which of them each tree was grown from is not kept, but told by their content and the seed.
 */
@Help("predictions of the rows a forest was learned from, each by the trees that were not grown from it")
public record OutOfBagQuestion() implements Question<ForestModel> {

    @Override
    public String name() {
        return "out-of-bag";
    }

    /** Columns {@code trees}, and {@code mean} or {@code probability of LEVEL}; missing for rows without such trees. */
    @Override
    public Dataset ask(ForestModel model, Dataset rows, Run run) {
        Forest forest = model.forest();
        List<Table> tables = Answers.tables(forest, rows);
        Forest.Bagging bagging = forest.bagging();
        if (!bagging.replacement() && bagging.fraction() == 1)
            throw new IllegalArgumentException("every tree was grown from all rows, so none is out of the bag");
        List<Table> parts = new ArrayList<>();
        List<Codes> codes = new ArrayList<>();
        List<long[]> hashes = new ArrayList<>();
        List<double[]> weights = new ArrayList<>();
        Map<Long, Double> equal = new HashMap<>(); // looked up, never gone through
        for (Table table : tables) {
            Codes some = forest.cuts().encode(table);
            Target target = target(forest, table);
            long[] hash = Examples.hashes(some, target);
            double[] counted = counted(forest, target, table.weights());
            for (int r = 0; r < hash.length; r++) equal.merge(hash[r], counted[r], Double::sum);
            parts.add(table);
            codes.add(some);
            hashes.add(hash);
            weights.add(counted);
        }
        long[] distinct = equal.keySet().stream().mapToLong(h -> h).sorted().toArray();
        Bags bags = new Bags(
                IntStream.range(0, distinct.length)
                        .mapToDouble(i -> equal.get(distinct[i]))
                        .toArray(),
                distinct,
                bagging.fraction(),
                bagging.replacement());
        int trees = forest.content().nodes().trees();
        List<Bags.Bag> drawn = run.map(trees, t -> bags.bag(new Seed(bagging.seed()), t));
        Schema schema = schema(forest);
        List<Table> answers = run.map(
                parts.size(), p -> answer(forest, drawn, distinct, schema, codes.get(p), hashes.get(p), parts.get(p)));
        return Answers.of(schema, answers);
    }

    private static Schema schema(Forest forest) {
        List<Column> columns = new ArrayList<>(List.of(new Column.Numeric("trees", Kind.INTEGER)));
        if (forest.schema().column(forest.schema().target()) instanceof Column.Categorical levels)
            for (String level : levels.levels()) columns.add(new Column.Numeric("probability of " + level));
        else columns.add(new Column.Numeric("mean"));
        return new Schema(columns, "", "");
    }

    private static Target target(Forest forest, Table table) {
        int column = forest.schema().indexOf(forest.schema().target());
        if (forest.content().classes() > 0)
            return new Target.Classes(table.codes(column), forest.content().classes());
        return new Target.Numbers(Examples.scaled(
                table.numbers(column),
                forest.content().centre(),
                forest.content().scale()));
    }

    /** How often rows were counted where bags were drawn: not at all if their target is missing or does not count. */
    private static double[] counted(Forest forest, Target target, double[] weights) {
        double[] counted = weights.clone();
        List<Double> classWeights = forest.bagging().classWeights();
        for (int r = 0; r < counted.length; r++) {
            boolean known = target instanceof Target.Classes classes
                    ? classes.codes()[r] >= 0 && (classWeights.isEmpty() || classWeights.get(classes.codes()[r]) > 0)
                    : ((Target.Numbers) target).values()[r] == ((Target.Numbers) target).values()[r];
            if (!known) counted[r] = 0;
        }
        return counted;
    }

    private static Table answer(
            Forest forest,
            List<Bags.Bag> drawn,
            long[] distinct,
            Schema schema,
            Codes codes,
            long[] hashes,
            Table rows) {
        int size = rows.rows();
        int[] at = new int[size];
        for (int r = 0; r < size; r++) at[r] = java.util.Arrays.binarySearch(distinct, hashes[r]);
        Descent descent = new Descent(forest.content().nodes(), codes, 0, size);
        Sums sums = new Sums(forest.content(), size);
        int[] some = new int[size];
        int[] leaves = new int[size];
        for (int t = 0; t < drawn.size(); t++) {
            int count = 0;
            for (int r = 0; r < size; r++) if (drawn.get(t).count(at[r]) == 0) some[count++] = r;
            descent.leaves(t, some, count, leaves);
            sums.add(leaves, some, count);
        }
        sums.average();
        double[][] columns = new double[schema.columns().size()][size];
        for (int r = 0; r < size; r++) {
            columns[0][r] = sums.trees[r];
            for (int c = 1; c < columns.length; c++) {
                double answer = sums.shares.length > 0 ? sums.shares[c - 1][r] : forest.value(sums.means[r]);
                columns[c][r] = sums.trees[r] > 0 ? answer : Double.NaN;
            }
        }
        List<Serializable> arrays = new ArrayList<>(List.of(columns));
        return Table.of(schema, arrays);
    }
}
