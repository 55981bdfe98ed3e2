package semblance.decisiontree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.train.Run;
import semblance.api.train.Trainer;
import semblance.decisiontree.growing.Categories;
import semblance.decisiontree.growing.Criterion;
import semblance.decisiontree.growing.Cuts;
import semblance.decisiontree.growing.Grower;
import semblance.decisiontree.growing.Grown;
import semblance.decisiontree.growing.Growth;
import semblance.decisiontree.growing.Missing;
import semblance.decisiontree.growing.Rows;
import semblance.decisiontree.growing.Target;
import semblance.decisiontree.growing.Trees;

/**
 * Learns a distribution of all columns as a chain of trees, one for each column given those visited before it (Nowok, Raab
 * and Dibben 2016): classification and regression trees (Breiman et al. 1984), whose leaves hold the levels or a histogram
 * of the numbers of their rows. Rows whose cell is missing in the column of a split go both ways, with shares of their
 * weight (Quinlan 1993); rows whose cell is missing in the column of a tree are not seen by it.
 */
@Help("distribution of all columns, as a chain of trees, each column given those before")
public record DecisionTreeTrainer(
        @Help("columns in the order in which they are visited; those not named follow, the target last")
        List<String> order,

        @Help("which of the other columns follow first: schema (as they stand) or fewest (different values)")
        Visit visit,

        @Help("what splits lower for columns of levels: gini, entropy or gain-ratio; numbers always have the variance")
        Criterion criterion,

        @Help("most splits on the way to a leaf; 0 for no limit")
        int maxDepth,

        @Help("least weight of the rows of a leaf, above 0") double minLeaf,

        @Help("least weight of the rows of a node that is split, at least 0")
        double minSplit,

        @Help("least share of a column's impurity that each leaf more must save, at least 0; larger prunes more")
        double complexity,

        @Help("rows spread over every leaf as the column is at large, above 0; so no value is impossible")
        double smoothing,

        @Help("groups of numbers that splits can tell apart in data of over 20,000 different rows, 2 to 65534")
        int bins)
        implements Trainer<DecisionTree> {

    /** Leaves of 20 rows or more, each of which saves a two thousandth of the impurity. */
    public DecisionTreeTrainer() {
        this(List.of(), Visit.SCHEMA, Criterion.GINI, 0, 20, 40, 5e-4, 2, 255);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public DecisionTreeTrainer {
        order = List.copyOf(order);
        if (order.stream().distinct().count() < order.size())
            throw new IllegalArgumentException("order must name each column once, got " + order);
        if (!criterion.classes())
            throw new IllegalArgumentException("criterion must be gini, entropy or gain-ratio, got "
                    + criterion.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Demand.atLeast("maxDepth", maxDepth, 0);
        Demand.above("minLeaf", minLeaf, 0);
        Demand.atLeast("minSplit", minSplit, 0);
        Demand.atLeast("complexity", complexity, 0);
        Demand.above("smoothing", smoothing, 0);
        Demand.between("bins", bins, 2, 65534);
    }

    @Override
    public String name() {
        return "decision-tree";
    }

    @Override
    public DecisionTree fit(Dataset data, Run run) {
        Schema schema = data.schema();
        Columns.demandPlain(schema);
        for (String name : order) schema.indexOf(name); // refuses one that is not a column, before rows are read
        int[] all = IntStream.range(0, schema.columns().size()).toArray();
        Cuts cuts = Cuts.of(data, all, bins, run);
        int[] visited = visited(schema, cuts);
        Rows rows = Rows.of(data, cuts, run, all);
        run.report("rows", 0, Arrays.stream(rows.weights()).sum());
        Learning.demandKnown(schema, rows, all);
        List<Cells> cells = run.map(all.length, column -> cells(schema, rows, column));
        List<Part> parts = run.map(all.length, p -> part(schema, rows, visited, p, cells.get(visited[p]), run));
        List<Trees> trees = new ArrayList<>();
        List<Leaves> leaves = new ArrayList<>();
        for (int p = 0; p < visited.length; p++) {
            trees.add(parts.get(p).grown().tree());
            leaves.add(parts.get(p).leaves());
            run.report("leaves", p, parts.get(p).leaves().size());
        }
        int shown = visited.length - 1;
        for (int p = 0; p < visited.length; p++)
            if (schema.names().get(visited[p]).equals(schema.target())) shown = p;
        List<Importance> importance =
                Learning.importance(schema, cuts, parts.get(shown).grown(), earlier(visited, shown));
        return new DecisionTree(schema, visited, cuts, trees, cells, leaves, importance);
    }

    private record Part(Grown grown, Leaves leaves) {}

    private int[] visited(Schema schema, Cuts cuts) {
        List<String> names = new ArrayList<>(order);
        List<String> others = new ArrayList<>(schema.names());
        others.removeAll(order);
        if (visit == Visit.FEWEST)
            others.sort(Comparator.comparingInt((String name) -> cuts.codes(schema.indexOf(name))));
        if (others.remove(schema.target())) others.add(schema.target());
        names.addAll(others);
        return names.stream().mapToInt(schema::indexOf).toArray();
    }

    private Cells cells(Schema schema, Rows rows, int column) {
        if (rows.target(column) instanceof Target.Numbers numbers)
            return Edges.of(
                    numbers.values(),
                    rows.weights(),
                    rows.cuts().thresholds()[column],
                    Columns.whole(schema.columns().get(column)),
                    bins);
        Target.Classes levels = (Target.Classes) rows.target(column);
        double[] base = new double[levels.classes()];
        double total = 1;
        Arrays.fill(base, 1.0 / base.length);
        for (int r = 0; r < rows.size(); r++) {
            if (levels.codes()[r] < 0) continue;
            base[levels.codes()[r]] += rows.weights()[r];
            total += rows.weights()[r];
        }
        for (int level = 0; level < base.length; level++) base[level] /= total;
        return new Cells(new double[0], 1, false, base);
    }

    private Part part(Schema schema, Rows rows, int[] visited, int position, Cells cells, Run run) {
        int column = visited[position];
        boolean levels = schema.columns().get(column) instanceof Column.Categorical;
        Growth growth = new Growth(
                levels ? criterion : Criterion.VARIANCE,
                maxDepth,
                minLeaf,
                minSplit,
                0,
                0,
                false,
                Categories.SUBSETS,
                Missing.SHARED);
        int[] earlier =
                IntStream.range(0, position).map(p -> visited[p]).sorted().toArray();
        Target target = rows.target(column);
        Grower grower = new Grower(rows.cuts(), rows.codes(), rows.weights(), target, earlier, growth);
        Grown grown = grower.grow(run.seed().child(position), run);
        double root = grown.impurities()[0];
        grown = grown.prune(new Pruning(grown).cut(complexity * root));
        int[] found = new int[rows.size()];
        for (int r = 0; r < found.length; r++)
            found[r] = target instanceof Target.Numbers numbers
                    ? numbers.values()[r] == numbers.values()[r] ? cells.cell(numbers.values()[r]) : -1
                    : ((Target.Classes) target).codes()[r];
        return new Part(grown, leaves(grown, found, cells));
    }

    private static int[] earlier(int[] visited, int position) {
        return IntStream.range(0, position).map(p -> visited[p]).sorted().toArray();
    }

    private Leaves leaves(Grown grown, int[] found, Cells cells) {
        Leaves.Builder builder = new Leaves.Builder(cells, grown.tree().leaves());
        for (int leaf : grown.leaves()) {
            int[] places = IntStream.range(grown.from()[leaf], grown.to()[leaf])
                    .boxed()
                    .sorted((a, b) -> found[grown.order()[a]] - found[grown.order()[b]])
                    .mapToInt(i -> i)
                    .toArray();
            builder.add(
                    IntStream.of(places).map(i -> found[grown.order()[i]]).toArray(),
                    IntStream.of(places).mapToDouble(i -> grown.shares()[i]).toArray());
        }
        return builder.leaves(smoothing);
    }
}
