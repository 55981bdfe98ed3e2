package semblance.benchmark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import semblance.api.data.Column;
import semblance.api.data.Dataset;
import semblance.api.data.Schema;
import semblance.api.data.Table;
import semblance.api.train.Run;
import semblance.api.train.Seed;
import semblance.bayesiannetwork.Arcs;
import semblance.bayesiannetwork.BayesianNetwork;
import semblance.bayesiannetwork.BayesianNetworkTrainer;
import semblance.bayesiannetwork.Local;
import semblance.bayesiannetwork.NumericParents;
import semblance.bayesiannetwork.Parameters;
import semblance.bayesiannetwork.Score;
import semblance.bayesiannetwork.Search;
import semblance.core.data.Cached;
import semblance.core.engine.LocalEngine;
import semblance.core.engine.Pieces;

/**
 * Learns the graph of a Bayesian network in a side-by-side comparison: the best BIC of a tabu search and one order search,
 * as peers search once. Columns are states numbered from 0. Arguments: {@code train maxparents threads pred task}, and
 * {@code starts} for more order searches.
 */
public final class BnPeer {
    private BnPeer() {}

    /** @throws Exception if an argument is missing or a file cannot be read */
    public static void main(String[] arguments) throws Exception {
        Peer peer = new Peer(arguments);
        try (Cached rows = peer.rows("train");
                Pieces pieces = new Pieces(peer.threads())) {
            Table states = states(rows);
            BayesianNetworkTrainer trainer = trainer(peer.number("maxparents"), peer.number("starts", 1));
            Dataset data = new LocalEngine(peer.threads()).bind(Dataset.of(states));
            BayesianNetwork network = peer.fit(() -> trainer.fit(data, run(pieces)));
            List<String> names = states.schema().names();
            System.out.println(peer.finishLines(states.rows(), names.size(), arcs(network, names)));
        }
    }

    private static BayesianNetworkTrainer trainer(int maximumParents, int starts) {
        BayesianNetworkTrainer usual = new BayesianNetworkTrainer();
        return new BayesianNetworkTrainer(
                Search.AUTO,
                Score.BIC,
                starts,
                usual.patience(),
                List.of(),
                new Arcs(List.of(), List.of(), List.of(), maximumParents),
                NumericParents.FORBID,
                Parameters.BAYESIAN,
                usual.equivalentSampleSize(),
                usual.significance(),
                usual.rounds(),
                usual.maximumIterations(),
                usual.tolerance(),
                Local.tables());
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

    /** Whole numbers as levels. */
    private static Table states(Dataset rows) {
        int columns = rows.schema().columns().size();
        List<Column> schema = new ArrayList<>();
        List<Serializable> arrays = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            int column = c;
            int[] codes = IntStream.range(0, rows.partitions())
                    .mapToObj(rows::partition)
                    .flatMap(tables -> tables)
                    .flatMapToInt(table -> Arrays.stream(table.numbers(column)).mapToInt(value -> (int) value))
                    .toArray();
            int states = 1 + Arrays.stream(codes).max().orElse(0);
            List<String> levels =
                    IntStream.range(0, states).mapToObj(Integer::toString).toList();
            schema.add(new Column.Categorical(rows.schema().names().get(c), levels, false));
            arrays.add(codes);
        }
        return Table.of(new Schema(schema, "", ""), arrays);
    }

    private static List<String> arcs(BayesianNetwork network, List<String> names) {
        List<String> lines = new ArrayList<>(List.of("from,to"));
        for (int to = 0; to < names.size(); to++)
            for (int from : network.nodes().get(to).parents()) lines.add(names.get(from) + "," + names.get(to));
        return lines;
    }
}
