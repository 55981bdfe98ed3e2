package semblance.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import semblance.api.data.Dataset;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.core.data.Cached;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;
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
 * One decision tree in a side-by-side comparison, by Gini or variance. Arguments: {@code train test target type depth minleaf
 * threads pred task}, where {@code type} is {@code class} for a target of 0, 1 and so on, or {@code reg}.
 */
public final class TreePeer {
    private static final int BINS = 255;

    private TreePeer() {}

    /** A tree and what its leaves say: the shares of the classes, or the mean. */
    private record Fitted(Cuts cuts, Trees tree, float[] values, int width) {}

    /** @throws Exception if an argument is missing or a file cannot be read */
    public static void main(String[] arguments) throws Exception {
        Peer peer = new Peer(arguments);
        try (Cached train = peer.rows("train");
                Cached test = peer.rows("test");
                Pieces pieces = new Pieces(peer.threads())) {
            int target = train.schema().indexOf(peer.text("target"));
            boolean classes = peer.text("type").equals("class");
            Growth growth = new Growth(
                    classes ? Criterion.GINI : Criterion.VARIANCE,
                    peer.number("depth"),
                    peer.number("minleaf"),
                    2,
                    0,
                    0,
                    false,
                    Categories.SUBSETS,
                    Missing.LEARNED);
            Dataset data = new LocalEngine(peer.threads()).bind(train);
            Run run = run(pieces);
            Fitted fitted = peer.fit(() -> fit(data, target, growth, run));
            List<Table> tables = peer.shares(test);
            List<double[]> answers = peer.answer(
                    test.rows(),
                    () -> run.map(tables.size(), i -> fitted.tree()
                            .sums(fitted.cuts(), tables.get(i), fitted.values(), fitted.width())));
            System.out.println(
                    peer.finish(train.rows(), train.schema().columns().size() - 1, answers, fitted.width()));
        }
    }

    private static Run run(Pieces pieces) {
        return new Run() {
            @Override
            public Seed seed() {
                return new Seed(1);
            }

            @Override
            public <R> List<R> map(int count, IntFunction<R> work) {
                return pieces.map(count, work);
            }
        };
    }

    private static Fitted fit(Dataset data, int target, Growth growth, Run run) {
        int[] columns = IntStream.range(0, data.schema().columns().size())
                .filter(c -> c != target)
                .toArray();
        Rows rows = Rows.of(data, Cuts.of(data, columns, BINS, run), run, target);
        Target values = rows.target(target);
        if (growth.criterion().classes()) {
            int[] codes = Arrays.stream(((Target.Numbers) values).values())
                    .mapToInt(value -> (int) value)
                    .toArray();
            values = new Target.Classes(codes, Arrays.stream(codes).max().orElseThrow() + 1);
        }
        int[] all = IntStream.range(0, columns.length).toArray();
        Grown grown = new Grower(rows.cuts(), rows.codes(), rows.weights(), values, all, growth).grow(run.seed(), run);
        int width = values instanceof Target.Classes levels ? levels.classes() : 1;
        float[] leaves = new float[grown.tree().leaves() * width];
        int[] nodes = grown.leaves();
        for (int leaf = 0; leaf < nodes.length; leaf++) {
            if (values instanceof Target.Classes levels) {
                double[] shares = grown.classes(nodes[leaf], levels);
                for (int k = 0; k < width; k++)
                    leaves[leaf * width + k] = (float) (shares[k] / grown.weights()[nodes[leaf]]);
            } else {
                leaves[leaf] = (float) grown.mean(nodes[leaf], (Target.Numbers) values);
            }
        }
        return new Fitted(rows.cuts(), grown.tree(), leaves, width);
    }
}
