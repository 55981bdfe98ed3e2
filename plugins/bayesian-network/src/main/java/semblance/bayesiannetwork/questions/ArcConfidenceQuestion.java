package semblance.bayesiannetwork.questions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import semblance.api.Help;
import semblance.api.ask.Question;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.Node;

/**
 * How sure the rows make each arc: the share of networks, each learned from another bootstrap sample of the rows, in which
 * its columns are joined, and how often in that direction (Friedman, Goldszmidt and Wyner 1999). An arc that may as well
 * point the other way counts half for each direction. The answer lists pairs from the surest on, those of the model among
 * them.
 *
 * @param trainer what learns the networks
 * @param repetitions how many networks are learned
 * @param least pairs joined less often are listed only if the model joins them
 */
@Help("how often each arc is found again in networks learned from bootstrap samples of the rows")
public record ArcConfidenceQuestion(
        @Help("what learns the networks") BayesianNetworkTrainer trainer,

        @Help("how many networks are learned, at least 1") int repetitions,

        @Help("the least share of networks in which a pair is joined to be listed, from 0 to 1")
        double least)
        implements Question<BayesianNetwork> {
    private static final Schema SCHEMA = Schema.of(
            new Column.Text("from"),
            new Column.Text("to"),
            new Column.Numeric("confidence"),
            new Column.Numeric("direction"),
            new Column.Categorical("inModel", "no", "yes"));

    /** A hundred networks of the usual trainer, pairs found in every tenth. */
    public ArcConfidenceQuestion() {
        this(new BayesianNetworkTrainer(), 100, 0.1);
    }

    /** @throws IllegalArgumentException if a parameter is out of its range, naming it */
    public ArcConfidenceQuestion {
        if (repetitions < 1) throw new IllegalArgumentException("repetitions must be at least 1, got " + repetitions);
        if (!(least >= 0 && least <= 1)) throw new IllegalArgumentException("least must lie in 0..1, got " + least);
    }

    @Override
    public String name() {
        return "arc-confidence";
    }

    @Override
    public Dataset ask(BayesianNetwork model, Dataset rows, Run run) {
        if (rows.partitions() == 0)
            throw new IllegalArgumentException(
                    "confidence in arcs comes from rows: give those that the model was learned" + " from with --data");
        int size = model.nodes().size();
        List<List<Share>> shares = run.map(repetitions, b -> {
            Seed seed = run.seed().child(b);
            BayesianNetwork network = trainer.fit(new Resampled(rows, seed.child(0)), quiet(run, seed.child(1)));
            run.report(
                    "networks",
                    b + 1L,
                    network.nodes().stream()
                            .mapToInt(node -> node.parents().length)
                            .sum());
            return shares(network);
        });
        double[] sum = new double[size * size]; // of halves, so exact
        for (List<Share> network : shares) for (Share share : network) sum[share.from * size + share.to] += share.value;
        return Dataset.of(answer(model, sum));
    }

    /** A run of its own seed on the same threads, of which nothing is reported. */
    private static Run quiet(Run run, Seed seed) {
        return new Run() {
            @Override
            public Seed seed() {
                return seed;
            }

            @Override
            public <R> List<R> map(int pieces, IntFunction<R> work) {
                return run.map(pieces, work);
            }
        };
    }

    /** What one network says for a direction: 1, or a half for each direction of an arc that may point either way. */
    private record Share(int from, int to, double value) {}

    private static List<Share> shares(BayesianNetwork network) {
        int[][] parents = network.nodes().stream().map(Node::parents).toArray(int[][]::new);
        List<BitSet> compelled = Compelled.of(parents, network.order());
        List<Column> columns = network.schema().columns();
        List<Share> shares = new ArrayList<>();
        for (int v = 0; v < parents.length; v++)
            for (int parent : parents[v]) {
                // a level cannot depend on a number unless it is allowed to, so such arcs have their direction
                boolean sure = compelled.get(v).get(parent)
                        || columns.get(v).getClass() != columns.get(parent).getClass();
                shares.add(new Share(parent, v, sure ? 1 : 0.5));
                if (!sure) shares.add(new Share(v, parent, 0.5));
            }
        return shares;
    }

    private record Pair(int from, int to, double confidence, double direction, boolean inModel) {}

    private Table answer(BayesianNetwork model, double[] sum) {
        int size = model.nodes().size();
        boolean[] known = new boolean[size * size];
        for (int v = 0; v < size; v++)
            for (int parent : model.nodes().get(v).parents()) known[parent * size + v] = true;
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < size; a++)
            for (int b = a + 1; b < size; b++) {
                double there = sum[a * size + b];
                double back = sum[b * size + a];
                boolean forward = known[a * size + b] || !known[b * size + a] && there >= back;
                boolean inModel = known[a * size + b] || known[b * size + a];
                double both = there + back;
                double confidence = both / repetitions;
                if (!inModel && !(confidence >= least && both > 0)) continue;
                double direction = both == 0 ? Double.NaN : (forward ? there : back) / both;
                pairs.add(new Pair(forward ? a : b, forward ? b : a, confidence, direction, inModel));
            }
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.confidence));
        List<String> names = model.schema().names();
        return Table.of(
                SCHEMA,
                List.of(
                        pairs.stream().map(pair -> names.get(pair.from)).toArray(String[]::new),
                        pairs.stream().map(pair -> names.get(pair.to)).toArray(String[]::new),
                        pairs.stream().mapToDouble(Pair::confidence).toArray(),
                        pairs.stream().mapToDouble(Pair::direction).toArray(),
                        pairs.stream().mapToInt(pair -> pair.inModel ? 1 : 0).toArray()));
    }
}
