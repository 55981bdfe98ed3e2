package semblance.randomforest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Kind;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;

/** How near rows are to each other: the share of trees in which two rows fall into one leaf (Breiman 2001). */
@Help("how near rows are to each other: the share of trees in which two share a leaf")
public record ProximityQuestion(
        @Help("how many of its nearest rows are told of each row, at least 0; 0 is a matrix of all rows")
        int nearest) implements Question<ForestModel> {
    private static final int MOST = 5000; // rows of a matrix
    private static final int PIECE = 64; // rows

    /** The matrix. */
    public ProximityQuestion() {
        this(0);
    }

    /** @throws IllegalArgumentException if {@code nearest} is negative */
    public ProximityQuestion {
        if (nearest < 0) throw new IllegalArgumentException("nearest must be at least 0, got " + nearest);
    }

    @Override
    public String name() {
        return "proximity";
    }

    /**
     * A matrix with columns {@code row1}, {@code row2} and so on; or columns {@code row}, {@code other}, from 1, and {@code
     * proximity}, the nearest first, of equally near rows the earlier one.
     */
    @Override
    public Dataset ask(ForestModel model, Dataset rows, Run run) {
        Forest forest = model.forest();
        List<Table> tables = Answers.tables(forest, rows);
        int size = tables.stream().mapToInt(Table::rows).sum();
        if (nearest == 0 && size > MOST)
            throw new IllegalArgumentException("the proximities of " + size + " rows are too many; ask about at most "
                    + MOST + " rows, or for the nearest few: nearest=10");
        List<Leaves> trees = leaves(forest, tables, size, run);
        Schema schema = nearest == 0 ? matrix(size) : pairs();
        List<Table> answers = run.map((size + PIECE - 1) / PIECE, p -> {
            int from = p * PIECE;
            int to = Math.min(size, from + PIECE);
            return nearest == 0 ? matrix(trees, schema, from, to) : nearest(trees, schema, from, to);
        });
        return Answers.of(schema, answers);
    }

    private static Schema matrix(int size) {
        return new Schema(
                IntStream.rangeClosed(1, size)
                        .mapToObj(r -> (Column) new Column.Numeric("row" + r))
                        .toList(),
                "",
                "");
    }

    private static Schema pairs() {
        return Schema.of(
                new Column.Numeric("row", Kind.INTEGER),
                new Column.Numeric("other", Kind.INTEGER),
                new Column.Numeric("proximity"));
    }

    /**
     * The rows of one tree, leaf by leaf.
     *
     * @param order rows, those of one leaf being neighbours
     * @param begins where the leaf of each row begins in the order, shape [rows]
     * @param ends where it ends
     */
    private record Leaves(int[] order, int[] begins, int[] ends) {
        static Leaves of(int[] leaves) {
            int[] order = IntStream.range(0, leaves.length)
                    .mapToObj(r -> new long[] {leaves[r], r})
                    .sorted((a, b) -> a[0] == b[0] ? Long.compare(a[1], b[1]) : Long.compare(a[0], b[0]))
                    .mapToInt(pair -> (int) pair[1])
                    .toArray();
            int[] begins = new int[order.length];
            int[] ends = new int[order.length];
            for (int from = 0; from < order.length; ) {
                int to = from;
                while (to < order.length && leaves[order[to]] == leaves[order[from]]) to++;
                for (int i = from; i < to; i++) {
                    begins[order[i]] = from;
                    ends[order[i]] = to;
                }
                from = to;
            }
            return new Leaves(order, begins, ends);
        }
    }

    private static List<Leaves> leaves(Forest forest, List<Table> tables, int size, Run run) {
        List<Descent> descents = tables.stream().map(forest::descent).toList();
        return run.map(forest.content().nodes().trees(), t -> {
            int[] leaves = new int[size];
            int at = 0;
            for (Descent descent : descents) {
                int[] some = new int[descent.rows()];
                descent.leaves(t, some);
                System.arraycopy(some, 0, leaves, at, some.length);
                at += some.length;
            }
            return Leaves.of(leaves);
        });
    }

    /** In how many trees a row shares a leaf with each row; {@code counts} must be 0. */
    private static void count(List<Leaves> trees, int row, int[] counts) {
        for (Leaves leaves : trees)
            for (int i = leaves.begins[row]; i < leaves.ends[row]; i++) counts[leaves.order[i]]++;
    }

    private static Table matrix(List<Leaves> trees, Schema schema, int from, int to) {
        int size = schema.columns().size();
        double[][] columns = new double[size][to - from];
        int[] counts = new int[size];
        for (int r = from; r < to; r++) {
            count(trees, r, counts);
            for (int other = 0; other < size; other++) columns[other][r - from] = counts[other] / (double) trees.size();
            Arrays.fill(counts, 0);
        }
        return Table.of(schema, List.of(columns));
    }

    private Table nearest(List<Leaves> trees, Schema schema, int from, int to) {
        int size = trees.get(0).order.length;
        int each = Math.min(nearest, size - 1);
        double[][] columns = new double[3][(to - from) * each];
        int[] counts = new int[size];
        int at = 0;
        for (int r = from; r < to; r++) {
            int row = r;
            count(trees, r, counts);
            List<Integer> others = near(counts, row, 1);
            if (others.size() < each) others = near(counts, row, 0);
            others.sort((a, b) -> counts[a] == counts[b] ? a - b : counts[b] - counts[a]);
            for (int other : others.subList(0, each)) {
                columns[0][at] = row + 1;
                columns[1][at] = other + 1;
                columns[2][at++] = counts[other] / (double) trees.size();
            }
            Arrays.fill(counts, 0);
        }
        return Table.of(schema, List.of(columns));
    }

    private static List<Integer> near(int[] counts, int row, int least) {
        return new ArrayList<>(IntStream.range(0, counts.length)
                .filter(other -> other != row && counts[other] >= least)
                .boxed()
                .toList());
    }
}
